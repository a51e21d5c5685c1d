/**
 * The tokens in a reader's own two links are the only part of an issue that differs from reader to reader.
 * A stored rendering has placeholders in their place, which are made from the marker.
 */

export interface ReaderTokens {
  unsubscribe: string;
  manage: string;
}

/** Returns the placeholders for the two tokens. `marker` is unguessable and consists of letters, digits, - and _. */
export function readerMarkers(marker: string): ReaderTokens {
  // If HTML or a URL had to escape the placeholder, we could not find it again.
  if (!/^[\w-]{16,}$/.test(marker)) {
    throw new Error(`the marker "${marker}" must have at least 16 letters, digits, - or _`);
  }
  return { unsubscribe: `${marker}-unsubscribe`, manage: `${marker}-manage` };
}

/** Returns the addresses of a reader's own pages. */
export const readerUrls = (baseUrl: string, tokens: ReaderTokens): ReaderTokens => ({
  unsubscribe: `${baseUrl}/unsubscribe/${tokens.unsubscribe}`,
  manage: `${baseUrl}/manage/${tokens.manage}`,
});

/** Returns one body of a stored rendering, with a reader's tokens in place of the placeholders. */
export function addressTo(body: string, marker: string, tokens: ReaderTokens): string {
  const markers = readerMarkers(marker);
  return body
    .replaceAll(markers.unsubscribe, () => tokens.unsubscribe)
    .replaceAll(markers.manage, () => tokens.manage);
}
