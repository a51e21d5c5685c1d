import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { assembleIssues } from '../../../src/actions/issues/assemble-issues.ts';
import { eraseSubscriber, suppressSubscriber } from '../../../src/actions/subscribers/erase-subscriber.ts';
import { follow } from '../../../src/actions/subscribers/follow.ts';
import { rejoin } from '../../../src/actions/subscribers/rejoin.ts';
import type { SubscriberSearch } from '../../../src/model/subscribers/search.ts';
import { subscribersByState } from '../../../src/store/subscribers/counts.ts';
import { findSubscribers } from '../../../src/store/subscribers/find-subscribers.ts';
import { isSuppressed } from '../../../src/store/subscribers/suppressions.ts';
import { validAddress } from '../../support/addresses.ts';
import { testClock } from '../../support/clock.ts';
import { onEachEngine } from '../../support/store.ts';
import { publish, seedPublication, seedReaders } from '../../support/worlds/seed.ts';

const all: SubscriberSearch = { query: '', state: null, before: null };

onEachEngine('erasing and suppressing', (engine) => {
  async function setUp() {
    const store = await engine.open();
    const clock = testClock('2026-03-01T10:00:00Z');
    const publication = await seedPublication(store);
    const [first, second] = await seedReaders(store, publication, 2);
    return { store, clock, world: { store, clock }, publication, first: first!, second: second! };
  }

  it('leaves nothing of the address anywhere, and the sums of what was sent hold', async () => {
    const { store, world, publication, first } = await setUp();
    const other = await seedPublication(store, { slug: 'other' });
    const [twin] = await seedReaders(store, other, 1);
    await publish(store, publication, ['One']);
    await assembleIssues(world, publication.id);
    const { delivery, subscriber, issue } = store.tables;
    await store.write((tx) => tx.update(delivery).set({ reply: '550 <reader1@example.net> unknown' }));

    await eraseSubscriber(world, first);

    const rows = await store.read.select().from(subscriber);
    expect(JSON.stringify(rows)).not.toContain('reader1@');
    expect(new Set(rows.filter((row) => row.erasedAt).map((row) => row.id))).toEqual(new Set([first, twin]));
    const mine = await store.read.select().from(delivery).where(eq(delivery.subscriberId, first));
    expect(mine.map((row) => row.reply)).toEqual([null]);
    const [sent] = await store.read.select().from(issue);
    expect((await store.read.select().from(delivery)).length).toBe(sent!.audience);
    expect((await subscribersByState(store, publication.id)).active).toBe(1);
    expect((await findSubscribers(store, publication.id, all, 10)).total).toBe(1);
  });

  it('empties what tells of a person, and keeps what the sums need', async () => {
    const { store, world, publication } = await setUp();
    const now = world.clock();
    const before = new Date('2026-02-01T10:00:00Z');
    const [id] = await seedReaders(store, publication, 1, {
      address: 'Olive@example.net',
      addressKey: 'olive@example.net',
      state: 'active',
      cadence: 'weekly',
      timezone: 'Europe/Berlin',
      digestHour: 7,
      digestWeekday: 5,
      digestMonthDay: 28,
      language: 'de',
      filters: { topics: ['Mill'], authors: [], words: [], without: [] },
      filtersHash: 'hash',
      cursor: 3,
      dueAt: before,
      lastPeriod: '2026-W05',
      lastDigestAt: before,
      pausedUntil: before,
      trackingConsentAt: before,
      confirmNonce: 'nonce',
      consent: 'typed',
      createdAt: before,
      confirmedAt: before,
      unsubscribedAt: before,
      bouncedAt: before,
    });
    const { subscriber, delivery, notice } = store.tables;
    const to = { publicationId: publication.id, subscriberId: id!, createdAt: before };
    const sent = { state: 'sent', reply: '250 olive', sentAt: before, finishedAt: before } as const;
    const asked = { kind: 'return', data: { reason: 'by phone' }, createdAt: before } as const;
    await store.write(async (tx) => {
      await tx.insert(delivery).values({ ...to, ...sent, kind: 'moved', address: 'old@example.net' });
      await tx.insert(delivery).values({ ...to, state: 'queued', kind: 'link', dueAt: before });
      await tx.insert(notice).values({ ...to, ...asked, dueAt: before });
    });

    await eraseSubscriber(world, id!);

    const [row] = await store.read.select().from(subscriber).where(eq(subscriber.id, id!));
    expect(row).toEqual({
      id,
      publicationId: publication.id,
      address: '',
      addressKey: `erased ${id}`,
      state: 'unsubscribed',
      cadence: 'weekly',
      timezone: 'UTC',
      digestHour: 7,
      digestWeekday: 5,
      digestMonthDay: 28,
      language: 'de',
      filters: null,
      filtersHash: '',
      cursor: 3,
      dueAt: null,
      lastPeriod: '2026-W05',
      lastDigestAt: before,
      pausedUntil: null,
      trackingConsentAt: null,
      confirmNonce: null,
      consent: null,
      createdAt: before,
      confirmedAt: before,
      unsubscribedAt: null,
      bouncedAt: before,
      erasedAt: now,
    });
    const theirs = eq(delivery.subscriberId, id!);
    const mails = await store.read.select().from(delivery).where(theirs).orderBy(delivery.id);
    expect(mails).toMatchObject([
      { ...sent, kind: 'moved', address: null, reply: null, createdAt: before, dueAt: null },
      { state: 'queued', kind: 'link', address: null, reply: null, dueAt: before, finishedAt: null },
    ]);
    const notices = await store.read.select().from(notice);
    expect(notices).toMatchObject([{ ...asked, subscriberId: id, closedAt: now, dueAt: null }]);
  });

  it('an erased reader is not revived by an undo, and may follow anew', async () => {
    const { store, world, publication, first } = await setUp();
    await eraseSubscriber(world, first);
    expect(await rejoin(world, first)).toEqual({ kind: 'too-late' });
    await follow(world, publication, {
      address: validAddress('reader1@example.net'),
      cadence: 'daily',
      timezone: 'UTC',
      language: 'en',
      consent: 'typed',
    });
    expect(await subscribersByState(store, publication.id)).toMatchObject({ active: 1, pending: 1 });
  });

  it('erasing twice, or nobody, does no harm', async () => {
    const { world, store, publication, first } = await setUp();
    await eraseSubscriber(world, first);
    await eraseSubscriber(world, first);
    await eraseSubscriber(world, 999);
    expect((await subscribersByState(store, publication.id)).active).toBe(1);
  });

  it('a suppressed address stays suppressed once it is erased', async () => {
    const { world, store, first, second } = await setUp();
    await suppressSubscriber(world, first, 'asked by phone');
    await eraseSubscriber(world, first);
    expect(await isSuppressed(store, 'reader1@example.net')).toBe(true);
    expect(await isSuppressed(store, 'reader2@example.net')).toBe(false);
    await suppressSubscriber(world, second, 'asked by phone');
    expect(await isSuppressed(store, 'reader2@example.net')).toBe(true);
  });
});

