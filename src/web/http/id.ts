/** Reads the id of a row from an address or a form. @returns null if the text is not an id */
export const readId = (written: unknown): number | null =>
  typeof written === 'string' && /^\d{1,15}$/.test(written) ? Number(written) : null;
