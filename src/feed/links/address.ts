/**
 * An http or https address, made absolute, without a name and password (those are never stored or sent); null for
 * anything else.
 */
export function webAddress(text: string | null | undefined, base?: string | URL): URL | null {
  if (!text?.trim() || !URL.canParse(text, base)) return null;
  const url = new URL(text, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  url.username = '';
  url.password = '';
  return url;
}
