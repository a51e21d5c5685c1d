import { discoverFeeds } from '../feed/discover.ts';
import type { Cadence } from '../model/cadence.ts';
import { feedsOf } from '../store/feeds.ts';
import { insertPublication, publicationBySlug } from '../store/publications.ts';
import { type PollWorld, pollFeed, userAgent } from './poll-feed.ts';

export interface PublicationInput {
  slug: string;
  name: string;
  /** The site's address, where its feed is looked for, or the feed's own. */
  site?: string;
  feed?: string;
  from: { name: string; address: string };
  replyTo?: string;
  postal?: string;
  holdMinutes?: number;
  cadence?: Cadence;
}

export type AddPublicationOutcome =
  | { kind: 'added'; feeds: { url: string; title: string | null }[]; articles: number; followUrl: string }
  | { kind: 'invalid'; reason: string };

const invalid = (reason: string): AddPublicationOutcome => ({ kind: 'invalid', reason });

/** Makes a publication of a site or feed that answers, and imports what its feed has: all of that counts as seen. */
export async function addPublication(
  world: PollWorld,
  input: PublicationInput,
): Promise<AddPublicationOutcome> {
  const { store, clock, baseUrl, allowPrivateFeeds } = world;
  const slug = input.slug.toLowerCase();
  if (!/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(slug)) {
    return invalid(
      `The slug "${input.slug}" can't stand in an address: use letters a to z, digits and hyphens, at most 63.`,
    );
  }
  const taken = `The slug "${slug}" is taken by another publication. Choose another one.`;
  if (await publicationBySlug(store, slug)) return invalid(taken);
  const options = { allowPrivate: allowPrivateFeeds, userAgent: userAgent(baseUrl, 0) };
  const found = await discoverFeeds((input.feed ?? input.site)!, options);
  if (found.kind === 'none') return invalid(found.reason);
  const [first] = found.feeds;
  const publication = await insertPublication(
    store,
    {
      slug,
      name: input.name,
      siteUrl: input.site ? withScheme(input.site) : (first!.feed.link ?? new URL(first!.url).origin),
      language: primaryLanguage(first!.feed.language),
      fromName: input.from.name,
      fromAddress: input.from.address,
      replyTo: input.replyTo ?? null,
      postal: input.postal ?? null,
      ...(input.holdMinutes === undefined ? {} : { holdMinutes: input.holdMinutes }),
      ...(input.cadence === undefined ? {} : { defaultCadence: input.cadence }),
      createdAt: clock(),
    },
    [{ url: first!.url, title: first!.title }],
  );
  if (!publication) return invalid(taken);
  const feeds = await feedsOf(store, publication.id);
  let articles = 0;
  for (const feed of feeds) {
    const outcome = await pollFeed(world, feed.id, { onlyIfDue: false });
    if (outcome.kind === 'polled') articles += outcome.added;
  }
  return {
    kind: 'added',
    feeds: feeds.map(({ url, title }) => ({ url, title })),
    articles,
    followUrl: `${baseUrl}/follow/${slug}`,
  };
}

const withScheme = (site: string): string => (/^https?:\/\//i.test(site) ? site : `https://${site}`);

/** `de` of `de-AT`; English where the feed names no language that can be one. */
const primaryLanguage = (language: string | null): string =>
  /^([a-z]{2,3})\b/i.exec(language ?? '')?.[1]?.toLowerCase() ?? 'en';
