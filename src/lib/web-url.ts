/** @returns the http or https address, unchanged if it is plain ASCII; null for others and over 2000 characters */
export function webUrl(url: string | null | undefined): string | null {
  if (!url || url.length > 2000 || !URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  return /^[!#-;=?-~]+$/.test(url) ? url : href;
}

/** Returns the host of an address, without `www.`; null if it is not an address. */
export const bareHost = (url: string): string | null =>
  URL.canParse(url) ? new URL(url).host.replace(/^www\./, '') : null;

/** Returns whether only this machine can open the installation's address. */
export const isLoopback = (baseUrl: string): boolean =>
  /^(localhost|127(\.\d+){3}|\[::1\]|.*\.localhost)$/.test(new URL(baseUrl).hostname);
