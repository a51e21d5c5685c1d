import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { askForAddress, changeAddress } from '../../../src/actions/subscribers/change-address.ts';
import { confirm } from '../../../src/actions/subscribers/confirm.ts';
import { eraseSubscriber } from '../../../src/actions/subscribers/erase-subscriber.ts';
import { follow } from '../../../src/actions/subscribers/follow.ts';
import { rejoin } from '../../../src/actions/subscribers/rejoin.ts';
import { unsubscribe } from '../../../src/actions/subscribers/unsubscribe.ts';
import { addressMark } from '../../../src/model/owners/tokens.ts';
import { suppress } from '../../../src/store/subscribers/suppressions.ts';
import { validAddress } from '../../support/addresses.ts';
import { testClock } from '../../support/clock.ts';
import { onEachEngine } from '../../support/store.ts';
import { seedPublication, seedReaders } from '../../support/worlds/seed.ts';

const old = 'reader1@example.net';
const to = 'Ada@new.example';
const wanted = validAddress(to);
const signUp = {
  address: wanted,
  cadence: 'daily' as const,
  timezone: 'UTC',
  language: 'en',
  consent: 'typed',
};

onEachEngine('another address', (engine) => {
  async function setUp() {
    const store = await engine.open();
    const clock = testClock('2026-03-02T10:00:00Z');
    const world = { store, clock };
    const publication = await seedPublication(store);
    const [id] = await seedReaders(store, publication, 1);
    const { delivery, subscriber } = store.tables;
    /** What a link that is made now has. */
    const mark = async () =>
      addressMark((await store.read.select().from(subscriber).where(eq(subscriber.id, id!)))[0]!);
    return {
      store,
      clock,
      world,
      publication,
      id: id!,
      mark,
      ask: (address = wanted) => askForAddress(world, id!, address),
      confirm: async (address = to, from?: string) =>
        changeAddress(world, { subscriberId: id!, from: from ?? (await mark()), to: address }),
      mails: async () => {
        const rows = await store.read.select().from(delivery).orderBy(delivery.id);
        return rows.map(({ kind, subscriberId, address }) => [kind, subscriberId, address]);
      },
      rows: () => store.read.select().from(subscriber).orderBy(subscriber.id),
    };
  }

  it('is asked at that address, confirmed there, and told to the old one', async () => {
    const it = await setUp();
    const before = (await it.rows())[0]!;
    expect(await it.ask()).toEqual({ kind: 'asked' });
    expect(await it.rows()).toEqual([before]);
    expect(await it.confirm()).toEqual({ kind: 'changed' });
    const after = { ...before, address: to, addressKey: 'ada@new.example', confirmNonce: expect.any(String) };
    expect(await it.rows()).toEqual([after]);
    expect(await it.mails()).toEqual([
      ['address', it.id, to],
      ['moved', it.id, old],
    ]);
    expect(await it.confirm()).toEqual({ kind: 'already' });
    expect(await it.mails()).toHaveLength(2);
  });

  it('of two that were asked, the first that is confirmed counts and the other is stale, at once or later', async () => {
    const it = await setUp();
    const asked = await it.mark();
    const outcomes = await Promise.all([
      it.confirm('one@new.example', asked),
      it.confirm('two@new.example', asked),
    ]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['changed', 'stale']);
    const [row] = await it.rows();
    const other = row!.address.startsWith('one') ? 'two@new.example' : 'one@new.example';
    expect(await it.confirm(other, asked)).toEqual({ kind: 'stale' });
    expect((await it.mails()).map(([kind]) => kind)).toEqual(['moved']);
  });

  it('what still waits for other addresses is not sent, since its link would be a new one', async () => {
    const it = await setUp();
    await it.ask(validAddress('mistyped@new.example'));
    await it.ask();
    const { delivery } = it.store.tables;
    await it.store.write((tx) => tx.update(delivery).set({ state: 'sent' }).where(eq(delivery.address, to)));
    await it.confirm();
    expect(await it.store.read.select().from(delivery).orderBy(delivery.id)).toMatchObject([
      { address: 'mistyped@new.example', state: 'skipped', why: 'moved', dueAt: null },
      { address: to, state: 'sent' },
      { kind: 'moved', state: 'queued' },
    ]);
  });

  it('a change back to the old address is one of its own, and no link from before it is good again', async () => {
    const it = await setUp();
    const asked = await it.mark();
    await it.confirm(to, asked);
    expect(await it.confirm(old)).toEqual({ kind: 'changed' });
    for (const used of [to, 'never-used@new.example'])
      expect(await it.confirm(used, asked)).toEqual({ kind: 'stale' });
    expect((await it.rows())[0]!.addressKey).toBe(old);
    expect(await it.confirm()).toEqual({ kind: 'changed' });
  });

  it('who leaves and comes back makes no old link good again', async () => {
    const it = await setUp();
    const asked = await it.mark();
    await it.confirm(to, asked);
    await it.confirm(old);
    await unsubscribe(it.world, it.id);
    expect(await rejoin(it.world, it.id)).toEqual({ kind: 'active' });
    expect(await it.confirm(to, asked)).toEqual({ kind: 'stale' });
    await unsubscribe(it.world, it.id);
    await follow(it.world, it.publication, { ...signUp, address: validAddress(old) });
    const nonce = (await it.rows())[0]!.confirmNonce!;
    expect(await confirm(it.world, { subscriberId: it.id, nonce })).toEqual({ kind: 'confirmed' });
    expect(await it.confirm(to, asked)).toEqual({ kind: 'stale' });
    expect((await it.rows())[0]!.addressKey).toBe(old);
  });

  it('the same address in another spelling is no other', async () => {
    const it = await setUp();
    expect(await it.ask(validAddress('Reader1@example.net'))).toEqual({ kind: 'same' });
    expect(await it.mails()).toEqual([]);
  });

  it('says the same and mails nobody where the new address follows, or either is suppressed', async () => {
    const it = await setUp();
    await seedReaders(it.store, it.publication, 1, { address: to, addressKey: wanted.key });
    expect(await it.ask()).toEqual({ kind: 'asked' });
    expect(await it.confirm()).toEqual({ kind: 'taken' });
    await it.store.write((tx) => suppress(tx, 'gone@new.example', 'complaint', it.clock()));
    const gone = validAddress('gone@new.example');
    expect(await it.ask(gone)).toEqual({ kind: 'asked' });
    expect(await it.confirm(gone.address)).toEqual({ kind: 'suppressed' });
    await it.store.write((tx) => suppress(tx, old, 'asked by phone', it.clock()));
    expect(await it.ask(validAddress('c@new.example'))).toEqual({
      kind: 'asked',
    });
    // A suppressed reader does not get around it by another address.
    expect(await it.confirm('c@new.example')).toEqual({ kind: 'stale' });
    expect(await it.mails()).toEqual([]);
    expect((await it.rows())[0]!.addressKey).toBe(old);
  });

  it('what is left of a time when the new address followed gives way', async () => {
    const it = await setUp();
    for (const state of ['unsubscribed', 'bounced', 'pending'] as const) {
      const address = `${state}@new.example`;
      await seedReaders(it.store, it.publication, 1, { address, addressKey: address, state });
      expect(await it.confirm(address)).toEqual({ kind: 'changed' });
      const holders = (await it.rows()).filter((row) => row.addressKey === address);
      expect(holders.map(({ id }) => id)).toEqual([it.id]);
    }
    await seedReaders(it.store, it.publication, 1, {
      address: to,
      addressKey: wanted.key,
      state: 'complained',
    });
    expect(await it.confirm(to)).toEqual({ kind: 'taken' });
  });

  it('a sign-up of the new address at the same moment leaves one row with it, whoever is first', async () => {
    const it = await setUp();
    const [outcome] = await Promise.all([it.confirm(), follow(it.world, it.publication, signUp)]);
    expect(outcome).toEqual({ kind: 'changed' });
    const rows = (await it.rows()).filter((row) => row.addressKey === wanted.key);
    expect(rows).toMatchObject([{ id: it.id, state: 'active' }]);
  });

  it('is mailed three times a day at most, over all publications', async () => {
    const it = await setUp();
    const other = await seedPublication(it.store, { slug: 'other' });
    const [twin] = await seedReaders(it.store, other, 1);
    const nth = (n: number) => validAddress(`n${n}@new.example`);
    for (const n of [1, 2]) await it.ask(nth(n));
    for (const n of [3, 4]) await askForAddress(it.world, twin!, nth(n));
    expect((await it.mails()).map(([, , address]) => address)).toEqual([1, 2, 3].map((n) => nth(n).address));
    it.clock.forward(24 * 3600 + 1);
    await it.ask(nth(5));
    expect(await it.mails()).toHaveLength(4);
  });

  it('is forgotten with it once somebody at the new or the old address has it erased', async () => {
    const it = await setUp();
    await it.ask();
    await it.confirm('Bo@Other.example');
    const [other] = await seedReaders(
      it.store,
      await seedPublication(it.store, { slug: 'garden' }),
      1,
      { address: to, addressKey: wanted.key },
      2,
    );
    await it.ask();
    expect((await it.mails()).map(([kind, , address]) => [kind, address])).toEqual([
      ['address', to],
      ['moved', old],
      ['address', to],
    ]);
    await eraseSubscriber(it.world, other!);
    expect((await it.mails()).map(([, , address]) => address)).toEqual([null, old, null]);
    const { delivery } = it.store.tables;
    const rows = await it.store.read.select().from(delivery).orderBy(delivery.id);
    expect(rows.map(({ state }) => state)).toEqual(['skipped', 'queued', 'skipped']);
  });

  it('changes nothing of somebody who left or was erased since', async () => {
    const it = await setUp();
    const asked = await it.mark();
    await unsubscribe(it.world, it.id);
    expect(await it.confirm(to, asked)).toEqual({ kind: 'stale' });
    await it.ask();
    await eraseSubscriber(it.world, it.id);
    expect(await it.confirm(to, asked)).toEqual({ kind: 'stale' });
    expect(await changeAddress(it.world, { subscriberId: 999, from: asked, to })).toEqual({ kind: 'stale' });
    expect(await it.mails()).toEqual([]);
  });
});
