import { expect, it } from 'vitest';
import { addFirstOwner, addOwner } from '../../../src/actions/owners/add-owner.ts';
import { endSession, sessionOwner, signIn, startSession } from '../../../src/actions/owners/sign-in.ts';
import { hasOwner } from '../../../src/store/owners/owners.ts';
import { testClock } from '../../support/clock.ts';
import { onEachEngine } from '../../support/store.ts';

const password = 'correct horse battery';
const day = 24 * 3600;

onEachEngine('owners and their sessions', (engine) => {
  async function setUp() {
    const store = await engine.open();
    const clock = testClock('2026-03-01T10:00:00Z');
    return { store, clock, world: { store, clock } };
  }

  it('lets an owner in with the right password alone, whatever the capitals of the email', async () => {
    const { world } = await setUp();
    expect(await addOwner(world, 'Ann@Example.org', password)).toEqual({ kind: 'added' });
    expect((await signIn(world, ' ANN@example.ORG ', password))?.email).toBe('ann@example.org');
    expect(await signIn(world, 'ann@example.org', `${password}!`)).toBeUndefined();
    expect(await signIn(world, 'ann@example.org', '')).toBeUndefined();
    expect(await signIn(world, 'bob@example.org', password)).toBeUndefined();
  });

  it('keeps neither password nor token', async () => {
    const { world, store } = await setUp();
    const owner = await addFirstOwner(world, 'ann@example.org', password);
    const { token } = await startSession(world, owner.kind === 'added' ? owner.ownerId : 0);
    const kept = JSON.stringify([
      await store.read.select().from(store.tables.owner),
      await store.read.select().from(store.tables.session),
    ]);
    expect(kept).not.toContain(password);
    expect(kept).not.toContain(token);
    expect(kept).toContain('scrypt$32768$8$1$');
  });

  it('makes a first owner once, also when two try at the same time', async () => {
    const { world, store } = await setUp();
    expect(await hasOwner(store)).toBe(false);
    const outcomes = await Promise.all(
      ['ann', 'bob', 'cyd'].map((name) => addFirstOwner(world, `${name}@example.org`, password)),
    );
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['added', 'exists', 'exists']);
    expect(await store.read.select().from(store.tables.owner)).toHaveLength(1);
    expect(await hasOwner(store)).toBe(true);
  });

  it('says which of email and password is wrong, and keeps nothing', async () => {
    const { world, store } = await setUp();
    expect(await addFirstOwner(world, 'ann@', password)).toMatchObject({ kind: 'invalid', field: 'email' });
    expect(await addFirstOwner(world, 'ann@example.org', 'short')).toMatchObject({
      kind: 'invalid',
      field: 'password',
      problem: { code: 'password-short', min: 10 },
    });
    expect(await hasOwner(store)).toBe(false);
  });

  it('ends a session at sign-out and after thirty days, and drops what is over', async () => {
    const { world, store, clock } = await setUp();
    const owner = await addFirstOwner(world, 'ann@example.org', password);
    const ownerId = owner.kind === 'added' ? owner.ownerId : 0;
    const first = await startSession(world, ownerId);
    const second = await startSession(world, ownerId);
    expect((await sessionOwner(world, first.token))?.email).toBe('ann@example.org');
    await endSession(world, first.token);
    expect(await sessionOwner(world, first.token)).toBeUndefined();
    clock.forward(29 * day);
    expect(await sessionOwner(world, second.token)).toBeDefined();
    clock.forward(2 * day);
    expect(await sessionOwner(world, second.token)).toBeUndefined();
    await startSession(world, ownerId);
    expect(await store.read.select().from(store.tables.session)).toHaveLength(1);
  });
});
