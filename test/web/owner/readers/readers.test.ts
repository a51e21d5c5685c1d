import { describe, expect, test } from 'vitest';
import { suppress } from '../../../../src/store/subscribers/suppressions.ts';
import { parts, words } from '../../../support/web/desk-look.ts';
import { type OwnerSite, ownerSite } from '../../../support/web/owner-site.ts';
import { pageOf } from '../../../support/web/site.ts';
import { seedIssue } from '../../../support/worlds/desk-world.ts';
import { seedPublication, seedReaders } from '../../../support/worlds/seed.ts';

const list = '/owner/publications/valley/readers';
const hour = 3600_000;

async function withReaders(count: number) {
  const it = await ownerSite();
  const publication = await seedPublication(it.store);
  const ids = await seedReaders(it.store, publication, count);
  return { it, publication, ids };
}

async function look(it: OwnerSite, query = '') {
  const $ = await pageOf(await it.owner().get(list + query));
  const texts = (what: string) =>
    $(what)
      .map((_, one) => words($(one).text()))
      .get();
  return { $, texts, addresses: texts('.readers tbody th') };
}

describe('the list', () => {
  test('gives fifty a page, the newest first, with a way on and back', async () => {
    const { it } = await withReaders(120);
    const seen: string[] = [];
    let query = '';
    for (const length of [50, 50, 20]) {
      const { $, addresses, texts } = await look(it, query);
      expect(addresses.length).toBe(length);
      seen.push(...addresses);
      expect(texts('main > .small')[0]).toBe(`${length} of 120 readers`);
      expect($('a:contains("Back to the newest")').length).toBe(query ? 1 : 0);
      query = $('a:contains("Next 50")').attr('href')?.slice(list.length) ?? '';
    }
    expect(query).toBe('');
    expect(seen).toEqual(Array.from({ length: 120 }, (_, at) => `reader${120 - at}@example.net`));
  });

  test('tells of each reader the state, how often, since when and the last mail', async () => {
    const { it, publication, ids } = await withReaders(1);
    const createdAt = new Date(it.clock().getTime() - 3 * hour);
    await seedIssue(it.store, publication, ids, { subject: 'News', createdAt, counts: { sent: 1 } });
    const state = { state: 'bounced', cadence: 'weekly' } as const;
    await seedReaders(it.store, publication, 1, state, 2);
    const { $ } = await look(it);
    expect(parts($, '.readers tbody tr')).toEqual([
      ['reader2@example.net', 'Bounced', 'Weekly', '1 Jan 2026', 'None yet'],
      ['reader1@example.net', 'Active', 'At once', '1 Jan 2026', '3 hours ago'],
    ]);
  });

  test('finds a part of an address, capitals or not, and takes no sign for a wildcard', async () => {
    const { it, publication } = await withReaders(12);
    await seedReaders(
      it.store,
      publication,
      1,
      { address: 'a_b%c@x.example', addressKey: 'a_b%c@x.example' },
      20,
    );
    expect((await look(it, '?q=READER12')).addresses).toEqual(['reader12@example.net']);
    expect((await look(it, '?q=er1')).addresses.length).toBe(4);
    expect((await look(it, '?q=_b%25')).addresses).toEqual(['a_b%c@x.example']);
    expect((await look(it, '?q=a%25c')).addresses).toEqual([]);
  });

  test('shows one state, with the numbers of all, and keeps it while searching and going on', async () => {
    const { it, publication } = await withReaders(2);
    await seedReaders(it.store, publication, 60, { state: 'pending' }, 10);
    const { $, addresses, texts } = await look(it, '?state=pending&q=reader');
    expect(addresses.length).toBe(50);
    expect(texts('.filter a')).toEqual([
      'All 62',
      'Active 2',
      'Not confirmed 60',
      'Left 0',
      'Bounced 0',
      'Complained 0',
    ]);
    expect(texts('.filter [aria-current]')).toEqual(['Not confirmed 60']);
    expect($('.search [name=state]').val()).toBe('pending');
    expect($('a:contains("Next 50")').attr('href')).toMatch(/\?q=reader&state=pending&before=\d+$/);
    expect($('.filter a').eq(1).attr('href')).toBe(`${list}?q=reader&state=active`);
  });

  test('says so where nobody is like that, and leads back to all', async () => {
    const { it } = await withReaders(1);
    for (const [query, sentence] of [
      ['?q=zzz', 'No address here contains “zzz”. Show all'],
      ['?q=zzz&state=bounced', 'No address in the state “bounced” contains “zzz”. Show all'],
      ['?state=bounced', 'None in this state. Show all'],
    ]) {
      const { texts } = await look(it, query);
      expect(texts('.notice p')).toEqual([sentence]);
    }
  });

  test('nothing is made of what can not be read', async () => {
    const { it } = await withReaders(3);
    for (const query of ['?state=happy', '?before=x', '?before=-1', '?q[a]=1', '?q=1&q=2&state=a&state=b']) {
      expect((await look(it, query)).addresses.length, query).toBe(3);
    }
    expect((await it.owner().get(`${list}?q=${'x'.repeat(5000)}`)).status).toBe(200);
  });

  test('of nobody says how readers come, and offers to add one', async () => {
    const { it } = await withReaders(0);
    const { $, texts } = await look(it);
    expect(texts('.lead')[0]).toContain('as soon as they sign up');
    expect($('details').attr('open')).toBeDefined();
    expect($('.readers').length).toBe(0);
  });
});

