/** What two spellings of one article's address have in common. */
import { sha256 } from '../../lib/sha256.ts';

const tracking =
  /^(utm_.*|pk_.*|mtm_.*|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|igshid|twclid|ttclid|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|_ga|_gl|amp|outputtype|ref_src|ref_url|cmpid|spm)$/i;

/**
 * The canonical form of a link: host without `www.` and `amp.`, path without a trailing slash and the marks of AMP,
 * query in its order without tracking parameters; no scheme, default port or fragment (but `#!` and `#/`, which name
 * pages of script-made sites). What is no address is given back trimmed.
 */
export function linkKey(url: string): string {
  if (!URL.canParse(url)) return url.trim();
  const { host } = new URL(url);
  return bounded(host.replace(/^(www|amp|m)\.(?=[^.]+\.)/, '') + rest(url));
}

/** The link's key without its host; null for a front page. */
export function pathKey(url: string): string | null {
  return (URL.canParse(url) && bounded(rest(url))) || null;
}

/**
 * A feed's own id of an entry: where it is an address, in its canonical form, so that https and www change nothing. Its
 * fragment stays: comments and changelogs are told apart by it.
 */
export function guidKey(guid: string): string {
  const id = guid.trim();
  if (!/^https?:\/\//i.test(id) || !URL.canParse(id)) return bounded(id);
  const { hash } = new URL(id);
  return bounded(linkKey(id).replace(hash, '') + hash);
}

function rest(url: string): string {
  const { pathname, search, hash } = new URL(url);
  const path = pathname
    .replace(/%[0-9a-f]{2}/gi, (octet) => octet.toUpperCase())
    .replace(/^\/amp(?=\/.)/, '')
    .replace(/\/(amp\/?|index\.(html?|php))?$/, '')
    .replace(/\.amp(\.html)?$/, '$1')
    .replace(/\/+$/, '');
  const query = search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !tracking.test(pair.split('=', 1)[0]!))
    .join('&');
  return path + (query && `?${query}`) + (/^#[!/]/.test(hash) ? hash : '');
}

/** Short enough for an index of any database. */
export const bounded = (key: string): string =>
  key.length <= 500 ? key : `${key.slice(0, 400)}#${sha256(key)}`;

/** Fewer words than these are no article's own. */
const minWords = 8;

/** Hash of a text's words without addresses, marks and spaces; '' where there are too few. */
export function wordsHash(text: string): string {
  const words = text
    .toLowerCase()
    .replace(/\[?https?:\/\/[^\s\]]+\]?/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const count = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]/.test(words)
    ? words.length / 2
    : words.split(' ').length;
  return count < minWords ? '' : sha256(words);
}
