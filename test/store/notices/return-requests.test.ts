import { expect, it } from 'vitest';
import { openReturnRequest, returnRequests } from '../../../src/store/notices/return-requests.ts';
import { onEachEngine } from '../../support/store.ts';
import { seedPublication, seedReaders } from '../../support/worlds/seed.ts';

const now = new Date('2026-03-02T10:00:00Z');
const later = (hours: number) => new Date(now.getTime() + hours * 3600_000);

onEachEngine('requests to return', (engine) => {
  it('has readers who ask to be let back in, the newest first, until they are answered', async () => {
    const store = await engine.open();
    const publication = await seedPublication(store);
    const readers = await seedReaders(store, publication, 3, { state: 'complained' });
    const shared = { publicationId: publication.id, kind: 'return' as const, data: {} };
    const rows = readers.map((subscriberId, at) => ({
      ...shared,
      subscriberId,
      createdAt: later(at),
      closedAt: at === 1 ? now : null,
    }));
    await store.write((tx) => tx.insert(store.tables.notice).values(rows));
    expect(await returnRequests(store, publication.id)).toEqual([
      { subscriberId: readers[2], address: 'reader3@example.net', askedAt: later(2) },
      { subscriberId: readers[0], address: 'reader1@example.net', askedAt: later(0) },
    ]);
    expect(await openReturnRequest(store, readers[0]!)).toMatchObject({
      kind: 'return',
      createdAt: later(0),
    });
    expect(await openReturnRequest(store, readers[1]!)).toBeUndefined();
    expect(await returnRequests(store, publication.id + 1)).toEqual([]);
  });
});
