import { expect, it } from 'vitest';
import { answerFlood, mailsFor } from '../../../src/actions/feeds/answer-flood.ts';
import type { Store } from '../../../src/store/engine/store.ts';
import { makeArticlesReady } from '../../../src/store/feeds/articles.ts';
import { floodOf } from '../../../src/store/feeds/floods.ts';
import { openNotice, openNotices } from '../../../src/store/notices/notices.ts';
import { testClock } from '../../support/clock.ts';
import { onEachEngine } from '../../support/store.ts';
import { seedArticles, seedFlood, titlesByState } from '../../support/worlds/flood.ts';
import { seedPublication } from '../../support/worlds/seed.ts';

onEachEngine('answering a flood', (engine) => {
  async function flooded(count: number) {
    const store = await engine.open();
    const clock = testClock('2026-03-02T10:00:00Z');
    const publication = await seedPublication(store);
    await seedArticles(store, publication, clock(), ['Old'], 'seen');
    const ids = await seedFlood(store, publication, clock(), count);
    const world = { store, clock };
    const batch = async () => (await store.read.select().from(store.tables.feed))[0]!.largestBatch;
    return { world, store, clock, publication, ids, batch };
  }

  it('“send” lets all of them go the usual way, and as many are usual from now on', async () => {
    const { world, store, publication, clock, batch } = await flooded(12);
    expect(await answerFlood(world, 1, 'send')).toEqual({ kind: 'answered', sent: 12, seen: 0, left: 0 });
    expect((await titlesByState(store)).held).toHaveLength(12);
    expect(await batch()).toBe(12);
    expect(await openNotices(store, publication.id)).toEqual([]);
    expect(await store.write((tx) => makeArticlesReady(tx, publication.id, clock()))).toBe(12);
    const { ready, seen } = await titlesByState(store);
    expect([ready?.length, seen]).toEqual([12, ['Old']]);
  });

  it('“newest” lets that one go, and counts the others as seen', async () => {
    const { world, store, batch } = await flooded(3);
    expect(await answerFlood(world, 1, 'newest')).toEqual({ kind: 'answered', sent: 1, seen: 2, left: 0 });
    expect(await titlesByState(store)).toEqual({ held: ['Story 1'], seen: ['Old', 'Story 2', 'Story 3'] });
    expect(await batch()).toBe(0);
  });

  it('“seen” lets none go, ever', async () => {
    const { world, store, publication, clock } = await flooded(3);
    expect(await answerFlood(world, 1, 'seen')).toEqual({ kind: 'answered', sent: 0, seen: 3, left: 0 });
    clock.forward(86_400);
    expect(await store.write((tx) => makeArticlesReady(tx, publication.id, clock()))).toBe(0);
    expect((await titlesByState(store)).seen).toHaveLength(4);
    expect(await openNotices(store, publication.id)).toEqual([]);
  });

  it('a second answer changes nothing, whatever it is', async () => {
    const { world, store } = await flooded(3);
    await answerFlood(world, 1, 'seen');
    for (const answer of ['send', 'newest', 'seen'] as const)
      expect(await answerFlood(world, 1, answer)).toEqual({ kind: 'already' });
    expect((await titlesByState(store)).seen).toHaveLength(4);
  });

  it('of two answers at once, one counts as a whole', async () => {
    const { world, store } = await flooded(20);
    const outcomes = await Promise.all([answerFlood(world, 1, 'send'), answerFlood(world, 1, 'seen')]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['already', 'answered']);
    const { held = [], seen = [], stopped } = await titlesByState(store);
    expect([held.length, seen.length, stopped]).toEqual(
      outcomes[0]!.kind === 'answered' ? [20, 1, undefined] : [0, 21, undefined],
    );
  });

  it('what came after the owner looked waits on, and the question stays open', async () => {
    const { world, store, publication, clock } = await flooded(3);
    const { upto } = (await floodOf(store, 1, 10))!;
    await seedArticles(store, publication, clock(), ['Late 1', 'Late 2']);
    const outcome = await answerFlood(world, 1, 'newest', upto);
    expect(outcome).toEqual({ kind: 'answered', sent: 1, seen: 2, left: 2 });
    expect((await titlesByState(store)).stopped).toEqual(['Late 1', 'Late 2']);
    expect(await openNotices(store, publication.id)).toHaveLength(1);
    await answerFlood(world, 1, 'seen');
    expect(await openNotices(store, publication.id)).toEqual([]);
  });

  /** The store, with something done before each of its writes, which are counted from 1. */
  const watched = (store: Store, before: (nth: number) => Promise<void>): Store => {
    let writes = 0;
    return {
      ...store,
      write: async (work) => {
        writes += 1;
        await before(writes);
        return store.write(work);
      },
    };
  };
  const stoppedCount = async (store: Store) => (await floodOf(store, 1, 0))?.total ?? 0;

  it('a large one is carried out in parts, oldest first, so that nobody waits long for the database', async () => {
    const { store, clock, publication } = await flooded(450);
    const left: number[] = [];
    const slow = watched(store, async () => void left.push(await stoppedCount(store)));
    const outcome = await answerFlood({ store: slow, clock }, 1, 'send');
    expect(outcome).toEqual({ kind: 'answered', sent: 450, seen: 0, left: 0 });
    expect(left).toEqual([450, 450, 250, 50, 0]);
    expect(await openNotices(store, publication.id)).toEqual([]);
  });

  it.each(['newest', 'seen'] as const)('“%s” of a large one is one answer', async (answer) => {
    const { world, store } = await flooded(450);
    const sent = answer === 'newest' ? 1 : 0;
    expect(await answerFlood(world, 1, answer)).toEqual({
      kind: 'answered',
      sent,
      seen: 450 - sent,
      left: 0,
    });
    expect((await titlesByState(store)).held).toEqual(answer === 'newest' ? ['Story 1'] : undefined);
  });

  it('an answer given while another is carried out changes nothing', async () => {
    const { world, store, clock } = await flooded(450);
    const outcomes: string[] = [];
    const slow = watched(store, async (nth) => {
      if (nth > 1 && nth < 5) outcomes.push((await answerFlood(world, 1, 'seen')).kind);
    });
    await answerFlood({ store: slow, clock }, 1, 'send');
    expect(outcomes).toEqual(['already', 'already', 'already']);
    expect((await titlesByState(store)).held).toHaveLength(450);
  });

  it('after a crash half-way, what is left waits, and is answered anew a minute later', async () => {
    const { world, store, clock, publication } = await flooded(450);
    const crashing = watched(store, async (nth) => {
      if (nth === 3) throw new Error('power cut');
    });
    await expect(answerFlood({ store: crashing, clock }, 1, 'send')).rejects.toThrow('power cut');
    expect(await stoppedCount(store)).toBe(250);
    expect(await openNotices(store, publication.id)).toHaveLength(1);
    clock.forward(61);
    expect(await answerFlood(world, 1, 'newest')).toEqual({
      kind: 'answered',
      sent: 1,
      seen: 249,
      left: 0,
    });
    const { held = [] } = await titlesByState(store);
    expect([held.length, held.includes('Story 1'), held.includes('Story 450')]).toEqual([201, true, true]);
  });

  it('an answer that was overtaken after a long stop goes no further', async () => {
    const { store, clock } = await flooded(450);
    const crashing = watched(store, async (nth) => {
      if (nth === 3) throw new Error('power cut');
    });
    const stalling = watched(store, async (nth) => {
      if (nth !== 3) return;
      clock.forward(61);
      await expect(answerFlood({ store: crashing, clock }, 1, 'seen')).rejects.toThrow('power cut');
    });
    const outcome = await answerFlood({ store: stalling, clock }, 1, 'send');
    expect(outcome).toEqual({ kind: 'answered', sent: 200, seen: 0, left: 50 });
    expect((await titlesByState(store)).held).toHaveLength(200);
  });

  it('a batch that was larger before stays the largest', async () => {
    const { world, store, batch } = await flooded(3);
    await store.write((tx) => tx.update(store.tables.feed).set({ largestBatch: 30 }));
    await answerFlood(world, 1, 'send');
    expect(await batch()).toBe(30);
  });

  it('other feeds and other notices are left alone', async () => {
    const { world, store, publication, clock } = await flooded(2);
    const data = { feed: 'The Valley Courier' };
    await store.write((tx) =>
      openNotice(tx, { publicationId: publication.id, feedId: 1, kind: 'feed-failing', data }, clock()),
    );
    expect(await answerFlood(world, 77, 'send')).toEqual({ kind: 'already' });
    await answerFlood(world, 1, 'seen');
    expect((await openNotices(store, publication.id)).map(({ kind }) => kind)).toEqual(['feed-failing']);
  });

  it('is shown as its newest articles, how many there are in all, and up to which', async () => {
    const { store, ids } = await flooded(12);
    const flood = (await floodOf(store, 1, 2))!;
    expect(flood.articles.map(({ title }) => title)).toEqual(['Story 1', 'Story 2']);
    expect([flood.total, flood.upto]).toEqual([12, Math.max(...ids)]);
    expect(await floodOf(store, 77, 2)).toBeUndefined();
  });
});

it.each([
  [1, 1],
  [200, 1],
  [201, 2],
])('%i articles become ready in %i mails', (articles, mails) => {
  expect(mailsFor(articles)).toBe(mails);
});
