import { expect, it, onTestFinished } from 'vitest';
import { addPublication } from '../../../src/actions/publications/add-publication.ts';
import { addSample } from '../../../src/actions/sample/add-sample.ts';
import { withSample } from '../../../src/actions/sample/sample-fetch.ts';
import { publicationBySlug } from '../../../src/store/publications/publications.ts';
import { topicsSeen } from '../../../src/store/publications/topics.ts';
import { testClock } from '../../support/clock.ts';
import { feedXml } from '../../support/feed/feed-xml.ts';
import { startOriginServer } from '../../support/servers/origin-server.ts';
import { onEachEngine } from '../../support/store.ts';
import { pollWorld } from '../../support/worlds/poll-world.ts';

onEachEngine('a publication by command', (engine) => {
  async function setUp() {
    const store = await engine.open();
    const origin = await startOriginServer();
    onTestFinished(() => origin.close());
    origin.set('/feed', { headers: { 'Content-Type': 'application/rss+xml' }, body: feedXml(origin.url, 2) });
    const world = pollWorld({ store, clock: testClock('2026-03-01T10:00:00Z') });
    const from = { name: 'Ann', address: 'ann@example.org' };
    return { store, world, origin, input: { slug: 'blog', name: 'Blog', feed: `${origin.url}/feed`, from } };
  }

  it('has what was given, and of the rest what every publication begins with', async () => {
    const { store, world, input } = await setUp();
    const given = {
      timezone: 'Europe/Berlin',
      weekday: 5,
      monthDay: 31,
      quiet: { from: 0, to: 7 },
      topics: ['Town Hall'],
      cadence: 'weekly' as const,
      holdMinutes: 0,
    };
    expect(await addPublication(world, { ...input, ...given })).toMatchObject({ kind: 'added' });
    expect(await publicationBySlug(store, 'blog')).toMatchObject({
      timezone: 'Europe/Berlin',
      digestWeekday: 5,
      digestMonthDay: 31,
      quietFrom: 0,
      quietTo: 7,
      topics: ['Town Hall'],
      defaultCadence: 'weekly',
      holdMinutes: 0,
      digestHour: 8,
    });
    expect(await addPublication(world, { ...input, slug: 'bare' })).toMatchObject({ kind: 'added' });
    expect(await publicationBySlug(store, 'bare')).toMatchObject({
      timezone: 'UTC',
      digestWeekday: 1,
      digestMonthDay: 1,
      quietFrom: null,
      quietTo: null,
      topics: [],
      defaultCadence: 'instant',
      holdMinutes: 10,
    });
  });

  it('has the site that its feed names, else the one that was typed', async () => {
    const { store, world, origin, input } = await setUp();
    const { feed: typed, ...rest } = input;
    const body = (link: string) =>
      `<rss version="2.0"><channel><title>Films</title>${link}<item><guid>1</guid></item></channel></rss>`;
    const site = async (slug: string, link: string) => {
      origin.set('/feed', { body: body(link) });
      await addPublication(world, { ...rest, slug, site: typed });
      return (await publicationBySlug(store, slug))!.siteUrl;
    };
    expect(await site('films', '<link>https://www.youtube.com/channel/UC1</link>')).toBe(
      'https://www.youtube.com/channel/UC1',
    );
    expect(await site('bare', '')).toBe(typed);
  });

  it('of the sample site offers as topics what its articles are about', async () => {
    const store = await engine.open();
    const [clock, baseUrl] = [testClock('2026-03-03T12:00:00Z'), 'http://localhost:3000'];
    const network = () => Promise.reject(new Error('the network was asked'));
    const fetchUrl = withSample({ store, clock, baseUrl }, network);
    await addSample(pollWorld({ store, clock }, { baseUrl, fetchUrl }));
    const { id, topics } = (await publicationBySlug(store, 'sample'))!;
    const seen = await topicsSeen(store, id, 50);
    expect(seen.length).toBeGreaterThan(2);
    expect(topics).toEqual(expect.arrayContaining(seen.map(({ name }) => name)));
  });
});