describe('adding a reader', () => {
  const add = (it: OwnerSite, address: string) => it.owner().post(list, { address });

  test('sends them a mail to confirm, and shows them', async () => {
    const { it } = await withReaders(0);
    const response = await add(it, ' Ada@Example.org ');
    expect(response.status).toBe(303);
    const $ = await pageOf(await it.owner().get(response.headers.get('location')!));
    expect($('h1').text()).toBe('Ada@example.org');
    expect($('.flash').text()).toMatch(/^A mail that asks to confirm is on its way/);
    expect($('.facts').text()).toContain('Added by olive@valley.example');
    const { read, tables } = it.store;
    expect(await read.select().from(tables.subscriber)).toMatchObject([
      { state: 'pending', confirmedAt: null },
    ]);
    expect(await read.select().from(tables.delivery)).toMatchObject([
      { kind: 'confirmation', state: 'queued' },
    ]);
  });

  test.each([
    ['an address that is none', 'ada', /@/],
    ['nothing', '', /./],
    ['one who follows', 'reader1@example.net', /follows already/],
    ['a suppressed address', 'never@example.net', /suppressed/],
    ['too much', `${'a'.repeat(300)}@example.org`, /./],
  ])('%s is told at the field, with what was typed', async (_, typed, sentence) => {
    const { it } = await withReaders(1);
    await it.store.write((tx) => suppress(tx, 'never@example.net', 'test', it.clock()));
    const response = await add(it, typed);
    expect(response.status).toBe(422);
    const $ = await pageOf(response);
    expect($('details').attr('open')).toBeDefined();
    expect($('#address-problem').text()).toMatch(sentence);
    expect($('#address').val()).toBe(typed.slice(0, 255));
    expect((await it.store.read.select().from(it.store.tables.subscriber)).length).toBe(1);
  });
});

