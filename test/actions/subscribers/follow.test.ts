import { expect, it } from 'vitest';
import { changeChoices } from '../../../src/actions/subscribers/change-choices.ts';
import { confirm } from '../../../src/actions/subscribers/confirm.ts';
import { follow, type SignUp } from '../../../src/actions/subscribers/follow.ts';
import { rejoin } from '../../../src/actions/subscribers/rejoin.ts';
import { unsubscribe } from '../../../src/actions/subscribers/unsubscribe.ts';
import { filtersHash, noFilters } from '../../../src/model/issues/filters.ts';
import type { Store } from '../../../src/store/engine/store.ts';
import type { SubscriberRow } from '../../../src/store/schema/schema.ts';
import { suppress } from '../../../src/store/subscribers/suppressions.ts';
import { validAddress } from '../../support/addresses.ts';
import { testClock } from '../../support/clock.ts';
import { onEachEngine } from '../../support/store.ts';
import { publish, seedPublication } from '../../support/worlds/seed.ts';

const signUp: SignUp = {
  address: validAddress('Ada@example.net'),
  cadence: 'daily',
  timezone: 'Europe/Berlin',
  language: 'en',
  consent: 'form',
};

const confirmations = async (store: Store): Promise<number> =>
  (await store.read.select().from(store.tables.delivery)).length;
const readers = (store: Store): Promise<SubscriberRow[]> => store.read.select().from(store.tables.subscriber);

