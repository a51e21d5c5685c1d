import { expect, it } from 'vitest';
import { lastMails } from '../../../src/store/subscribers/last-mails.ts';
import { onEachEngine } from '../../support/store.ts';
import { seedIssue } from '../../support/worlds/desk-world.ts';
import { seedPublication, seedReaders } from '../../support/worlds/seed.ts';

const at = (time: string) => new Date(`2026-03-02T${time}:00Z`);

onEachEngine('last mails', (engine) => {
  it('is when a reader was last sent one, whatever failed or was skipped later', async () => {
    const store = await engine.open();
    const publication = await seedPublication(store);
    const readers = await seedReaders(store, publication, 4);
    const issue = (time: string, counts: object) =>
      seedIssue(store, publication, readers, { subject: time, createdAt: at(time), counts });
    await issue('08:00', { sent: 3 });
    await issue('09:00', { sent: 1, failed: 1, skipped: 1 });
    const last = await lastMails(store, readers);
    expect([...last].sort(([a], [b]) => a - b)).toEqual([
      [readers[0], at('09:00')],
      [readers[1], at('08:00')],
      [readers[2], at('08:00')],
    ]);
    expect(await lastMails(store, [])).toEqual(new Map());
  });
});
