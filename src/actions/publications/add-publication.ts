import { discoverFeeds } from '../../feed/discover/discover.ts';
import { primaryLanguage } from '../../lib/languages.ts';
import type { Feed } from '../../model/feeds/feed.ts';
import type { DiscoveryProblem } from '../../model/feeds/feed-problems.ts';
import type { Cadence } from '../../model/issues/cadence.ts';
import type { QuietHours } from '../../model/issues/quiet-hours.ts';
import type { Publication } from '../../model/publications/publication.ts';
import { type SlugProblem, slugPattern } from '../../model/publications/slug.ts';
import { feedsOf } from '../../store/feeds/feeds.ts';
import {
  insertPublication,
  type NewPublication,
  publicationBySlug,
} from '../../store/publications/publications.ts';
import { discovery, type PollDeps } from '../feeds/poll-deps.ts';
import { pollFeed } from '../feeds/poll-feed.ts';

export interface PublicationInput {
  slug: string;
  name: string;
  /** The address of the site, where the feed is looked for, or of the feed itself. */
  site?: string;
  feed?: string;
  from: { name: string; address: string };
  replyTo?: string;
  postal?: string;
  holdMinutes?: number;
  cadence?: Cadence;
  /** An IANA name. */
  timezone?: string;
  /** The ISO number: 1 is Monday. */
  weekday?: number;
  /** 1 to 28, or 31 for the last day of the month. */
  monthDay?: number;
  quiet?: QuietHours;
  topics?: string[];
}

export type AddPublicationOutcome =
  | { kind: 'added'; feeds: { url: string; title: string | null }[]; articles: number; followUrl: string }
  | { kind: 'invalid'; problem: AddPublicationProblem };

/** Null if no feed answered in time. */
type AddPublicationProblem = SlugProblem | DiscoveryProblem | null;

const invalid = (problem: AddPublicationProblem): AddPublicationOutcome => ({ kind: 'invalid', problem });

/**
 * Makes a publication from a site or feed that answers, and imports the articles of its feed. They all count as seen.
 */
export async function addPublication(
  deps: PollDeps,
  input: PublicationInput,
): Promise<AddPublicationOutcome> {
  const { store, baseUrl } = deps;
  const slug = input.slug.toLowerCase();
  if (!slugPattern.test(slug)) return invalid({ code: 'slug-malformed', slug: input.slug });
  const taken = { code: 'slug-taken', slug } as const;
  if (await publicationBySlug(store, slug)) return invalid(taken);
  const found = await discoverFeeds((input.feed ?? input.site)!, discovery(deps));
  if (found.kind === 'none') return invalid(found.problem);
  const [first] = found.feeds;
  const added = await openPublication(
    deps,
    {
      slug,
      name: input.name,
      siteUrl: first!.feed.link ?? (input.site ? withScheme(input.site) : new URL(first!.url).origin),
      language: primaryLanguage(first!.feed.language),
      fromName: input.from.name,
      fromAddress: input.from.address,
      replyTo: input.replyTo ?? null,
      postal: input.postal ?? null,
      ...given({
        holdMinutes: input.holdMinutes,
        defaultCadence: input.cadence,
        timezone: input.timezone,
        digestWeekday: input.weekday,
        digestMonthDay: input.monthDay,
        quietFrom: input.quiet?.from,
        quietTo: input.quiet?.to,
        topics: input.topics,
      }),
    },
    { url: first!.url, title: first!.title },
  );
  if (!added) return invalid(taken);
  return {
    kind: 'added',
    feeds: added.feeds.map(({ url, title }) => ({ url, title })),
    articles: added.articles,
    followUrl: `${baseUrl}/follow/${slug}`,
  };
}

/**
 * Stores a publication with its feed and imports the articles of the feed.
 * @returns null if the slug is taken
 */
export async function openPublication(
  deps: PollDeps,
  settings: Omit<NewPublication, 'createdAt'>,
  feed: { url: string; title: string | null },
): Promise<{ publication: Publication; feeds: Feed[]; articles: number } | null> {
  const { store, clock } = deps;
  const row = { ...settings, createdAt: clock() };
  const publication = await store.write((tx) => insertPublication(tx, row, [feed]));
  if (!publication) return null;
  const feeds = await feedsOf(store, publication.id);
  let articles = 0;
  for (const { id } of feeds) {
    const outcome = await pollFeed(deps, id, { onlyIfDue: false });
    if (outcome.kind === 'polled') articles += outcome.added;
  }
  return { publication, feeds, articles };
}

/** Leaves undefined values out, so that the default of the column applies. */
const given = <T extends object>(set: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } =>
  Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined)) as never;

const withScheme = (site: string): string => (/^https?:\/\//i.test(site) ? site : `https://${site}`);
