/**
 * The only part of an issue that differs from reader to reader: the tokens in their own two links.
 * A stored rendering carries stand-ins, made from the marker, where the tokens go.
 */

export interface ReaderTokens {
  unsubscribe: string;
  manage: string;
}

/** The stand-ins for the two tokens inside a stored rendering. `marker` is unguessable, of letters, digits, - and _. */
export function readerMarkers(marker: string): ReaderTokens {
  // A stand-in that HTML or an address would have to escape would not be found again.
  if (!/^[\w-]{16,}$/.test(marker)) {
    throw new Error(`the marker "${marker}" must have at least 16 letters, digits, - or _`);
  }
  return { unsubscribe: `${marker}-unsubscribe`, manage: `${marker}-manage` };
}

/** The addresses of a reader's own pages. */
export const readerUrls = (baseUrl: string, tokens: ReaderTokens): ReaderTokens => ({
  unsubscribe: `${baseUrl}/unsubscribe/${tokens.unsubscribe}`,
  manage: `${baseUrl}/manage/${tokens.manage}`,
});

/** One body of a stored rendering with the stand-ins replaced by a reader's tokens. */
export function addressTo(body: string, marker: string, tokens: ReaderTokens): string {
  const markers = readerMarkers(marker);
  return body
    .replaceAll(markers.unsubscribe, () => tokens.unsubscribe)
    .replaceAll(markers.manage, () => tokens.manage);
}
