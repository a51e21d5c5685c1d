/**
 * Cookies within one fetch: some sites redirect until theirs comes back. Nothing is kept afterwards. tough-cookie is not
 * used because what a jar is for (domains with the list of public suffixes, paths, expiry) is left out on purpose: a
 * cookie goes back to its own origin alone, whatever it says of itself.
 */

export interface Cookies {
  /** Keeps what an answer sets; whether that changed anything. */
  keep(url: URL, setCookie: string[]): boolean;
  /** What goes back to that origin, and to it alone; null for none. */
  headerFor(url: URL): string | null;
}

/** What “Reject all” sets at the page of consent that YouTube shows to servers in Europe; [] for any other page. */
export const declines = (redirect: URL): string[] =>
  redirect.host === 'consent.youtube.com' ? ['SOCS=CAI'] : [];

const maxCookies = 20;
const maxCookieLength = 2_000;

export function createCookies(): Cookies {
  const byOrigin = new Map<string, Map<string, string>>();
  return {
    keep(url, setCookie) {
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
