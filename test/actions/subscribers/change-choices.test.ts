import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { assembleIssues } from '../../../src/actions/issues/assemble-issues.ts';
import { changeChoices } from '../../../src/actions/subscribers/change-choices.ts';
import { nextDigestAt } from '../../../src/model/issues/cadence.ts';
import { filtersHash, noFilters } from '../../../src/model/issues/filters.ts';
import type { SubscriberRow } from '../../../src/store/schema/schema.ts';
import { suppress } from '../../../src/store/subscribers/suppressions.ts';
import { testClock } from '../../support/clock.ts';
import { onEachEngine } from '../../support/store.ts';
import { publish, seedPublication, seedReaders } from '../../support/worlds/seed.ts';

const daily = { cadence: 'daily' as const, timezone: 'Europe/Berlin', hour: 8, weekday: 1, monthDay: 1 };

onEachEngine('what a reader chooses', (engine) => {
  async function setUp(set: Partial<SubscriberRow> = {}) {
    const store = await engine.open();
    const clock = testClock('2026-03-02T06:00:00Z');
    const publication = await seedPublication(store);
    const { subscriber, delivery } = store.tables;
    const berlin = { cadence: 'daily' as const, timezone: 'Europe/Berlin' };
    const dueAt = new Date('2026-03-02T07:00:00Z');
    const [id] = await seedReaders(store, publication, 1, { ...berlin, dueAt, ...set });
    return {
      store,
      clock,
      publication,
      id: id!,
      change: (choices: Parameters<typeof changeChoices>[2]) => changeChoices({ store, clock }, id!, choices),
      row: async () => (await store.read.select().from(subscriber).where(eq(subscriber.id, id!)))[0]!,
      mails: async () => (await store.read.select().from(delivery)).length,
      assemble: () => assembleIssues({ store, clock }, publication.id),
    };
  }

  it('gives the next due time of the new schedule, and touches nothing else', async () => {
    const it = await setUp();
    const before = await it.row();
    expect(await it.change({ schedule: { ...daily, cadence: 'weekly', weekday: 5, hour: 18 } })).toBe(true);
    expect(await it.row()).toEqual({
      ...before,
      cadence: 'weekly',
      digestWeekday: 5,
      digestHour: 18,
      dueAt: new Date('2026-03-06T17:00:00Z'),
    });
  });

  it('a digest that is due stays due when the same is saved again', async () => {
    const it = await setUp();
    it.clock.set('2026-03-02T07:30:00Z');
    await it.change({ schedule: daily, language: 'en', tracking: false, filters: null });
    expect((await it.row()).dueAt).toEqual(new Date('2026-03-02T07:00:00Z'));
  });

  it('who changes zone gets no second digest in a period of the new one', async () => {
    const it = await setUp();
    await publish(it.store, it.publication, ['One']);
    it.clock.set('2026-03-02T07:00:00Z');
    expect((await it.assemble()).deliveries).toBe(1);
    // In Honolulu it is still the 1st of March when that digest was due.
    await it.change({ schedule: { ...daily, timezone: 'Pacific/Honolulu', hour: 23 } });
    expect(await it.row()).toMatchObject({
      lastPeriod: '2026-03-01',
      dueAt: new Date('2026-03-02T09:00:00Z'),
    });
    await publish(it.store, it.publication, ['Two']);
    it.clock.set('2026-03-02T09:00:00Z');
    expect((await it.assemble()).deliveries).toBe(0);
  });

  /** Publishes something, and assembles at that time; the deliveries that come of it. */
  async function digestsAt(it: Awaited<ReturnType<typeof setUp>>, at: string): Promise<number> {
    await publish(it.store, it.publication, [at]);
    it.clock.set(at);
    return (await it.assemble()).deliveries;
  }
  /** When the page says that the next one can come. */
  const named = async (it: Awaited<ReturnType<typeof setUp>>) => nextDigestAt(await it.row(), it.clock());
  const weekly = { ...daily, cadence: 'weekly' as const };
  const monthly = { ...daily, cadence: 'monthly' as const };

  // The 2nd of March is a Monday.
  it.each([
    ['weekly', { ...weekly, weekday: 3 }, '2026-03-04T07:00:00Z'],
    ['weekly, later that day', { ...weekly, hour: 20 }, '2026-03-02T19:00:00Z'],
    ['monthly', { ...monthly, monthDay: 31 }, '2026-03-31T06:00:00Z'],
    ['monthly, a day that is over', monthly, '2026-04-01T06:00:00Z'],
  ] as const)(
    'who had a daily digest and changes to %s gets the first one that the new schedule has',
    async (_, schedule, first) => {
      const it = await setUp();
      expect(await digestsAt(it, '2026-03-02T07:00:00Z')).toBe(1);
      await it.change({ schedule });
      expect(await named(it)).toEqual(new Date(first));
      expect(await digestsAt(it, '2026-03-02T18:59:00Z')).toBe(0);
      expect(await digestsAt(it, first)).toBe(1);
    },
  );

  it.each([
    ['weekly', { ...weekly, weekday: 1 }, '2026-03-03T07:00:00Z', { ...weekly, weekday: 5 }, '2026-03-13'],
    [
      'monthly',
      { ...monthly, monthDay: 2 },
      '2026-03-03T07:00:00Z',
      { ...monthly, monthDay: 5 },
      '2026-04-05',
    ],
  ] as const)(
    'who leaves %s and comes back to it within the same period gets no second one in it',
    async (_, former, tomorrow, schedule, next) => {
      const it = await setUp();
      await it.change({ schedule: former });
      expect(await digestsAt(it, '2026-03-02T07:00:00Z')).toBe(1);
      await it.change({ schedule: daily });
      expect(await digestsAt(it, tomorrow)).toBe(1);
      await it.change({ schedule: { ...daily, cadence: 'instant' } });
      expect(await it.row()).toMatchObject({ lastPeriod: '2026-03-03', dueAt: null });
      await it.change({ schedule });
      const dueAt = (await it.row()).dueAt!;
      const due = (await named(it))!;
      expect(due.toISOString().slice(0, 10)).toBe(next);
      expect(await digestsAt(it, dueAt.toISOString())).toBe(0);
      expect(await named(it)).toEqual(due);
      // Nothing is lost by it: what came meanwhile is in the next one.
      expect(await digestsAt(it, due.toISOString())).toBe(1);
    },
  );

  it('a late digest keeps the period of its due time, whatever the reader chooses in between', async () => {
    const it = await setUp({ digestHour: 23, dueAt: new Date('2026-03-02T22:00:00Z') });
    // Half past midnight in Berlin.
    expect(await digestsAt(it, '2026-03-02T23:30:00Z')).toBe(1);
    await it.change({ schedule: { ...weekly, timezone: 'Europe/London' } });
    await it.change({ schedule: { ...daily, timezone: 'Europe/London', hour: 23 } });
    expect(await it.row()).toMatchObject({ lastPeriod: '2026-03-02' });
    await it.change({ schedule: { ...daily, hour: 23 } });
    expect(await named(it)).toEqual(new Date('2026-03-03T22:00:00Z'));
    expect(await digestsAt(it, '2026-03-03T22:00:00Z')).toBe(1);
  });

  it('who had this week’s digest and chooses another day of the week is told of the next week’s', async () => {
    const it = await setUp();
    await it.change({ schedule: weekly });
    expect(await digestsAt(it, '2026-03-02T07:00:00Z')).toBe(1);
    expect(await named(it)).toEqual(new Date('2026-03-09T07:00:00Z'));
    await it.change({ schedule: { ...weekly, weekday: 7 } });
    expect(await named(it)).toEqual(new Date('2026-03-15T07:00:00Z'));
    expect(await digestsAt(it, '2026-03-08T07:00:00Z')).toBe(0);
    expect(await digestsAt(it, '2026-03-15T07:00:00Z')).toBe(1);
  });

  it('no choice is changed of somebody to whom no mail may go', async () => {
    const it = await setUp();
    await it.store.write((tx) => suppress(tx, 'reader1@example.net', 'asked by phone', it.clock()));
    const before = await it.row();
    expect(await it.change({ schedule: weekly, tracking: true, pausedUntil: it.clock() })).toBe(false);
    expect(await it.row()).toEqual(before);
  });

  it('a change of the hour alone leaves the period taken', async () => {
    const it = await setUp({ lastPeriod: '2026-03-02', lastDigestAt: new Date('2026-03-02T07:00:00Z') });
    await it.change({ schedule: { ...daily, hour: 20 } });
    expect(await it.row()).toMatchObject({
      lastPeriod: '2026-03-02',
      dueAt: new Date('2026-03-02T19:00:00Z'),
    });
  });

  it('a pause holds everything back, and what was new comes in one digest after it', async () => {
    const it = await setUp();
    const until = new Date('2026-03-05T23:00:00Z');
    await it.change({ pausedUntil: until });
    expect(await it.row()).toMatchObject({ pausedUntil: until, dueAt: new Date('2026-03-06T07:00:00Z') });
    await publish(it.store, it.publication, ['One']);
    await publish(it.store, it.publication, ['Two']);
    for (const day of ['03', '04', '05']) {
      it.clock.set(`2026-03-${day}T07:00:00Z`);
      expect((await it.assemble()).deliveries).toBe(0);
    }
    // Other choices, made while it lasts, respect it.
    await it.change({ schedule: { ...daily, hour: 9 } });
    expect((await it.row()).dueAt).toEqual(new Date('2026-03-06T08:00:00Z'));
    it.clock.set('2026-03-06T08:00:00Z');
    expect(await it.assemble()).toEqual({ issues: 1, deliveries: 1 });
  });

  it('a pause that is ended early brings the digest at its next hour', async () => {
    const it = await setUp({ pausedUntil: new Date('2026-04-01T22:00:00Z') });
    await it.change({ pausedUntil: null });
    expect(await it.row()).toMatchObject({ pausedUntil: null, dueAt: new Date('2026-03-02T07:00:00Z') });
  });

  it('who moves to another zone is back on the same day there', async () => {
    const it = await setUp({ pausedUntil: new Date('2026-03-04T23:00:00Z') });
    await it.change({ schedule: { ...daily, timezone: 'America/New_York' } });
    expect(await it.row()).toMatchObject({
      pausedUntil: new Date('2026-03-05T05:00:00Z'),
      dueAt: new Date('2026-03-05T13:00:00Z'),
    });
  });

  it('a pause that is over does not begin again further west', async () => {
    const pausedUntil = new Date('2026-03-02T05:00:00Z');
    const it = await setUp({ pausedUntil });
    await it.change({ schedule: { ...daily, timezone: 'America/New_York' } });
    expect(await it.row()).toMatchObject({ pausedUntil, timezone: 'America/New_York' });
  });

  it('an instant reader who ends a pause gets what was missed, though the others sleep', async () => {
    const it = await setUp({
      cadence: 'instant',
      dueAt: null,
      pausedUntil: new Date('2026-04-01T22:00:00Z'),
    });
    await publish(it.store, it.publication, ['One']);
    const { publication } = it.store.tables;
    const quietUntil = new Date('2026-03-02T20:00:00Z');
    await it.store.write((tx) => tx.update(publication).set({ quietUntil }));
    await it.change({ pausedUntil: null });
    expect((await it.store.read.select().from(publication))[0]!.quietUntil).toBeNull();
    expect((await it.assemble()).deliveries).toBe(1);
  });

  it('filters are kept as chosen, with one hash for equal choices, and null for none', async () => {
    const it = await setUp({ cadence: 'instant', dueAt: null });
    const filters = { ...noFilters, topics: ['Harbour', 'Weather'], without: ['ferry'] };
    await it.change({ filters });
    expect(await it.row()).toMatchObject({
      filters,
      filtersHash: filtersHash({ ...noFilters, topics: ['weather', 'HARBOUR'], without: ['Ferry'] }),
    });
    await publish(it.store, it.publication, ['Tides'], { categories: ['Sport'] });
    expect((await it.assemble()).deliveries).toBe(0);
    await it.change({ filters: { ...noFilters, words: ['  '] } });
    expect(await it.row()).toMatchObject({ filters: null, filtersHash: '' });
    // What was passed over is not mailed by it.
    expect((await it.assemble()).deliveries).toBe(0);
  });

  it('consent is dated when it is given, not when it is saved again, and can be taken back', async () => {
    const it = await setUp();
    const given = it.clock();
    await it.change({ tracking: true });
    it.clock.forward(60);
    await it.change({ tracking: true });
    expect((await it.row()).trackingConsentAt).toEqual(given);
    await it.change({ language: 'de' });
    expect(await it.row()).toMatchObject({ trackingConsentAt: given, language: 'de' });
    await it.change({ tracking: false });
    expect((await it.row()).trackingConsentAt).toBeNull();
  });

  it('changes nothing of somebody who does not follow, or is not there', async () => {
    const it = await setUp({ state: 'unsubscribed', dueAt: null });
    const before = await it.row();
    expect(await it.change({ schedule: daily, pausedUntil: it.clock(), tracking: true })).toBe(false);
    expect(await it.row()).toEqual(before);
    expect(await changeChoices(it, 999, { tracking: true })).toBe(false);
  });
});
