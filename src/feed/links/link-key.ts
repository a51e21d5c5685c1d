/** Canonical keys of articles: two spellings of one address have the same key. */
import { sha256 } from '../../lib/sha256.ts';

const tracking =
  /^(utm_.*|pk_.*|mtm_.*|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|igshid|twclid|ttclid|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|_ga|_gl|amp|outputtype|ref_src|ref_url|cmpid|spm)$/i;

/**
 * Returns the canonical form of a link: the host without `www.` and `amp.`, the path without a trailing slash and the
 * parts that mark AMP pages, the query in its order without tracking parameters. The scheme, the default port and the
 * fragment are left out, except `#!` and `#/`, which name pages of sites made by scripts. A text that is no address is
 * returned trimmed.
 */
export function linkKey(url: string): string {
  if (!URL.canParse(url)) return url.trim();
  const { host } = new URL(url);
  return bounded(host.replace(/^(www|amp|m)\.(?=[^.]+\.)/, '') + rest(url));
}

/** Returns the link's key without its host; null for a front page. */
export function pathKey(url: string): string | null {
  return (URL.canParse(url) && bounded(rest(url))) || null;
}

/**
 * Returns a key for the feed's own id of an entry. If the id is an address, the key is its canonical form, so that a
 * change to https or www doesn't matter. The fragment stays, because only the fragment differs between the entries of
 * some feeds, such as comments and changelogs.
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

/** Shortens a key to at most 500 UTF-16 units, so that every database can index it. */
export const bounded = (key: string): string =>
  key.length <= 500 ? key : `${key.slice(0, 400)}#${sha256(key)}`;

/** Shorter texts are not specific to one article. */
const minWords = 8;

/** Returns a hash of a text's words, without addresses, punctuation and spaces; '' if there are too few words. */
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