onEachEngine('following', (engine) => {
  async function setUp() {
    const store = await engine.open();
    const clock = testClock('2026-03-01T10:00:00Z');
    return { store, clock, publication: await seedPublication(store) };
  }

  it('makes a pending subscriber and one confirmation a day, however often the form is sent', async () => {
    const { store, clock, publication } = await setUp();
    await Promise.all([1, 2, 3, 4].map(() => follow({ store, clock }, publication, signUp)));
    expect(await readers(store)).toMatchObject([
      { state: 'pending', address: 'Ada@example.net', cadence: 'daily' },
    ]);
    expect(await confirmations(store)).toBe(1);
    clock.forward(24 * 3600 + 1);
    await follow({ store, clock }, publication, signUp);
    expect(await confirmations(store)).toBe(2);
  });

  it('mails one address at most three confirmations a day, over all publications', async () => {
    const { store, clock, publication } = await setUp();
    const others = [];
    for (const slug of ['b', 'c', 'd', 'e']) others.push(await seedPublication(store, { slug }));
    for (const each of [publication, ...others]) await follow({ store, clock }, each, signUp);
    expect(await confirmations(store)).toBe(3);
  });

  it('activates by the newest link only, behind the newest article, and once', async () => {
    const { store, clock, publication } = await setUp();
    await follow({ store, clock }, publication, signUp);
    const [first] = await readers(store);
    clock.forward(24 * 3600 + 1);
    await follow({ store, clock }, publication, signUp);
    const [second] = await readers(store);
    await publish(store, publication, ['Old news']);
    const subscriberId = first!.id;
    expect(await confirm({ store, clock }, { subscriberId, nonce: first!.confirmNonce! })).toEqual({
      kind: 'stale',
    });
    expect(await confirm({ store, clock }, { subscriberId, nonce: second!.confirmNonce! })).toEqual({
      kind: 'confirmed',
    });
    expect(await confirm({ store, clock }, { subscriberId, nonce: second!.confirmNonce! })).toEqual({
      kind: 'already',
    });
    expect(await readers(store)).toMatchObject([
      { state: 'active', cursor: 1, dueAt: new Date('2026-03-03T07:00:00Z') },
    ]);
  });

  it('revives nobody by an old confirm link after they left', async () => {
    const { store, clock, publication } = await setUp();
    await follow({ store, clock }, publication, signUp);
    const [{ id: subscriberId, confirmNonce }] = (await readers(store)) as [SubscriberRow];
    await confirm({ store, clock }, { subscriberId, nonce: confirmNonce! });
    expect(await unsubscribe({ store, clock }, subscriberId)).toEqual({ kind: 'left' });
    expect(await unsubscribe({ store, clock }, subscriberId)).toEqual({ kind: 'already' });
    expect(await confirm({ store, clock }, { subscriberId, nonce: confirmNonce! })).toEqual({
      kind: 'stale',
    });
    expect(await readers(store)).toMatchObject([{ state: 'unsubscribed' }]);
  });

  it('undoes leaving within a day with the cursor where it was, and not later', async () => {
    const { store, clock, publication } = await setUp();
    await follow({ store, clock }, publication, signUp);
    const [{ id, confirmNonce }] = (await readers(store)) as [SubscriberRow];
    await confirm({ store, clock }, { subscriberId: id, nonce: confirmNonce! });
    await unsubscribe({ store, clock }, id);
    await publish(store, publication, ['Missed']);
    expect(await rejoin({ store, clock }, id)).toEqual({ kind: 'active' });
    expect(await readers(store)).toMatchObject([{ state: 'active', cursor: 0 }]);
    await unsubscribe({ store, clock }, id);
    clock.forward(24 * 3600 + 1);
    expect(await rejoin({ store, clock }, id)).toEqual({ kind: 'too-late' });
  });

  it('never rejoins by undo who had not confirmed', async () => {
    const { store, clock, publication } = await setUp();
    await follow({ store, clock }, publication, signUp);
    const [{ id }] = (await readers(store)) as [SubscriberRow];
    await unsubscribe({ store, clock }, id);
    expect(await rejoin({ store, clock }, id)).toEqual({ kind: 'too-late' });
  });

  it('changes nothing of an active subscriber who signs up again', async () => {
    const { store, clock, publication } = await setUp();
    await follow({ store, clock }, publication, signUp);
    const [{ id, confirmNonce }] = (await readers(store)) as [SubscriberRow];
    await confirm({ store, clock }, { subscriberId: id, nonce: confirmNonce! });
    const before = await readers(store);
    clock.forward(24 * 3600 + 1);
    await follow({ store, clock }, publication, { ...signUp, cadence: 'instant' });
    expect(await readers(store)).toEqual(before);
  });

  it('keeps the topics that were chosen in the form, of who is not active yet', async () => {
    const { store, clock } = await setUp();
    const topics = ['Harbour', 'Weather'];
    const publication = await seedPublication(store, { slug: 'harbour', topics: [...topics, 'Sport'] });
    await follow({ store, clock }, publication, { ...signUp, topics });
    const filters = { ...noFilters, topics };
    const chosen = { filters, filtersHash: filtersHash(filters) };
    const [{ id, confirmNonce }] = (await readers(store)) as [SubscriberRow];
    expect(await readers(store)).toMatchObject([chosen]);
    await confirm({ store, clock }, { subscriberId: id, nonce: confirmNonce! });
    clock.forward(24 * 3600 + 1);
    await follow({ store, clock }, publication, { ...signUp, topics: ['Sport'] });
    expect(await readers(store)).toMatchObject([{ ...chosen, state: 'active' }]);
    await unsubscribe({ store, clock }, id);
    clock.forward(24 * 3600 + 1);
    await follow({ store, clock }, publication, { ...signUp, topics: [] });
    expect(await readers(store)).toMatchObject([{ filters: null, filtersHash: '', state: 'pending' }]);
  });

  it('takes topics that are seen in the articles, as they are spelt there, and no others', async () => {
    const { store, clock, publication } = await setUp();
    await publish(store, publication, ['One', 'Two'], { categories: ['Ferries'] });
    await follow({ store, clock }, publication, { ...signUp, topics: ['ferries', 'Mars'] });
    expect(await readers(store)).toMatchObject([{ filters: { ...noFilters, topics: ['Ferries'] } }]);
  });

  it('keeps the language that a reader chose, who comes back; a new one has the form’s', async () => {
    const { store, clock, publication } = await setUp();
    await follow({ store, clock }, publication, signUp);
    await follow({ store, clock }, publication, { ...signUp, language: 'fr' });
    const [pending] = await readers(store);
    expect(pending!.language).toBe('fr');
    const value = { subscriberId: pending!.id, nonce: pending!.confirmNonce! };
    expect(await confirm({ store, clock }, value)).toEqual({ kind: 'confirmed' });
    await changeChoices({ store, clock }, pending!.id, { language: 'de' });
    await unsubscribe({ store, clock }, pending!.id);
    clock.forward(24 * 3600 + 1);
    await follow({ store, clock }, publication, signUp);
    expect(await readers(store)).toMatchObject([{ state: 'pending', language: 'de' }]);
  });

  it('does nothing at all for a suppressed address', async () => {
    const { store, clock, publication } = await setUp();
    await store.write((tx) => suppress(tx, signUp.address.key, 'complaint', clock()));
    await follow({ store, clock }, publication, signUp);
    expect(await readers(store)).toEqual([]);
    expect(await confirmations(store)).toBe(0);
  });
});
