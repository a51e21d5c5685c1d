/** The address if it is one of the web (http or https) and of a sane length, else null; as it came where it is plain ASCII. */
export function webUrl(url: string | null | undefined): string | null {
  if (!url || url.length > 2000 || !URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  return /^[!#-;=?-~]+$/.test(url) ? url : href;
}

/** The host of an address, without `www.`; null where it is no address. */
export const bareHost = (url: string): string | null =>
  URL.canParse(url) ? new URL(url).host.replace(/^www\./, '') : null;

/** Whether the address of the installation is one that only this machine can open. */
export const isLoopback = (baseUrl: string): boolean =>
  /^(localhost|127(\.\d+){3}|\[::1\]|.*\.localhost)$/.test(new URL(baseUrl).hostname);
