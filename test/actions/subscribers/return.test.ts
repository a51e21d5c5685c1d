import { expect, it } from 'vitest';
import { confirm } from '../../../src/actions/subscribers/confirm.ts';
import { eraseSubscriber, suppressSubscriber } from '../../../src/actions/subscribers/erase-subscriber.ts';
import { allowReturn, askReturn, refuseReturn } from '../../../src/actions/subscribers/return.ts';
import { openNotices } from '../../../src/store/notices/notices.ts';
import type { SubscriberRow } from '../../../src/store/schema/schema.ts';
import { isSuppressed } from '../../../src/store/subscribers/suppressions.ts';
import { pollText } from '../../../src/text/owner/poll.ts';
import { onEachEngine } from '../../support/store.ts';
import { noticeTest } from '../../support/worlds/notice-world.ts';
import { publish, seedPublication, seedReaders } from '../../support/worlds/seed.ts';

const address = 'reader1@example.net';

onEachEngine('a reader who wants back in', (engine) => {
  async function setUp(set: Partial<SubscriberRow> = {}) {
    const it = await noticeTest(engine, ['olive']);
    const { store } = it.world;
    const [id] = await seedReaders(store, it.publication, 1, set);
    const { subscriber, delivery } = store.tables;
    return {
      ...it,
      store,
      id: id!,
      suppress: () => suppressSubscriber(it.world, id!, pollText.suppressedBy('olive@valley.example')),
      open: () => openNotices(store, it.publication.id),
      rows: () => store.read.select().from(subscriber).orderBy(subscriber.id),
      mails: async () =>
        (await store.read.select().from(delivery)).map(({ kind, subscriberId }) => [kind, subscriberId]),
    };
  }

  it('is asked about once, with the reason, by one mail that leads to the reader at the desk', async () => {
    const it = await setUp();
    await it.suppress();
    const outcomes = await Promise.all([1, 2, 3].map(() => askReturn(it.world, it.id)));
    expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['asked']));
    expect(await it.open()).toMatchObject([
      {
        kind: 'return',
        subscriberId: it.id,
        feedId: null,
        data: { reason: pollText.suppressedBy('olive@valley.example') },
      },
    ]);
    expect(await it.sendDue()).toBe(1);
    expect(it.told()).toEqual(['olive']);
    const mail = it.sink.mails[0]!.raw.toString().replaceAll('=\r\n', '');
    expect(mail).toContain(`https://news.example/owner/publications/valley/readers/${it.id}`);
    expect(mail).toMatch(/Subject: The Valley Courier: a reader asks to be let back in/);
    expect(mail).toContain(
      'The reason on record: olive@valley.example suppressed it at the owner=E2=80=99s desk.',
    );
    expect(await isSuppressed(it.store, address)).toBe(true);
    expect(await it.sendDue()).toBe(0);
  });

  it('is asked about after a complaint too, and about nobody else', async () => {
    const it = await setUp({ state: 'complained' });
    expect(await askReturn(it.world, it.id)).toEqual({ kind: 'asked' });
    expect((await it.open())[0]!.data.reason).toBe('a mail to it was reported as spam');
    const other = await setUp({ state: 'unsubscribed' });
    expect(await askReturn(other.world, other.id)).toEqual({ kind: 'not-needed' });
    expect(await askReturn(other.world, 999)).toEqual({ kind: 'not-needed' });
    expect(await other.open()).toEqual([]);
  });

  it('is let in by a confirmation of their own, without the back catalogue', async () => {
    const it = await setUp({ state: 'complained' });
    await it.suppress();
    await publish(it.store, it.publication, ['While away']);
    await askReturn(it.world, it.id);
    expect(await allowReturn(it.world, it.id)).toEqual({ kind: 'allowed' });
    expect(await it.open()).toEqual([]);
    expect(await isSuppressed(it.store, address)).toBe(false);
    expect(await it.mails()).toEqual([['confirmation', it.id]]);
    const [row] = await it.rows();
    expect(row).toMatchObject({ state: 'pending', dueAt: null, cursor: 0 });
    expect(row!.confirmNonce).toMatch(/^[\w-]{16}$/);
    const outcome = await confirm(it.world, { subscriberId: it.id, nonce: row!.confirmNonce! });
    expect(outcome).toEqual({ kind: 'confirmed' });
    expect((await it.rows())[0]).toMatchObject({ state: 'active', cursor: 1 });
    expect(await allowReturn(it.world, it.id)).toEqual({ kind: 'not-asked' });
  });

  it('is let in here alone: elsewhere the address stays without mail', async () => {
    const it = await setUp();
    const other = await seedPublication(it.store, { slug: 'other' });
    const [twin] = await seedReaders(it.store, other, 1);
    const [stranger] = await seedReaders(it.store, other, 1, {}, 2);
    await it.suppress();
    await askReturn(it.world, it.id);
    await allowReturn(it.world, it.id);
    expect(await it.rows()).toMatchObject([
      { id: it.id, state: 'pending' },
      { id: twin, state: 'unsubscribed', dueAt: null },
      { id: stranger, state: 'active' },
    ]);
  });

  it('who only complained here keeps what they follow elsewhere', async () => {
    const it = await setUp({ state: 'complained' });
    const other = await seedPublication(it.store, { slug: 'other' });
    const [twin] = await seedReaders(it.store, other, 1);
    await askReturn(it.world, it.id);
    await allowReturn(it.world, it.id);
    expect(await it.rows()).toMatchObject([{ state: 'pending' }, { id: twin, state: 'active' }]);
  });

  it('is refused without a word, and does not ask the owner again for a month', async () => {
    const it = await setUp();
    await it.suppress();
    await askReturn(it.world, it.id);
    expect(await refuseReturn(it.world, it.id)).toEqual({ kind: 'refused' });
    expect(await refuseReturn(it.world, it.id)).toEqual({ kind: 'not-asked' });
    expect(await it.sendDue()).toBe(0);
    expect(await askReturn(it.world, it.id)).toEqual({ kind: 'asked' });
    expect(await it.open()).toEqual([]);
    it.world.clock.forward(31 * 24 * 3600);
    await askReturn(it.world, it.id);
    expect(await it.open()).toHaveLength(1);
    expect(await isSuppressed(it.store, address)).toBe(true);
    expect(await it.mails()).toEqual([]);
  });

  it('is not let in where nobody asked', async () => {
    const it = await setUp();
    await it.suppress();
    expect(await allowReturn(it.world, it.id)).toEqual({ kind: 'not-asked' });
    expect(await isSuppressed(it.store, address)).toBe(true);
    expect((await it.rows())[0]!.state).toBe('active');
  });

  it('leaves no question behind when they are erased', async () => {
    const it = await setUp();
    await it.suppress();
    await askReturn(it.world, it.id);
    await eraseSubscriber(it.world, it.id);
    expect(await it.open()).toEqual([]);
    expect(await askReturn(it.world, it.id)).toEqual({ kind: 'not-needed' });
  });
});
