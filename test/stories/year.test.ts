import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { answerFlood } from '../../src/actions/feeds/answer-flood.ts';
import { pollFeed } from '../../src/actions/feeds/poll-feed.ts';
import { releaseArticles } from '../../src/actions/feeds/release-articles.ts';
import { assembleIssues } from '../../src/actions/issues/assemble-issues.ts';
import { articlesOfIssue } from '../../src/actions/issues/issue-articles.ts';
import type { fetchUrl } from '../../src/feed/http/fetch.ts';
import { floodOf } from '../../src/store/feeds/floods.ts';
import { openNotices } from '../../src/store/notices/notices.ts';
import { testClock } from '../support/clock.ts';
import { createSite, type Story, usual } from '../support/servers/changing-site.ts';
import { onEachEngine } from '../support/store.ts';
import { pollWorld } from '../support/worlds/poll-world.ts';
import { seedPublication, seedReaders } from '../support/worlds/seed.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** The same numbers in every run. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state / 2 ** 32;
  };
}

onEachEngine('a year of one feed', (engine) => {
  it('mails every article exactly once, and loses none', { timeout: 240_000 }, async () => {
    const store = await engine.open();
    const start = new Date('2026-01-01T00:00:00Z');
    const clock = testClock(start.toISOString());
    const site = createSite();
    const random = dice(42);
    let down = false;
    const fetch: typeof fetchUrl = async ({ url, etag }) => {
      if (down) {
        const problem = { code: 'status-server-fault', status: 503, url } as const;
        return { kind: 'failed', problem, status: 503, gone: false, retryAfter: null };
      }
      const body = site.feed();
      const now = `"${createHash('sha256').update(body).digest('base64url')}"`;
      const movedTo = url.startsWith(site.origin) ? null : `${site.origin}/feed/`;
      const answer = {
        url: movedTo ?? url,
        movedTo,
        etag: now,
        lastModified: null,
        maxAgeSeconds: null,
        links: { hub: [], self: null },
      };
      if (etag === now) return { kind: 'unchanged', ...answer };
      return { kind: 'fetched', body: Buffer.from(body), contentType: 'application/rss+xml', ...answer };
    };
    const world = pollWorld({ store, clock }, { fetchUrl: fetch });
    for (let old = 12; old > 0; old--) site.publish(new Date(start.getTime() - old * day));
    const archive = new Set(site.stories.map(({ n }) => n));
    const publication = await seedPublication(store, { siteUrl: site.origin, holdMinutes: 10 });
    await store.write((tx) => tx.update(store.tables.feed).set({ url: `${site.origin}/feed/` }));
    const [feed] = await store.read.select().from(store.tables.feed);
    await pollFeed(world, feed!.id, { onlyIfDue: false });
    await seedReaders(store, publication, 1);

    const events: Record<number, () => unknown> = {
      // New ids: another plugin makes the feed.
      40: () => site.adopt({ guid: ({ n }) => `urn:story:${n}` }),
      60: () => site.adopt({ origin: 'https://www.valley.example' }),
      80: () => site.adopt({ origin: 'https://valley.example' }),
      // A new domain, and permanent redirects from the old one.
      100: () => site.adopt({ origin: 'https://courier.example' }),
      // Another domain and other ids in the same instant.
      130: () => site.adopt({ origin: 'https://valley.news.example', guid: usual.guid }),
      150: () => site.adopt({ order: (a, b) => a.title.localeCompare(b.title) }),
      // All entries get the date of the day on which the blog was imported anew; then the old ones come back.
      160: () => site.adopt({ dated: () => new Date(start.getTime() + 160 * day) }),
      170: () => site.adopt({ dated: usual.dated, order: usual.order }),
      190: () => (down = true),
      195: () => (down = false),
      // The clock was set back, and forward again.
      210: () => clock.set(new Date(clock().getTime() - 3 * hour)),
      211: () => clock.set(new Date(clock().getTime() + 3 * hour)),
      // A longer feed shows old stories again, pruned or not.
      230: () => site.adopt({ length: 60 }),
      240: () => site.adopt({ length: 10 }),
      300: () => (down = true),
      304: () => (down = false),
    };
    /** What a restored backup lacked, and its authors published again, under new ids. */
    let lost: Story[] = [];
    const backup = {
      260: () => (lost = site.stories.splice(-3)),
      262: () => {
        site.stories.push(...lost);
        site.adopt({ guid: ({ n }, origin) => `${origin}/?p=${n + 5_000}` });
      },
    };
    const flood: Story[] = [];
    for (let today = 1; today <= 365; today++) {
      events[today]?.();
      backup[today as keyof typeof backup]?.();
      if (today === 330) {
        // Another blog is merged into this one: forty of its stories appear at once.
        site.adopt({ length: 60 });
        for (let n = 0; n < 40; n++) flood.push(site.publish(new Date(clock().getTime() - n * hour)));
      }
      for (let more = Math.floor(random() * 3); more > 0 && !down; more--)
        site.publish(new Date(clock().getTime() - more * hour));
      if (random() < 0.7) edit(site.stories.at(-1 - Math.floor(random() * 3))!, today);
      await pollFeed(world, feed!.id, { onlyIfDue: false });
      clock.forward(700);
      await releaseArticles(world, publication.id);
      await assembleIssues(world, publication.id);
      clock.forward(day / 1000 - 700);
      if (today === 332) {
        const stopped = await floodOf(store, feed!.id, 0);
        expect(stopped?.total).toBeGreaterThanOrEqual(40);
        expect((await openNotices(store, publication.id)).map(({ kind }) => kind)).toEqual(['flood']);
        await answerFlood({ store, clock }, feed!.id, 'send', stopped!.upto);
      }
    }

    const mailed: string[] = [];
    for (const issue of await store.read.select().from(store.tables.issue)) {
      expect(issue.audience).toBe(1);
      const { articles } = await articlesOfIssue(store, issue, 1000);
      mailed.push(...articles.map(({ title }) => title));
    }
    const numbers = mailed.map((title) => Number(/\d+/.exec(title)![0])).toSorted((a, b) => a - b);
    const wanted = site.stories.map(({ n }) => n).filter((n) => !archive.has(n));
    expect(flood).toHaveLength(40);
    expect(wanted.length).toBeGreaterThan(300);
    expect(numbers).toEqual(wanted.toSorted((a, b) => a - b));
    const [after] = await store.read.select().from(store.tables.feed);
    expect(after).toMatchObject({ url: 'https://valley.news.example/feed/', failures: 0, lastError: null });
  });
});

function edit(story: Story, today: number): void {
  if (today % 3 === 0) story.title = `Story ${story.n} from the valley, corrected on day ${today}`;
  else story.text += ' A correction was made.';
}
