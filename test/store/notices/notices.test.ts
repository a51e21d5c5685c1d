import { expect, it } from 'vitest';
import type { Store } from '../../../src/store/engine/store.ts';
import {
  claimNotice,
  closeNotices,
  dueNotices,
  type NewNotice,
  openNotice,
  openNotices,
  recordNotice,
} from '../../../src/store/notices/notices.ts';
import { insertOwner } from '../../../src/store/owners/owners.ts';
import { onEachEngine } from '../../support/store.ts';
import { seedPublication } from '../../support/worlds/seed.ts';

const now = new Date('2026-03-02T10:00:00Z');
const later = new Date('2026-03-02T10:10:00Z');
const flood: NewNotice = { publicationId: 1, feedId: 1, kind: 'flood', data: { feed: 'Valley', count: 27 } };

onEachEngine('notices', (engine) => {
  async function opened(): Promise<Store> {
    const store = await engine.open();
    await seedPublication(store);
    await store.write((tx) =>
      insertOwner(tx, { email: 'olive@valley.example', passwordHash: 'x', createdAt: now }),
    );
    return store;
  }

  it('a feed has one open notice of a kind, and a new one once it is closed', async () => {
    const store = await opened();
    const gone: NewNotice = { ...flood, kind: 'feed-gone' };
    expect(await store.write((tx) => openNotice(tx, flood, now))).toBe(true);
    expect(await store.write((tx) => openNotice(tx, flood, later))).toBe(false);
    expect(await store.write((tx) => openNotice(tx, gone, now))).toBe(true);
    expect((await openNotices(store, 1)).map(({ kind }) => kind)).toEqual(['feed-gone', 'flood']);
    await store.write((tx) => closeNotices(tx, 1, ['flood', 'feed-failing'], later));
    expect((await openNotices(store, 1)).map(({ kind }) => kind)).toEqual(['feed-gone']);
    expect(await store.write((tx) => openNotice(tx, flood, later))).toBe(true);
  });

  it('of two that open one at the same time, one does', async () => {
    const store = await opened();
    const outcomes = await Promise.all([1, 2, 3].map(() => store.write((tx) => openNotice(tx, flood, now))));
    expect(outcomes.filter(Boolean)).toEqual([true]);
  });

  it('its mail is due at once, and no more when it is closed', async () => {
    const store = await opened();
    await store.write((tx) => openNotice(tx, flood, now));
    expect(await dueNotices(store, now, 10)).toEqual([1]);
    await store.write((tx) => closeNotices(tx, 1, ['flood'], later));
    expect(await dueNotices(store, later, 10)).toEqual([]);
    expect(await store.write((tx) => claimNotice(tx, 1, later, later))).toBeUndefined();
  });

  it('while there is no owner, none is due', async () => {
    const store = await engine.open();
    await seedPublication(store);
    await store.write((tx) => openNotice(tx, flood, now));
    expect(await dueNotices(store, now, 10)).toEqual([]);
    await store.write((tx) =>
      insertOwner(tx, { email: 'olive@valley.example', passwordHash: 'x', createdAt: later }),
    );
    expect(await dueNotices(store, later, 10)).toEqual([1]);
  });

  it('one worker has it until its time is over', async () => {
    const store = await opened();
    await store.write((tx) => openNotice(tx, flood, now));
    const claims = await Promise.all([1, 2].map(() => store.write((tx) => claimNotice(tx, 1, later, now))));
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await dueNotices(store, now, 10)).toEqual([]);
    expect(await dueNotices(store, later, 10)).toEqual([1]);
  });

  it('a worker that was overtaken, or whose notice was closed, writes nothing down', async () => {
    const store = await opened();
    await store.write((tx) => openNotice(tx, flood, now));
    const slow = (await store.write((tx) => claimNotice(tx, 1, later, now)))!;
    const quick = (await store.write((tx) => claimNotice(tx, 1, new Date(later.getTime() + 1000), later)))!;
    expect(await store.write((tx) => recordNotice(tx, slow, { reply: 'slow' }))).toBe(false);
    expect(await store.write((tx) => recordNotice(tx, quick, { reply: 'quick' }))).toBe(true);
    await store.write((tx) => closeNotices(tx, 1, ['flood'], later));
    expect(await store.write((tx) => recordNotice(tx, quick, { reply: 'after' }))).toBe(false);
    expect((await store.read.select().from(store.tables.notice)).map(({ reply }) => reply)).toEqual([
      'quick',
    ]);
  });
});
