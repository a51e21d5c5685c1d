/** @returns the id of a row as an address or a form names it; null for what is none */
export const readId = (written: unknown): number | null =>
  typeof written === 'string' && /^\d{1,15}$/.test(written) ? Number(written) : null;
