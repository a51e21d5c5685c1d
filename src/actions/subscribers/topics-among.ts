import { filterLimits, folded } from '../../model/issues/filters.ts';

/**
 * Returns those of the sent topics that exist, in the spelling of the publication: topics that the owner offers, or
 * else those seen in the articles. A form on another site may send several in one value, with commas. Topics that no
 * article has are left out.
 */
export async function topicsAmong(
  sent: string[],
  offered: string[],
  seen: () => Promise<{ name: string }[]>,
): Promise<string[]> {
  const known = new Map(offered.map((topic) => [folded(topic), topic]));
  const wanted = (topics: Map<string, string>) =>
    sent
      .slice(0, filterLimits.entries)
      .flatMap((value) => (topics.has(folded(value)) ? [value] : value.split(',')));
  const isKnown = (value: string): boolean => folded(value) === '' || known.has(folded(value));
  if (!wanted(known).every(isKnown))
    for (const { name } of await seen()) if (!isKnown(name)) known.set(folded(name), name);
  const found = wanted(known).flatMap((value) => known.get(folded(value)) ?? []);
  return [...new Set(found)].slice(0, filterLimits.entries);
}