onEachEngine('finding readers', (engine) => {
  it('takes a part of the address as it is, in pages, newest first', async () => {
    const store = await engine.open();
    const publication = await seedPublication(store);
    await seedReaders(store, publication, 5);
    await seedReaders(store, publication, 1, {
      address: 'a_b%c@example.net',
      addressKey: 'a_b%c@example.net',
      state: 'pending',
    });
    const find = async (search: Partial<SubscriberSearch>, limit = 10) => {
      const found = await findSubscribers(store, publication.id, { ...all, ...search }, limit);
      return { total: found.total, readers: found.subscribers.map(({ address }) => address.split('@')[0]) };
    };
    expect(await find({ query: 'READER' }, 2)).toEqual({ total: 5, readers: ['reader5', 'reader4'] });
    const third = await store.read
      .select()
      .from(store.tables.subscriber)
      .where(eq(store.tables.subscriber.addressKey, 'reader4@example.net'));
    expect(
      (
        await findSubscribers(store, publication.id, { ...all, query: 'reader', before: third[0]!.id }, 2)
      ).subscribers.map((row) => row.address),
    ).toEqual(['reader3@example.net', 'reader2@example.net']);
    expect(await find({ query: 'b%c' })).toMatchObject({ readers: ['a_b%c'] });
    expect(await find({ query: 'r_ader' })).toMatchObject({ total: 0 });
    expect(await find({ query: '\\' })).toMatchObject({ total: 0 });
    expect(await findSubscribers(store, publication.id, { ...all, state: 'pending' }, 10)).toMatchObject({
      total: 1,
    });
  });
});