describe('one reader', () => {
  test('has a history in plain words, with what the server said', async () => {
    const { it, publication, ids } = await withReaders(1);
    const ago = (hours: number) => new Date(it.clock().getTime() - hours * hour);
    const issue = (hours: number, subject: string | null, state: string) =>
      seedIssue(it.store, publication, ids, { subject, createdAt: ago(hours), counts: { [state]: 1 } });
    await issue(50, 'Old mill', 'sent');
    await issue(40, 'Ferry', 'failed');
    await issue(30, 'Bridge', 'skipped');
    await issue(0, 'Heron', 'deferred');
    await issue(1, null, 'queued');
    const $ = await pageOf(await it.owner().get(`${list}/${ids[0]}`));
    expect(parts($, '.history tbody tr')).toEqual([
      ['New articles', '1 hour ago 2 Mar, 09:00 UTC', 'Waits to be sent'],
      [
        'Heron',
        'now 2 Mar, 10:00 UTC',
        'Put off 2 times; next try in 1 hourThe server said: 451 4.7.1 Greylisted, try again later',
      ],
      ['Bridge', '30 hours ago 1 Mar, 04:00 UTC', 'Not sent: they had left'],
      ['Ferry', '2 days ago 28 Feb, 18:00 UTC', 'FailedThe server said: 550 5.1.1 User unknown'],
      ['Old mill', '2 days ago 28 Feb, 08:00 UTC', 'SentThe server said: 250 2.0.0 Ok: queued'],
    ]);
  });

  test('has mails that are no issue under names of their own', async () => {
    const { it, publication, ids } = await withReaders(1);
    const kinds = ['confirmation', 'welcome', 'link', 'address', 'moved', 'goodbye'] as const;
    const to = { publicationId: publication.id, subscriberId: ids[0]!, createdAt: it.clock() };
    const skipped = { state: 'skipped' as const, why: 'active' };
    const rows = kinds.map((kind) => ({
      ...to,
      kind,
      ...(kind === 'goodbye' ? skipped : { state: 'sent' as const }),
    }));
    await it.store.write((tx) => tx.insert(it.store.tables.delivery).values(rows));
    const $ = await pageOf(await it.owner().get(`${list}/${ids[0]}`));
    expect(parts($, '.history tbody tr').map(([mail, , what]) => [mail, what])).toEqual([
      ['Goodbye', 'Not sent: they had come back'],
      ['Word to their former address', 'Sent'],
      ['Question at a new address', 'Sent'],
      ['Link to their own page', 'Sent'],
      ['Welcome', 'Sent'],
      ['Mail to confirm', 'Sent'],
    ]);
  });

  test('tells how they came, how often they get mail, and each date', async () => {
    const { it, publication } = await withReaders(0);
    const [id] = await seedReaders(it.store, publication, 1, {
      state: 'bounced',
      cadence: 'daily',
      timezone: 'America/New_York',
      digestHour: 18,
      consent: 'Typed into the form',
      unsubscribedAt: null,
      bouncedAt: new Date('2026-03-01T10:00:00Z'),
    });
    const $ = await pageOf(await it.owner().get(`${list}/${id}`));
    expect($('.lead').text()).toMatch(/^Bounced: /);
    const facts = $('.facts dt').map((_, dt) => [[$(dt).text(), words($(dt).next().text())]]);
    expect(facts.get()).toEqual([
      ['Gets mail', 'Daily, at 18:00, America/New York'],
      ['Counting of opens and clicks', 'Not agreed to'],
      ['How they came', 'Typed into the form'],
      ['Signed up', '2 months ago 1 Jan, 00:00 UTC'],
      ['Confirmed', '2 months ago 1 Jan, 00:00 UTC'],
      ['Bounced', '24 hours ago 1 Mar, 10:00 UTC'],
    ]);
  });

  test('has their choices in words: days, topics, words, a pause, what they agreed to', async () => {
    const { it, publication } = await withReaders(0);
    const ago = new Date(it.clock().getTime() - 48 * hour);
    const filters = {
      topics: ['Sport', 'Town'],
      authors: ['Ada'],
      words: ['goal'],
      without: ['golf', 'tennis'],
    };
    const [weekly, monthly] = await seedReaders(it.store, publication, 2, {
      cadence: 'weekly',
      digestWeekday: 5,
      filters,
      filtersHash: 'x',
      pausedUntil: new Date(it.clock().getTime() + 48 * hour),
      trackingConsentAt: ago,
    });
    const page = async (id: number) => {
      const $ = await pageOf(await it.owner().get(`${list}/${id}`));
      const facts = $('.facts dt').map((_, dt) => [[$(dt).text(), words($(dt).next().text())]]);
      return { lead: $('.lead').text(), facts: facts.get().slice(0, 7) };
    };
    expect(await page(weekly!)).toEqual({
      lead: 'Follows, and has paused: no articles are sent until they are back.',
      facts: [
        ['Gets mail', 'Weekly, on Friday, at 8:00, UTC'],
        ['Only about', 'Sport, Town'],
        ['Only by', 'Ada'],
        ['Only with the words', 'goal'],
        ['Not with the words', 'golf, tennis'],
        ['Paused until', 'in 2 days 4 Mar, 10:00 UTC'],
        ['Counting of opens and clicks', '2 days ago 28 Feb, 10:00 UTC'],
      ],
    });
    const { subscriber } = it.store.tables;
    const set = { cadence: 'monthly', digestMonthDay: 31, filters: null, pausedUntil: ago } as const;
    await it.store.write((tx) => tx.update(subscriber).set(set));
    const { lead, facts } = await page(monthly!);
    expect(lead).toBe('Follows, and gets new articles.');
    expect(facts.slice(0, 2).map(([word]) => word)).toEqual(['Gets mail', 'Counting of opens and clicks']);
    expect(facts[0]![1]).toBe('Monthly, on the last day, at 8:00, UTC');
  });

  test('of another publication is not found here', async () => {
    const { it } = await withReaders(1);
    const other = await seedPublication(it.store, { slug: 'hill' });
    const [id] = await seedReaders(it.store, other, 1);
    for (const path of ['', '/suppress', '/allow', '/refuse', '/erase']) {
      const response = path
        ? await it.owner().post(`${list}/${id}${path}`)
        : await it.owner().get(`${list}/${id}`);
      expect(response.status).toBe(404);
    }
    expect(await it.store.read.select().from(it.store.tables.suppression)).toEqual([]);
    expect((await it.owner().get(`/owner/publications/hill/readers/${id}`)).status).toBe(200);
  });
});

