/** What two spellings of one article's address have in common. */

const tracking =
  /^(utm_.*|pk_.*|mtm_.*|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|igshid|twclid|ttclid|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|_ga|_gl)$/i;

/**
 * The canonical form of a link: host without `www.`, path without a trailing slash, query in its order without
 * tracking parameters; no scheme, default port or fragment (but `#!` and `#/`, which name pages of script-made
 * sites). What is no address is given back trimmed.
 */
export function linkKey(url: string): string {
  if (!URL.canParse(url)) return url.trim();
  const { host, pathname, search, hash } = new URL(url);
  const query = search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !tracking.test(pair.split('=', 1)[0]!))
    .join('&');
  return (
    host.replace(/^www\./, '') +
    pathname.replace(/%[0-9a-f]{2}/gi, (octet) => octet.toUpperCase()).replace(/\/+$/, '') +
    (query && `?${query}`) +
    (/^#[!/]/.test(hash) ? hash : '')
  );
}
