/**
 * Cookies within one fetch: some sites redirect until their cookie is sent back. Nothing is stored after the fetch.
 * tough-cookie is not used because its main features (domains with the list of public suffixes, paths, expiry) are left
 * out on purpose: a cookie is sent back only to its own origin, whatever its attributes say.
 */

export interface Cookies {
  /** Stores the cookies of an answer. Returns whether any cookie is new or has another value. */
  accept(url: URL, setCookie: string[]): boolean;
  /** Returns the `Cookie` header for the origin of `url`, or null if that origin has set no cookies. */
  headerFor(url: URL): string | null;
}

/**
 * Returns the cookie that “Reject all” sets on the consent page that YouTube shows to servers in Europe; [] for any
 * other page.
 */
export const consentCookies = (redirect: URL): string[] =>
  redirect.host === 'consent.youtube.com' ? ['SOCS=CAI'] : [];

const maxCookies = 20;
const maxCookieLength = 2_000;

export function createCookies(): Cookies {
  const byOrigin = new Map<string, Map<string, string>>();
  return {
    accept(url, setCookie) {
      const jar = byOrigin.get(url.origin) ?? new Map<string, string>();
      byOrigin.set(url.origin, jar);
      let changed = false;
      for (const line of setCookie.slice(0, maxCookies)) {
        const [, name, value] = /^\s*([\w!#$%&'*+.^`|~-]+)=([^;]*)/.exec(line) ?? [];
        if (!name || value!.length > maxCookieLength || jar.get(name) === value) continue;
        if (jar.size >= maxCookies && !jar.has(name)) continue;
        jar.set(name, value!);
        changed = true;
      }
      return changed;
    },
    headerFor(url) {
      const pairs = [...(byOrigin.get(url.origin) ?? [])].map(([name, value]) => `${name}=${value.trim()}`);
      return pairs.length > 0 ? pairs.join('; ') : null;
    },
  };
}
