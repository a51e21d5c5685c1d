/**
 * Makes an http or https address absolute, and removes a user name and password, which are never stored or sent.
 * @returns null for any other text
 */
export function webAddress(text: string | null | undefined, base?: string | URL): URL | null {
  if (!text?.trim() || !URL.canParse(text, base)) return null;
  const url = new URL(text, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  url.username = '';
  url.password = '';
  return url;
}
