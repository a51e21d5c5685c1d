import { expect, it } from 'vitest';
import { assembleIssues } from '../../src/actions/issues/assemble-issues.ts';
import { changeChoices } from '../../src/actions/subscribers/change-choices.ts';
import { scheduleOf } from '../../src/model/issues/cadence.ts';
import type { Store } from '../../src/store/engine/store.ts';
import { duePublications } from '../../src/store/issues/due.ts';
import type { SubscriberRow } from '../../src/store/schema/schema.ts';
import { type TestClock, testClock } from '../support/clock.ts';
import { onEachEngine } from '../support/store.ts';
import { mailsTo, readerOf } from '../support/worlds/assembled.ts';
import { publish, seedPublication, seedReaders } from '../support/worlds/seed.ts';

onEachEngine('quiet hours', (engine) => {
  /** Quiet from 22 to 7. A run says who got what in all, and that nothing stays due. */
  async function set(zones: string[], more: Partial<SubscriberRow> = {}) {
    const store = await engine.open();
    const clock = testClock('2026-03-01T00:00:00Z');
    const publication = await seedPublication(store, { quietFrom: 22, quietTo: 7 });
    const ids: number[] = [];
    for (const timezone of zones)
      ids.push(...(await seedReaders(store, publication, 1, { timezone, ...more }, ids.length + 1)));
    const run = async (at: string) => {
      clock.set(at);
      const isDue = (await duePublications(store, clock())).length > 0;
      if (isDue) await assembleIssues({ store, clock }, publication.id);
      expect(await duePublications(store, clock())).toEqual([]);
      return Promise.all(ids.map((id) => mailsTo(store, id)));
    };
    return { store, clock, publication, ids, run };
  }

  const moveTo = async (store: Store, clock: TestClock, id: number, timezone: string) =>
    changeChoices({ store, clock }, id, { schedule: { ...scheduleOf(await readerOf(store, id)), timezone } });

  it('keep instant mail until the morning of each zone: one mail, with all', async () => {
    const { store, publication, run } = await set(['Europe/Berlin', 'America/New_York', 'Asia/Kolkata']);
    await publish(store, publication, ['One']);
    // 3:00 in Berlin, 21:00 in New York, 7:30 in Kolkata.
    expect(await run('2026-03-01T02:00:00Z')).toEqual([[], ['1-1'], ['1-1']]);
    await publish(store, publication, ['Two']);
    expect(await run('2026-03-01T05:59:59Z')).toEqual([[], ['1-1'], ['1-1', '2-2']]);
    expect(await run('2026-03-01T06:00:00Z')).toEqual([['1-2'], ['1-1'], ['1-1', '2-2']]);
    expect(await run('2026-03-01T12:00:00Z')).toEqual([['1-2'], ['1-1', '2-2'], ['1-1', '2-2']]);
  });

  it('are over when the reader’s clocks say so, on the day on which they change', async () => {
    const { store, publication, run } = await set(['Europe/Berlin']);
    await publish(store, publication, ['One']);
    expect(await run('2026-03-28T23:00:00Z')).toEqual([[]]);
    expect(await run('2026-03-29T04:59:59Z')).toEqual([[]]);
    expect(await run('2026-03-29T05:00:00Z')).toEqual([['1-1']]);
  });

  it('give no work until they end, or until something changes', async () => {
    const { store, clock, publication, ids, run } = await set(['Europe/Berlin']);
    await publish(store, publication, ['One']);
    await run('2026-03-01T02:00:00Z');
    const due = async (at: string) => (await duePublications(store, new Date(at))).length;
    expect(await due('2026-03-01T02:00:01Z')).toBe(0);
    expect(await due('2026-03-01T05:59:59Z')).toBe(0);
    expect(await due('2026-03-01T06:00:00Z')).toBe(1);
    await publish(store, publication, ['Two']);
    expect(await due('2026-03-01T02:00:01Z')).toBe(1);
    expect(await run('2026-03-01T03:00:00Z')).toEqual([[]]);
    await moveTo(store, clock, ids[0]!, 'Asia/Kolkata');
    expect(await run('2026-03-01T03:00:00Z')).toEqual([['1-2']]);
  });

  it('do not keep a reader who came back from a pause while others sleep', async () => {
    const { store, clock, publication, ids, run } = await set(['Europe/Berlin', 'Asia/Kolkata']);
    await changeChoices({ store, clock }, ids[1]!, { pausedUntil: new Date('2026-03-01T04:00:00Z') });
    await publish(store, publication, ['One']);
    expect(await run('2026-03-01T02:00:00Z')).toEqual([[], []]);
    expect(await run('2026-03-01T03:59:59Z')).toEqual([[], []]);
    expect(await run('2026-03-01T04:00:00Z')).toEqual([[], ['1-1']]);
  });

  it('hold back no digest, nor readers of one who change to instant mail by day', async () => {
    const digest = { cadence: 'daily', digestHour: 3, dueAt: new Date('2026-03-01T02:00:00Z') } as const;
    const { store, publication, run } = await set(['Europe/Berlin'], digest);
    await publish(store, publication, ['One']);
    expect(await run('2026-03-01T02:00:00Z')).toEqual([['1-1']]);
  });

  it('that a clock years ahead has begun end when it is set right', async () => {
    const { store, publication, run } = await set(['Europe/Berlin']);
    await publish(store, publication, ['One']);
    expect(await run('2031-03-01T02:00:00Z')).toEqual([[]]);
    expect(await run('2026-03-01T12:00:00Z')).toEqual([['1-1']]);
  });

  it('find a reader who changed zone after the look and before the hold', async () => {
    const { store, clock, publication, ids, run } = await set(['Europe/Berlin', 'Europe/Berlin']);
    await publish(store, publication, ['One']);
    clock.set('2026-03-01T02:00:00Z');
    // The first write of a run in which all sleep is the hold.
    let moved = false;
    const racing: Store = {
      ...store,
      write: async (work) => {
        if (!moved) {
          moved = true;
          await moveTo(store, clock, ids[0]!, 'Asia/Kolkata');
        }
        return store.write(work);
      },
    };
    await assembleIssues({ store: racing, clock }, publication.id);
    expect(moved).toBe(true);
    expect(await run('2026-03-01T02:00:01Z')).toEqual([['1-1'], []]);
  });
});
