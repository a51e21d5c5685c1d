/** The desk’s buttons: polling, sending and trying mail now. */
import { describe, expect, onTestFinished, test } from 'vitest';
import { createSmtp } from '../../../../src/mail/smtp/smtp.ts';
import { createTokens } from '../../../../src/model/owners/tokens.ts';
import type { Publication } from '../../../../src/model/publications/publication.ts';
import {
  insertPublication,
  pausePublication,
  publicationById,
} from '../../../../src/store/publications/publications.ts';
import { feedXml } from '../../../support/feed/feed-xml.ts';
import { startOriginServer } from '../../../support/servers/origin-server.ts';
import { startSink } from '../../../support/servers/smtp-sink.ts';
import { type OwnerSite, owner, ownerSite } from '../../../support/web/owner-site.ts';
import { pageOf } from '../../../support/web/site.ts';
import { publish, seedPublication, seedReaders } from '../../../support/worlds/seed.ts';

const home = '/owner/publications/valley';

/** Presses a button; gives what the page then says, and how. */
async function press(it: OwnerSite, name: string, fields: Record<string, string> = {}) {
  const browser = it.owner();
  const response = await browser.post(`${home}/${name}`, fields);
  expect(response.status).toBe(303);
  const location = response.headers.get('location')!;
  expect(location).toMatch(/^\/owner\/publications\/valley\?flash=[\w.-]+$/);
  const $ = await pageOf(await browser.get(location));
  return { role: $('.flash').attr('role'), text: $('.flash').text() };
}

/** A publication with feeds at these paths of a site on this machine. */
async function withFeeds(...paths: string[]) {
  const [it, origin] = await Promise.all([ownerSite(), startOriginServer()]);
  onTestFinished(() => origin.close());
  const facts = { slug: 'valley', name: 'The Valley Courier', siteUrl: origin.url };
  const sender = { fromName: 'Courier', fromAddress: 'news@valley.example', createdAt: it.clock() };
  const feeds = paths.map((path) => ({ url: `${origin.url}${path}`, title: null }));
  await it.store.write((tx) => insertPublication(tx, { ...facts, ...sender }, feeds));
  const { feed } = it.store.tables;
  await it.store.write((tx) => tx.update(feed).set({ importedAt: it.clock() }));
  return { it, origin };
}

describe('“Poll now”', () => {
  test('says how many articles are new, and then that nothing is', async () => {
    const { it, origin } = await withFeeds('/feed');
    origin.set('/feed', { body: feedXml(origin.url, 3) });
    expect(await press(it, 'poll')).toEqual({ role: 'status', text: '3 new articles.' });
    expect(await press(it, 'poll')).toEqual({
      role: 'status',
      text: 'Nothing new: the feed has not changed.',
    });
    expect((await it.store.read.select().from(it.store.tables.article)).length).toBe(3);
  });

  test('says why a feed could not be fetched', async () => {
    const { it } = await withFeeds('/feed');
    const { role, text } = await press(it, 'poll');
    expect(role).toBe('alert');
    expect(text).toMatch(/^There is nothing at http:\/\/127\.0\.0\.1:\d+\/feed \(404 Not Found\)/);
  });

  test('of several feeds, names each, and of many how many failed', async () => {
    const { it, origin } = await withFeeds('/a', '/b');
    origin.set('/a', { body: feedXml(origin.url, 1) });
    const place = origin.url.slice('http://'.length);
    const { role, text } = await press(it, 'poll');
    expect(role).toBe('alert');
    expect(text).toContain(`${place}/a: One new article. ${place}/b: There is nothing`);
    const many = await withFeeds('/a', '/b', '/c', '/d');
    many.origin.set('/a', { body: feedXml(many.origin.url, 1) });
    expect(await press(many.it, 'poll')).toEqual({
      role: 'alert',
      text: '4 feeds polled, 3 failed. See below.',
    });
  });
});

describe('“Send now”', () => {
  async function withNews(): Promise<{ it: OwnerSite; publication: Publication }> {
    const it = await ownerSite();
    const publication = await seedPublication(it.store);
    await seedReaders(it.store, publication, 3);
    const digest = { cadence: 'daily', dueAt: new Date('2026-03-03T08:00:00Z') } as const;
    await seedReaders(it.store, publication, 1, digest, 4);
    await publish(it.store, publication, ['Old mill reopens'], { now: it.clock() });
    return { it, publication };
  }
  const sentTo = async ({ store: { read, tables } }: OwnerSite) =>
    (await read.select().from(tables.delivery)).map((row) => row.subscriberId);

  test('sends what is due, and then nothing twice', async () => {
    const { it } = await withNews();
    const due = { what: 'due' };
    expect(await press(it, 'send', due)).toEqual({
      role: 'status',
      text: '3 mails in 1 issue are on the way.',
    });
    expect((await press(it, 'send', due)).text).toMatch(/^Nothing was due/);
    expect(await sentTo(it)).toEqual([1, 2, 3]);
  });

  test('sends a digest before its hour, once a period', async () => {
    const { it } = await withNews();
    const daily = { what: 'daily' };
    expect((await press(it, 'send', daily)).text).toBe('1 mail in 1 issue is on the way.');
    expect((await press(it, 'send', daily)).text).toMatch(
      /^Nothing was sent: nobody who gets the daily digest/,
    );
    expect((await press(it, 'send', { what: 'weekly' })).text).toMatch(/^Nothing was sent/);
    expect(await sentTo(it)).toEqual([4]);
  });

  test('while sending rests, says that the mails wait', async () => {
    const { it, publication } = await withNews();
    const until = new Date(it.clock().getTime() + 60_000);
    await it.store.write((tx) => pausePublication(tx, publication.id, until, '550 no'));
    expect(await press(it, 'send', { what: 'due' })).toEqual({
      role: 'alert',
      text: '3 mails queued. Sending rests: see the note on this page.',
    });
  });

  test.each([[{}], [{ what: 'hourly' }], [{ what: 'instant' }]])('%j is no choice', async (fields) => {
    const { it } = await withNews();
    expect(await press(it, 'send', fields)).toEqual({
      role: 'alert',
      text: 'Nothing was sent: choose what to send.',
    });
    expect(await sentTo(it)).toEqual([]);
  });
});

