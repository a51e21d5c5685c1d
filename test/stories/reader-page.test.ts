/** The reader's own page on the real program: from the mail that is queued to the row that is changed. */
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { addressMark, createTokens } from '../../src/model/owners/tokens.ts';
import { addressHash } from '../../src/store/subscribers/suppressions.ts';
import { type OwnerSite, ownerSite } from '../support/web/owner-site.ts';
import { formOf, pageOf } from '../support/web/site.ts';
import { publish, seedPublication, seedReaders } from '../support/worlds/seed.ts';

const tokens = createTokens('a key for tests, of thirty-two characters');

async function setUp() {
  let woken = 0;
  const it = await ownerSite({ parts: { wake: () => void woken++ } });
  const publication = await seedPublication(it.store, { welcome: true, goodbye: true });
  const [id] = await seedReaders(it.store, publication, 2, { cadence: 'daily', timezone: 'Europe/Berlin' });
  await publish(it.store, publication, ['One'], { categories: ['Harbour', 'Weather'] });
  const other = await seedPublication(it.store, { slug: 'other', name: 'The Other One' });
  await seedReaders(it.store, other, 1);
  const { subscriber, delivery } = it.store.tables;
  const reader = it.visitor();
  return {
    it,
    publication,
    id: id!,
    reader,
    woken: () => woken,
    ordinary: `/manage/${tokens.manage.make({ subscriberId: id! }, it.clock())}`,
    fresh: () => `/manage/${tokens.fresh.make({ subscriberId: id! }, it.clock())}`,
    row: async () => (await it.store.read.select().from(subscriber).where(eq(subscriber.id, id!)))[0]!,
    mails: async () =>
      (await it.store.read.select().from(delivery).orderBy(delivery.id)).map((row) => row.kind),
  };
}

const contents = async (it: OwnerSite): Promise<string> => {
  const { subscriber, delivery, notice, suppression } = it.store.tables;
  const tables = [subscriber, delivery, notice, suppression];
  return JSON.stringify(await Promise.all(tables.map((table) => it.store.read.select().from(table))));
};

test('every form of the page reaches the row, and fetching the page reaches nothing', async () => {
  const { it, reader, ordinary, fresh, row, woken } = await setUp();
  const before = await contents(it);
  for (const path of [ordinary, fresh(), `${fresh()}/erase`, '/manage'])
    for (const method of ['GET', 'HEAD'])
      expect((await reader.get(`${path}?action=resume&tracking=yes`, { method })).status).toBe(200);
  expect(await contents(it)).toBe(before);

  const form = await formOf(await reader.get(ordinary));
  await reader.post(ordinary, { ...form, cadence: 'monthly', monthDay: '31', hour: '7' });
  expect(await row()).toMatchObject({
    cadence: 'monthly',
    digestMonthDay: 31,
    digestHour: 7,
    dueAt: new Date('2026-03-31T05:00:00Z'),
  });
  const $ = await pageOf(
    await reader.post(ordinary, { action: 'what', topics: 'Weather', without: 'ferry' }),
  );
  expect($('#topics-hint').length).toBe(1);
  expect((await row()).filters).toEqual({ topics: ['Weather'], authors: [], words: [], without: ['ferry'] });
  await reader.post(ordinary, { action: 'pause', until: '2026-06-01' });
  expect(await row()).toMatchObject({
    pausedUntil: new Date('2026-05-31T22:00:00Z'),
    dueAt: new Date('2026-06-30T05:00:00Z'),
  });
  await reader.post(ordinary, { action: 'resume' });
  await reader.post(ordinary, { action: 'tracking', tracking: 'yes' });
  expect(await row()).toMatchObject({ pausedUntil: null, trackingConsentAt: it.clock() });
  const answer = await reader.post(ordinary, { action: 'language', language: 'de' });
  expect((await pageOf(answer))('h1').text()).toBe('Ihre E-Mails');
  expect((await row()).language).toBe('de');
  expect(woken()).toBeGreaterThan(0);
  expect(reader.cookies.size).toBe(0);
});

test('a lost link is mailed, and opens what it should', async () => {
  const { it, reader, fresh, mails } = await setUp();
  const form = await formOf(await reader.get('/manage'));
  it.clock.forward(3);
  await reader.post('/manage', { ...form, email: 'Reader1@example.net' });
  await reader.post('/manage', { ...form, email: 'nobody@example.net' });
  expect(await mails()).toEqual(['link']);
  const $ = await pageOf(await reader.get(fresh()));
  expect($('#others li').length).toBe(2);
  expect((await reader.get($('#others a').attr('href')!)).status).toBe(200);
});

test('the address is changed by both mails, and the data tells of it', async () => {
  const { it, reader, id, fresh, row, mails } = await setUp();
  await reader.post(fresh(), { action: 'address', email: 'ada@new.example' });
  expect(await mails()).toEqual(['address']);
  const value = { subscriberId: id, from: addressMark(await row()), to: 'ada@new.example' };
  const path = `/address/${tokens.address.make(value, it.clock())}`;
  expect((await reader.get(path)).status).toBe(200);
  expect((await row()).address).toBe('reader1@example.net');
  expect((await reader.post(path)).status).toBe(200);
  expect((await row()).address).toBe('ada@new.example');
  expect(await mails()).toEqual(['address', 'moved']);
  const data = await (await reader.post(fresh(), { action: 'download' })).json();
  expect(data).toMatchObject({
    address: 'ada@new.example',
    follows: [{ mails: [{ kind: 'address' }, { kind: 'moved' }] }],
  });
});

test('erasing leaves nothing of the address in any publication, and its links say so', async () => {
  const { it, reader, ordinary, fresh, row } = await setUp();
  await reader.post(ordinary, { action: 'link' });
  expect((await reader.post(`${ordinary}/erase`)).status).toBe(403);
  expect(await contents(it)).toContain('reader1@');
  expect((await reader.post(`${fresh()}/erase`)).status).toBe(200);
  expect(await contents(it)).not.toContain('reader1@');
  expect(await contents(it)).toContain('reader2@');
  expect((await row()).erasedAt).toEqual(it.clock());
  for (const path of [ordinary, fresh()]) expect((await reader.get(path)).status).toBe(410);
});

test('who was suppressed can change nothing, asks, and the owner has one notice', async () => {
  const { it, reader, ordinary, id, row } = await setUp();
  const form = await formOf(await reader.get(ordinary));
  const { notice, suppression } = it.store.tables;
  const suppressed = {
    addressHash: addressHash('reader1@example.net'),
    reason: 'asked',
    createdAt: it.clock(),
  };
  await it.store.write((tx) => tx.insert(suppression).values(suppressed));
  const before = await row();
  const forms: Record<string, string>[] = [
    { ...form, cadence: 'monthly' },
    { action: 'what', topics: 'Weather' },
    { action: 'pause', until: '2026-06-01' },
    { action: 'tracking', tracking: 'yes' },
    { action: 'language', language: 'de' },
  ];
  for (const fields of forms) {
    const $ = await pageOf(await reader.post(ordinary, fields));
    expect($('h1').text()).toBe('No mail goes to this address');
    expect($('[role=status]').length).toBe(0);
    expect(await row()).toEqual(before);
  }
  for (const _ of [1, 2]) {
    const $ = await pageOf(await reader.post(ordinary, { action: 'return' }));
    expect($('[role=status]').text()).toContain('The owner is asked.');
  }
  expect(await it.store.read.select().from(notice)).toMatchObject([
    { kind: 'return', subscriberId: id, closedAt: null, data: { reason: 'asked' } },
  ]);
});
