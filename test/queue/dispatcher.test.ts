import { pino } from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { type JobKind, startDispatcher } from '../../src/queue/dispatcher.ts';
import { openNotice } from '../../src/store/notices/notices.ts';
import { insertOwner } from '../../src/store/owners/owners.ts';
import { onEachEngine } from '../support/store.ts';
import { seedPublication } from '../support/worlds/seed.ts';

const now = new Date('2026-03-02T10:00:00Z');

onEachEngine('the dispatcher', (engine) => {
  it.each<[JobKind[], string[]]>([
    [['notify', 'assemble'], ['notify 1']],
    [['assemble'], []],
  ])('of %j gives out the mail of a notice only where mail can be sent', async (kinds, given) => {
    const store = await engine.open();
    const publication = await seedPublication(store);
    await store.write((tx) =>
      insertOwner(tx, { email: 'olive@valley.example', passwordHash: 'x', createdAt: now }),
    );
    const data = { feed: 'The Valley Courier' };
    await store.write((tx) =>
      openNotice(tx, { publicationId: publication.id, feedId: 1, kind: 'flood', data }, now),
    );
    const added: string[] = [];
    const dispatcher = startDispatcher({
      store,
      clock: () => now,
      log: pino({ level: 'silent' }),
      kinds,
      mark: 'test',
      jobs: { add: async (kind, jobs) => void added.push(...jobs.map(({ id }) => `${kind} ${id}`)) },
    });
    onTestFinished(() => dispatcher.stop());
    // Ends once the look that began with the start is over.
    await dispatcher.stop();
    expect(added).toEqual(given);
  });
});
