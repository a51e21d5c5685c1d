import { eq, getTableColumns } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { assembleIssues } from '../../../src/actions/issues/assemble-issues.ts';
import { eraseSubscriber, suppressSubscriber } from '../../../src/actions/subscribers/erase-subscriber.ts';
import { gatherData } from '../../../src/actions/subscribers/gather-data.ts';
import { askReturn } from '../../../src/actions/subscribers/return.ts';
import { sendLink } from '../../../src/actions/subscribers/send-link.ts';
import type { RenderedIssue } from '../../../src/model/issues/issue.ts';
import { lastIssuesTo } from '../../../src/store/deliveries/summaries.ts';
import { testClock } from '../../support/clock.ts';
import { onEachEngine } from '../../support/store.ts';
import { publish, seedPublication, seedReaders } from '../../support/worlds/seed.ts';

interface Told {
  address: string;
  neverMailedSince: string | null;
  follows: {
    publication: { slug: string };
    mails: { kind: string; subject: string | null; reply: string | null }[];
    askedToReturn: { createdAt: string; closedAt: string | null }[];
  }[];
}

onEachEngine('what is kept about a reader', (engine) => {
  async function setUp() {
    const store = await engine.open();
    const clock = testClock('2026-03-02T10:00:00Z');
    const publication = await seedPublication(store);
    const [id] = await seedReaders(store, publication, 2, {
      consent: 'Typed into the form',
      confirmNonce: 'secret',
    });
    const other = await seedPublication(store, { slug: 'other', name: 'A second one' });
    await seedReaders(store, other, 1, { state: 'unsubscribed' });
    await publish(store, publication, ['One']);
    await assembleIssues({ store, clock }, publication.id);
    const { issue, delivery } = store.tables;
    const rendered: RenderedIssue = { subject: 'One “and” all', html: '<p>', text: '', articles: [1] };
    await store.write(async (tx) => {
      await tx.update(issue).set({ rendered });
      await tx.update(delivery).set({ reply: '250 OK', state: 'sent', sentAt: clock() });
    });
    await sendLink({ store, clock }, id!);
    const gather = async () =>
      JSON.parse(JSON.stringify((await gatherData({ store, clock }, id!)) ?? null)) as Told | null;
    return { store, world: { store, clock }, id: id!, gather };
  }

  it('is told in whole: every publication, every mail, every field of the row', async () => {
    const it = await setUp();
    const told = (await it.gather())!;
    expect(told).toMatchObject({
      address: 'reader1@example.net',
      neverMailedSince: null,
      follows: [
        { publication: { slug: 'other' }, state: 'unsubscribed', mails: [] },
        {
          publication: { slug: 'valley', name: 'The Valley Courier' },
          state: 'active',
          consent: 'Typed into the form',
          cadence: 'instant',
          cursor: 1,
          askedToReturn: [],
          mails: [
            { kind: 'issue', subject: 'One “and” all', state: 'sent', reply: '250 OK' },
            { kind: 'link', subject: null, state: 'queued' },
          ],
        },
      ],
    });
    const inner = ['id', 'publicationId', 'filtersHash', 'confirmNonce', 'erasedAt'];
    const fields = Object.keys(getTableColumns(it.store.tables.subscriber)).filter(
      (name) => !inner.includes(name),
    );
    expect(Object.keys(told.follows[0]!)).toEqual(expect.arrayContaining(fields));
    expect(JSON.stringify(told)).not.toMatch(/secret|reader2/);
  });

  it('has these fields, in this order', async () => {
    const it = await setUp();
    await askReturn(it.world, it.id);
    await suppressSubscriber(it.world, it.id, 'by phone');
    await askReturn(it.world, it.id);
    const told = (await it.gather())!;
    expect(Object.keys(told)).toEqual(['madeAt', 'address', 'neverMailedSince', 'follows']);
    const { publication, mails, askedToReturn, ...row } = told.follows[1]!;
    expect(Object.keys(publication)).toEqual(['name', 'slug', 'siteUrl']);
    expect(Object.keys(told.follows[1]!)).toEqual([
      'publication',
      ...Object.keys(row),
      'mails',
      'askedToReturn',
    ]);
    expect(Object.keys(row)).toEqual([
      'address',
      'addressKey',
      'state',
      'cadence',
      'timezone',
      'digestHour',
      'digestWeekday',
      'digestMonthDay',
      'language',
      'filters',
      'cursor',
      'dueAt',
      'lastPeriod',
      'lastDigestAt',
      'pausedUntil',
      'trackingConsentAt',
      'consent',
      'createdAt',
      'confirmedAt',
      'unsubscribedAt',
      'bouncedAt',
    ]);
    expect(Object.keys(mails[0]!)).toEqual([
      'kind',
      'address',
      'state',
      'attempts',
      'ambiguous',
      'reply',
      'why',
      'createdAt',
      'dotAt',
      'sentAt',
      'finishedAt',
      'subject',
    ]);
    expect(askedToReturn.map((asked) => Object.keys(asked))).toEqual([['createdAt', 'closedAt']]);
  });

  it('is told in whole even where there are many mails', async () => {
    const it = await setUp();
    const { delivery } = it.store.tables;
    const [mail] = await it.store.read.select().from(delivery).where(eq(delivery.kind, 'link'));
    const { id: _, ...row } = mail!;
    await it.store.write((tx) => tx.insert(delivery).values(Array(398).fill(row)));
    expect((await it.gather())!.follows[1]!.mails).toHaveLength(400);
  });

  it('says since when the address is never mailed', async () => {
    const it = await setUp();
    await suppressSubscriber(it.world, it.id, 'olive@valley.example suppressed it at the owner’s desk');
    const told = await it.gather();
    expect(told!.neverMailedSince).toBe('2026-03-02T10:00:00.000Z');
    expect(JSON.stringify(told)).not.toContain('olive');
  });

  it('is nothing once they are erased', async () => {
    const it = await setUp();
    await eraseSubscriber(it.world, it.id);
    expect(await it.gather()).toBeNull();
    expect(await gatherData(it.world, 999)).toBeUndefined();
  });

  it('the list of mails has the issues alone, the newest first', async () => {
    const it = await setUp();
    expect(await lastIssuesTo(it.store, it.id, 50)).toMatchObject([
      { kind: 'issue', subject: 'One “and” all' },
    ]);
    expect(await lastIssuesTo(it.store, it.id, 0)).toEqual([]);
  });
});
