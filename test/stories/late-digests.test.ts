import { expect, it } from 'vitest';
import { assembleIssues } from '../../src/actions/issues/assemble-issues.ts';
import { changeChoices } from '../../src/actions/subscribers/change-choices.ts';
import type { Store } from '../../src/store/engine/store.ts';
import { duePublications } from '../../src/store/issues/due.ts';
import type { PublicationRow, SubscriberRow } from '../../src/store/schema/schema.ts';
import { testClock } from '../support/clock.ts';
import { onEachEngine } from '../support/store.ts';
import { mailsTo, readerOf } from '../support/worlds/assembled.ts';
import { publish, seedPublication, seedReaders } from '../support/worlds/seed.ts';

const berlin = { timezone: 'Europe/Berlin', digestHour: 8 };
const daily = (dueAt: string): Partial<SubscriberRow> => ({
  ...berlin,
  cadence: 'daily',
  dueAt: new Date(dueAt),
});

onEachEngine('digests', (engine) => {
  /** A publication with one reader, its clock, and a run at a given time that says what the reader got in all. */
  async function set(start: string, reader: Partial<SubscriberRow>) {
    const store: Store = await engine.open();
    const clock = testClock(start);
    const publication: PublicationRow = await seedPublication(store, { lateHours: 12 });
    const [id] = await seedReaders(store, publication, 1, reader);
    const run = async (at: string) => {
      clock.set(at);
      await assembleIssues({ store, clock }, publication.id);
      expect(await duePublications(store, clock())).toEqual([]);
      return mailsTo(store, id!);
    };
    return { store, clock, publication, id: id!, run, reader: () => readerOf(store, id!) };
  }

  it('has the period of its due time: one of Sunday that goes out on Monday leaves Monday’s week its own', async () => {
    // Sunday 29 March 2026, 20:00 in Berlin, when clocks had changed.
    const { store, publication, run, reader } = await set('2026-03-29T12:00:00Z', {
      ...berlin,
      cadence: 'weekly',
      digestWeekday: 7,
      digestHour: 20,
      dueAt: new Date('2026-03-29T18:00:00Z'),
    });
    await publish(store, publication, ['One']);
    expect(await run('2026-03-30T05:00:00Z')).toEqual(['1-1']);
    expect(await reader()).toMatchObject({
      lastPeriod: '2026-W13',
      lastDigestAt: new Date('2026-03-29T18:00:00Z'),
      dueAt: new Date('2026-04-05T18:00:00Z'),
    });
    await publish(store, publication, ['Two']);
    expect(await run('2026-04-05T18:00:00Z')).toEqual(['1-1', '2-2']);
  });

  it('goes out once when the server is back within the bound, with all that there is', async () => {
    const { store, publication, run } = await set('2026-03-01T00:00:00Z', daily('2026-03-01T07:00:00Z'));
    await publish(store, publication, ['One', 'Two']);
    expect(await run('2026-03-01T19:00:00Z')).toEqual(['1-2']);
    expect(await run('2026-03-02T06:59:59Z')).toEqual(['1-2']);
    await publish(store, publication, ['Three']);
    expect(await run('2026-03-02T07:00:00Z')).toEqual(['1-2', '3-3']);
  });

  it('waits for the next when it is later than the bound, and loses nothing', async () => {
    const { store, publication, run, reader } = await set(
      '2026-03-01T00:00:00Z',
      daily('2026-03-01T07:00:00Z'),
    );
    await publish(store, publication, ['One']);
    expect(await run('2026-03-01T19:00:00.001Z')).toEqual([]);
    expect(await reader()).toMatchObject({
      cursor: 0,
      lastPeriod: null,
      dueAt: new Date('2026-03-02T07:00:00Z'),
    });
    await publish(store, publication, ['Two']);
    expect(await run('2026-03-02T07:00:00Z')).toEqual(['1-2']);
  });

  it('is one after days without a server', async () => {
    const { store, publication, run } = await set('2026-03-01T00:00:00Z', daily('2026-03-01T07:00:00Z'));
    await publish(store, publication, ['One', 'Two', 'Three']);
    expect(await run('2026-03-09T09:00:00Z')).toEqual([]);
    expect(await run('2026-03-10T07:00:00Z')).toEqual(['1-3']);
  });

  it.each([
    ['daily', {}, '2026-03-02T07:00:00.000Z'],
    ['weekly', { digestWeekday: 3 }, '2026-03-04T07:00:00.000Z'],
    ['monthly', { digestMonthDay: 31 }, '2026-03-31T06:00:00.000Z'],
  ] as const)(
    'of a %s reader is due in time again once the clock that was years ahead is set right',
    async (cadence, day, due) => {
      const { store, publication, run, reader } = await set('2026-03-01T09:00:00Z', {
        ...berlin,
        ...day,
        cadence,
        dueAt: new Date(due),
      });
      await publish(store, publication, ['One']);
      expect(await run('2031-06-15T09:00:00Z')).toEqual([]);
      expect((await reader()).dueAt!.getTime()).toBeGreaterThan(Date.UTC(2031, 5, 15));
      expect(await run('2026-03-01T10:00:00Z')).toEqual([]);
      expect((await reader()).dueAt).toEqual(new Date(due));
      expect(await run(due)).toEqual(['1-1']);
    },
  );

  it('of a daily reader waits no month for a clock that was some days ahead', async () => {
    const { store, publication, run } = await set('2026-03-01T09:00:00Z', daily('2026-03-02T07:00:00Z'));
    expect(await run('2026-03-12T09:00:00Z')).toEqual([]);
    await publish(store, publication, ['One']);
    expect(await run('2026-03-01T10:00:00Z')).toEqual([]);
    expect(await run('2026-03-02T07:00:00Z')).toEqual(['1-1']);
  });

  it('leaves the due times of readers who are away as they are', async () => {
    const pausedUntil = new Date('2026-07-01T00:00:00Z');
    const { run, reader } = await set('2026-03-01T09:00:00Z', {
      ...daily('2026-07-01T06:00:00Z'),
      pausedUntil,
    });
    await run('2026-03-01T10:00:00Z');
    expect((await reader()).dueAt).toEqual(new Date('2026-07-01T06:00:00Z'));
  });

  it('is one after a pause, for all of it, and nothing before its end', async () => {
    const { store, clock, publication, id, run } = await set(
      '2026-03-01T09:00:00Z',
      daily('2026-03-02T07:00:00Z'),
    );
    const pausedUntil = new Date('2026-03-08T23:00:00Z');
    await changeChoices({ store, clock }, id, { pausedUntil });
    await publish(store, publication, ['One', 'Two']);
    for (const day of ['02', '05', '08']) expect(await run(`2026-03-${day}T08:00:00Z`)).toEqual([]);
    expect(await run('2026-03-09T06:59:59Z')).toEqual([]);
    expect(await run('2026-03-09T07:00:00Z')).toEqual(['1-2']);
  });

  it('is one mail for all of a pause of a reader of instant mail', async () => {
    const { store, clock, publication, id, run } = await set('2026-03-01T09:00:00Z', {});
    await publish(store, publication, ['One']);
    await changeChoices({ store, clock }, id, { pausedUntil: new Date('2026-03-03T00:00:00Z') });
    expect(await run('2026-03-01T10:00:00Z')).toEqual([]);
    await publish(store, publication, ['Two']);
    expect(await run('2026-03-02T23:59:59Z')).toEqual([]);
    expect(await duePublications(store, new Date('2026-03-03T00:00:00Z'))).toEqual([publication.id]);
    expect(await run('2026-03-03T00:00:00Z')).toEqual(['1-2']);
  });

  it('goes out now where the owner says so, once a period, and to readers of that cadence alone', async () => {
    const { store, clock, publication, id, run } = await set('2026-03-25T09:00:00Z', {
      ...berlin,
      cadence: 'weekly',
      digestWeekday: 5,
      dueAt: new Date('2026-03-27T07:00:00Z'),
    });
    const now = { timezone: 'UTC', dueAt: new Date('2026-03-25T08:00:00Z') };
    const [other] = await seedReaders(store, publication, 1, { cadence: 'daily', ...now }, 2);
    const [instant] = await seedReaders(store, publication, 1, {}, 3);
    await publish(store, publication, ['One']);
    const sendNow = () => assembleIssues({ store, clock }, publication.id, 'weekly');
    expect(await sendNow()).toEqual({ issues: 1, deliveries: 1 });
    await publish(store, publication, ['Two']);
    expect(await sendNow()).toEqual({ issues: 0, deliveries: 0 });
    expect(await mailsTo(store, other!)).toEqual([]);
    expect(await assembleIssues({ store, clock }, publication.id, 'instant')).toEqual({
      issues: 1,
      deliveries: 1,
    });
    expect(await mailsTo(store, instant!)).toEqual(['1-2']);
    expect(await mailsTo(store, other!)).toEqual([]);
    expect(await run('2026-03-27T07:00:00Z')).toEqual(['1-1']);
    expect(await mailsTo(store, id)).toEqual(['1-1']);
    expect(await run('2026-04-03T06:00:00Z')).toEqual(['1-1', '2-2']);
  });
});