describe('ending it', () => {
  test('suppressing is said on the page, with who did it', async () => {
    const { it, ids } = await withReaders(1);
    const page = `${list}/${ids[0]}`;
    const before = await pageOf(await it.owner().get(page));
    expect(before('form[action$="/suppress"] button').text()).toBe('Never mail this address again');
    const response = await it.owner().post(`${page}/suppress`);
    expect(response.status).toBe(303);
    const $ = await pageOf(await it.owner().get(response.headers.get('location')!));
    expect($('.flash').text()).toContain('Suppressed.');
    expect(words($('.notice.bad').text())).toMatch(
      /^Suppressed: this address is not mailed.*Why ?olive@valley\.example suppressed it at the owner’s desk ?Since ?now/,
    );
    expect($('form[action$="/suppress"]').length).toBe(0);
    const rows = await it.store.read.select().from(it.store.tables.suppression);
    expect(rows).toMatchObject([{ reason: expect.stringContaining('olive@valley.example') }]);
  });

  test('erasing leaves no trace of the address, and keeps the sums', async () => {
    const { it, publication, ids } = await withReaders(2);
    const createdAt = it.clock();
    await seedIssue(it.store, publication, ids, { subject: 'News', createdAt, counts: { sent: 2 } });
    const response = await it.owner().post(`${list}/${ids[0]}/erase`);
    expect(response.status).toBe(303);
    const $ = await pageOf(await it.owner().get(response.headers.get('location')!));
    expect($('.flash').text()).toBe('Erased. Nothing is known of that reader any more.');
    expect($('.readers tbody tr').length).toBe(1);
    expect((await it.owner().get(`${list}/${ids[0]}`)).status).toBe(404);
    const { read, tables } = it.store;
    expect(JSON.stringify(await read.select().from(tables.subscriber))).not.toContain('reader1@');
    expect((await read.select().from(tables.delivery)).length).toBe(2);
  });

  test('neither happens by a link', async () => {
    const { it, ids } = await withReaders(1);
    const before = await it.store.read.select().from(it.store.tables.subscriber);
    for (const path of ['suppress', 'allow', 'refuse', 'erase'])
      expect((await it.owner().get(`${list}/${ids[0]}/${path}`)).status).toBe(405);
    expect(await it.store.read.select().from(it.store.tables.subscriber)).toEqual(before);
    expect(await it.store.read.select().from(it.store.tables.suppression)).toEqual([]);
  });
});
