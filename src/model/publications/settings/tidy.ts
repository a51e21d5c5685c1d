/** Turns what a person typed into what the person meant. */

import { visibleLine } from '../../../lib/one-line.ts';
import { webUrl } from '../../../lib/web-url.ts';
import { folded } from '../../issues/filters.ts';

/** Returns the web address that a person typed, with `https://` added if it has no scheme; null if it is not one. */
export function typedUrl(typed: string): string | null {
  const hasScheme = /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(typed); // Matches `mailto:`, but not `localhost:8080`.
  const url = webUrl(hasScheme ? typed : `https://${typed}`);
  return url && !new URL(url).username && !new URL(url).password ? url : null;
}

/** Returns what was typed with `\n` as the only line break. */
export const manyLines = (typed: string): string => typed.replace(/\r\n?/g, '\n').trim();

/** Returns each topic once, in the spelling that came first. */
export function distinctTopics(typed: string[]): string[] {
  const byKey = new Map<string, string>();
  for (const topic of typed.map(visibleLine))
    if (topic && !byKey.has(folded(topic))) byKey.set(folded(topic), topic);
  return [...byKey.values()];
}
