import { expect, it } from 'vitest';
import { eraseSubscriber } from '../../../src/actions/subscribers/erase-subscriber.ts';
import { sendLink, sendLostLink } from '../../../src/actions/subscribers/send-link.ts';
import type { SubscriberRow } from '../../../src/store/schema/schema.ts';
import { suppress } from '../../../src/store/subscribers/suppressions.ts';
import { testClock } from '../../support/clock.ts';
import { onEachEngine } from '../../support/store.ts';
import { seedPublication, seedReaders } from '../../support/worlds/seed.ts';

const address = 'reader1@example.net';

onEachEngine('a fresh link', (engine) => {
  /** One address in publications of these states, and what is mailed to it. */
  async function setUp(states: SubscriberRow['state'][]) {
    const store = await engine.open();
    const clock = testClock('2026-03-02T10:00:00Z');
    const ids: number[] = [];
    for (const [index, state] of states.entries()) {
      const publication = await seedPublication(store, { slug: `p${index}` });
      ids.push(...(await seedReaders(store, publication, 1, { state })));
    }
    return {
      store,
      clock,
      ids,
      world: { store, clock },
      mailed: async () => {
        const rows = await store.read.select().from(store.tables.delivery);
        expect(
          rows.every(({ kind, address, state }) => kind === 'link' && !address && state === 'queued'),
        ).toBe(true);
        return rows.map(({ subscriberId }) => subscriberId);
      },
    };
  }

  it('is mailed for the publication whose page is open', async () => {
    const it = await setUp(['active', 'active']);
    await sendLink(it.world, it.ids[0]!);
    expect(await it.mailed()).toEqual([it.ids[0]]);
  });

  it('that was lost is one mail, of the newest publication that the address follows', async () => {
    const it = await setUp(['active', 'active', 'unsubscribed', 'pending']);
    await sendLostLink(it.world, address);
    expect(await it.mailed()).toEqual([it.ids[1]]);
  });

  it('goes to who left all, since what is kept of them is theirs', async () => {
    const it = await setUp(['pending', 'unsubscribed', 'bounced']);
    await sendLostLink(it.world, address);
    await sendLink(it.world, it.ids[1]!);
    expect(await it.mailed()).toEqual([it.ids[1], it.ids[1]]);
  });

  it('is mailed to one address three times a day, over all publications and both ways', async () => {
    const it = await setUp(['active', 'active', 'active']);
    await Promise.all([...it.ids, ...it.ids].map((id) => sendLink(it.world, id)));
    await sendLostLink(it.world, address);
    expect(await it.mailed()).toHaveLength(3);
    it.clock.forward(24 * 3600 + 1);
    await sendLostLink(it.world, address);
    expect(await it.mailed()).toHaveLength(4);
  });

  it('goes to nobody who is unknown, suppressed, erased, or has not confirmed', async () => {
    const it = await setUp(['active', 'pending']);
    await sendLostLink(it.world, 'nobody@example.net');
    await sendLink(it.world, 999);
    await it.store.write((tx) => suppress(tx, address, 'asked by phone', it.clock()));
    await sendLostLink(it.world, address);
    await sendLink(it.world, it.ids[0]!);
    const late = await setUp(['pending']);
    await sendLostLink(late.world, address);
    await sendLink(late.world, late.ids[0]!);
    await eraseSubscriber(late.world, late.ids[0]!);
    await sendLink(late.world, late.ids[0]!);
    expect([...(await it.mailed()), ...(await late.mailed())]).toEqual([]);
  });
});
