import { expect, it, onTestFinished } from 'vitest';
import { addFirstOwner } from '../../../src/actions/owners/add-owner.ts';
import { changePublication, publishDraft } from '../../../src/actions/publications/change-publication.ts';
import { chooseDraftFeed } from '../../../src/actions/publications/choose-draft-feed.ts';
import { findSite } from '../../../src/actions/publications/find-site.ts';
import type { SettingsForm } from '../../../src/model/publications/settings/fields.ts';
import { newForm } from '../../../src/model/publications/settings/form.ts';
import { newestArticles } from '../../../src/store/feeds/articles.ts';
import { feedsOf } from '../../../src/store/feeds/feeds.ts';
import { draftOf } from '../../../src/store/publications/drafts.ts';
import { publicationBySlug } from '../../../src/store/publications/publications.ts';
import { testClock } from '../../support/clock.ts';
import { feedXml } from '../../support/feed/feed-xml.ts';
import { startOriginServer } from '../../support/servers/origin-server.ts';
import { onEachEngine } from '../../support/store.ts';
import { pollWorld } from '../../support/worlds/poll-world.ts';
import { seedPublication } from '../../support/worlds/seed.ts';

const form = (siteUrl: string): SettingsForm => ({
  ...newForm,
  name: 'The Valley Courier',
  slug: 'courier',
  siteUrl,
  language: 'en',
  fromName: 'The Valley Courier',
  fromAddress: 'news@valley.example',
  replyTo: '',
  postal: '',
  color: '#0b6e5f',
  logoUrl: '',
  font: 'serif',
  tagline: 'News of the valley',
  footNote: '',
  mostArticles: '20',
  digestExtent: 'whole',
  digestGroups: 'feed',
  welcome: 'on',
  goodbye: '',
  timezone: 'Europe/Berlin',
  defaultCadence: 'daily',
  digestHour: '7',
  digestWeekday: '5',
  digestMonthDay: '31',
  quietFrom: '22',
  quietTo: '7',
  lateHours: '6',
  topics: ['Town Hall'],
  holdMinutes: '0',
  floodLimit: '',
  fullText: [],
  social: { youtube: '', linkedin: '', instagram: '', wechat: '', whatsapp: '', messenger: '' },
});

onEachEngine('a publication from a draft', (engine) => {
  async function setUp() {
    const store = await engine.open();
    const clock = testClock('2026-03-01T10:00:00Z');
    const origin = await startOriginServer();
    onTestFinished(() => origin.close());
    const link = (name: string) => `<link rel="alternate" type="application/rss+xml" href="/${name}">`;
    origin.set('/', {
      headers: { 'Content-Type': 'text/html' },
      body: `<title>Valley</title>${link('comments')}${link('feed')}`,
    });
    origin.set('/feed', { headers: { 'Content-Type': 'application/rss+xml' }, body: feedXml(origin.url, 5) });
    origin.set('/comments', {
      headers: { 'Content-Type': 'application/rss+xml' },
      body: feedXml(origin.url, 1),
    });
    const world = pollWorld({ store, clock });
    const owner = await addFirstOwner(world, 'ann@example.org', 'correct horse battery');
    const ownerId = owner.kind === 'added' ? owner.ownerId : 0;
    return { store, clock, origin, world, ownerId };
  }

  it('is begun by an address, left, taken up again and published; all that the feed has counts as seen', async () => {
    const { store, origin, world, ownerId } = await setUp();
    expect(await findSite(world, ownerId, origin.url)).toEqual({ kind: 'found' });
    const draft = (await draftOf(store, ownerId))!;
    expect(draft.feeds.map(({ url, count, articles }) => [url, count, articles.length])).toEqual([
      [`${origin.url}/feed`, 5, 3],
      [`${origin.url}/comments`, 1, 1],
    ]);
    expect(await chooseDraftFeed(world, draft, `${origin.url}/other`)).toEqual({ kind: 'unknown-feed' });
    expect(await chooseDraftFeed(world, draft, `${origin.url}/feed`)).toEqual({ kind: 'chosen' });
    const chosen = (await draftOf(store, ownerId))!;
    expect(await publishDraft(world, chosen, form(origin.url))).toEqual({ kind: 'added', slug: 'courier' });
    const publication = (await publicationBySlug(store, 'courier'))!;
    expect(publication).toMatchObject({ color: '#0b6e5f', digestHour: 7, lastSeq: 0 });
    expect(publication).toMatchObject({
      font: 'serif',
      tagline: 'News of the valley',
      footNote: null,
      mostArticles: 20,
      digestExtent: 'whole',
      digestGroups: 'feed',
      welcome: true,
      goodbye: false,
      timezone: 'Europe/Berlin',
      digestWeekday: 5,
      digestMonthDay: 31,
      lateHours: 6,
      quietFrom: 22,
      quietTo: 7,
      topics: ['Town Hall'],
    });
    expect((await feedsOf(store, publication.id)).map(({ url }) => url)).toEqual([`${origin.url}/feed`]);
    expect((await newestArticles(store, publication.id, 10)).map(({ state }) => state)).toEqual(
      Array(5).fill('seen'),
    );
    expect(await draftOf(store, ownerId)).toBeUndefined();
  });

  it('is kept as it was where a second search finds nothing', async () => {
    const { store, origin, world, ownerId } = await setUp();
    await findSite(world, ownerId, origin.url);
    origin.set('/none', { headers: { 'Content-Type': 'text/plain' }, body: 'no feed' });
    expect(await findSite(world, ownerId, 'not an address')).toMatchObject({ kind: 'none' });
    expect(await draftOf(store, ownerId)).toBeDefined();
  });

  it('is not published over another one, and the draft stays', async () => {
    const { store, origin, world, ownerId } = await setUp();
    await seedPublication(store, { slug: 'courier' });
    await findSite(world, ownerId, origin.url);
    const draft = (await draftOf(store, ownerId))!;
    expect(await publishDraft(world, draft, form(origin.url))).toEqual({
      kind: 'wrong',
      problems: { slug: { code: 'slug-taken' } },
    });
    expect(await draftOf(store, ownerId)).toBeDefined();
  });

  it('can be changed, all but its slug', async () => {
    const { store } = await setUp();
    const publication = await seedPublication(store);
    const typed = { ...form('https://valley.example'), slug: 'other', name: 'New Name' };
    expect(await changePublication({ store }, publication, typed)).toEqual({ kind: 'changed' });
    expect(await publicationBySlug(store, 'valley')).toMatchObject({ name: 'New Name', holdMinutes: 0 });
    expect(await publicationBySlug(store, 'other')).toBeUndefined();
    expect(await changePublication({ store }, publication, { ...typed, color: 'red' })).toMatchObject({
      kind: 'wrong',
    });
    expect(await publicationBySlug(store, 'valley')).toMatchObject({ color: '#0b6e5f' });
  });

  it('looks for waiting readers again once its quiet hours are others, and not for any other change', async () => {
    const { store, clock } = await setUp();
    const quietUntil = new Date(clock().getTime() + 3600_000);
    const publication = await seedPublication(store, { quietFrom: 22, quietTo: 7, quietUntil });
    const held = async () => (await publicationBySlug(store, 'valley'))!.quietUntil;
    const typed = form('https://valley.example');
    await changePublication({ store }, publication, { ...typed, name: 'New Name' });
    expect(await held()).toEqual(quietUntil);
    await changePublication({ store }, publication, { ...typed, quietTo: '6' });
    expect(await held()).toBe(null);
  });
});
