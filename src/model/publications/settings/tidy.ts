/** What was typed, as it is meant. */

import { visibleLine } from '../../../lib/one-line.ts';
import { webUrl } from '../../../lib/web-url.ts';
import { folded } from '../../issues/filters.ts';

/** A web address as a person types it, `https://` put before one without a scheme; null if it is none. */
export function typedUrl(typed: string): string | null {
  const hasScheme = /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(typed); // mailto:, but not localhost:8080
  const url = webUrl(hasScheme ? typed : `https://${typed}`);
  return url && !new URL(url).username && !new URL(url).password ? url : null;
}

/** What was typed as lines. */
export const manyLines = (typed: string): string => typed.replace(/\r\n?/g, '\n').trim();

/** Each topic once, as it was first written. */
export function distinctTopics(typed: string[]): string[] {
  const byKey = new Map<string, string>();
  for (const topic of typed.map(visibleLine))
    if (topic && !byKey.has(folded(topic))) byKey.set(folded(topic), topic);
  return [...byKey.values()];
}