describe('“Send a test to me”', () => {
  test('mails the newest articles to the owner alone, outside every count', async () => {
    const sink = await startSink();
    onTestFinished(() => sink.close());
    const smtp = createSmtp(sink.settings(), { name: 'news.example' });
    const it = await ownerSite({ parts: { smtp } });
    const publication = await seedPublication(it.store);
    await seedReaders(it.store, publication, 2);
    expect(await press(it, 'test')).toMatchObject({
      role: 'alert',
      text: expect.stringContaining('no article'),
    });
    await publish(it.store, publication, ['Old mill reopens'], { now: it.clock() });
    expect(await press(it, 'test')).toEqual({ role: 'status', text: 'The test is on its way to you.' });
    expect(sink.accepted.map(({ to }) => to)).toEqual([[owner.email]]);
    expect(await it.store.read.select().from(it.store.tables.delivery)).toEqual([]);
    await smtp.close();
  });

  test('says what to do where no mail can leave', async () => {
    const it = await ownerSite();
    await seedPublication(it.store);
    expect(await press(it, 'test')).toMatchObject({
      role: 'alert',
      text: expect.stringContaining('SMTP_URL'),
    });
  });
});

describe('a rest', () => {
  test('is shown with its reason, and ends at a press', async () => {
    const it = await ownerSite();
    const { id } = await seedPublication(it.store);
    const until = new Date(it.clock().getTime() + 42 * 60_000);
    await it.store.write((tx) => pausePublication(tx, id, until, '550 5.7.1 Message blocked'));
    const notice = (await pageOf(await it.owner().get(home)))('.notice.bad').text();
    expect(notice).toContain('in 42 minutes');
    expect(notice).toContain('550 5.7.1 Message blocked');
    expect(await press(it, 'resume')).toEqual({ role: 'status', text: 'Sending goes on.' });
    expect(await publicationById(it.store, id)).toMatchObject({ pausedUntil: null, pausedReason: null });
    expect((await pageOf(await it.owner().get(home)))('.notice').length).toBe(0);
  });
});

describe('what is said after a press', () => {
  const tokens = createTokens('a key for tests, of thirty-two characters');
  const said = async (it: OwnerSite, flash: string) =>
    (await pageOf(await it.owner().get(`${home}?flash=${encodeURIComponent(flash)}`)))('.flash').text();

  test('is never what somebody put into the address', async () => {
    const it = await ownerSite();
    await seedPublication(it.store);
    const now = it.clock();
    const flash = tokens.flash.make({ tone: 'good', text: 'All is erased.' }, now);
    expect(await said(it, flash)).toBe('All is erased.');
    const [payload, signature] = flash.split('.');
    const forged = Buffer.from('{"tone":"bad","text":"Call 555"}').toString('base64url');
    const stamp = tokens.formStamp.make({ shownAt: 1 }, now);
    for (const wrong of ['Hello', `${forged}.${signature}`, `${payload}.x`, stamp]) {
      expect(await said(it, wrong), wrong).toBe('');
    }
    it.clock.forward(121);
    expect(await said(it, flash)).toBe('');
  });

  test('is cut where a server says too much, and still comes through', async () => {
    const long = `550 ${'"тест\u0007 '.repeat(200)}`;
    const sink = await startSink({ behave: ({ phase }) => (phase === 'mail' ? long : undefined) });
    onTestFinished(() => sink.close());
    const smtp = createSmtp(sink.settings(), { name: 'news.example' });
    const it = await ownerSite({ parts: { smtp } });
    const publication = await seedPublication(it.store);
    await publish(it.store, publication, ['Old mill reopens'], { now: it.clock() });
    const { role, text } = await press(it, 'test');
    expect(role).toBe('alert');
    expect(text).toMatch(/^The mail server did not take it: 550 .*…$/s);
    await smtp.close();
  });
});

test('a button of the desk only acts on a POST from the desk', async () => {
  const it = await ownerSite();
  const { id } = await seedPublication(it.store);
  const until = new Date(it.clock().getTime() + 60_000);
  await it.store.write((tx) => pausePublication(tx, id, until, '550 no'));
  for (const name of ['poll', 'send', 'test', 'resume']) {
    expect((await it.owner().get(`${home}/${name}`)).status, name).toBe(405);
    const foreign = { headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' } };
    expect((await it.owner().post(`${home}/${name}`, {}, foreign)).status, name).toBe(403);
  }
  expect(await publicationById(it.store, id)).toMatchObject({ pausedUntil: until });
});
