import { eq } from 'drizzle-orm';
import { afterEach, expect, it } from 'vitest';
import type { DeliverDeps } from '../../../src/actions/deliveries/deliver.ts';
import { assembleIssues } from '../../../src/actions/issues/assemble-issues.ts';
import { unsubscribe } from '../../../src/actions/subscribers/unsubscribe.ts';
import { openStore } from '../../../src/store/engine/open-store.ts';
import type { Store } from '../../../src/store/engine/store.ts';
import { issueCounts } from '../../../src/store/issues/issues.ts';
import type { DeliveryRow } from '../../../src/store/schema/schema.ts';
import { suppress } from '../../../src/store/subscribers/suppressions.ts';
import { testClock } from '../../support/clock.ts';
import { type Sink, type SinkOptions, startSink } from '../../support/servers/smtp-sink.ts';
import { onEachEngine } from '../../support/store.ts';
import { deliverDue, deliverWorld } from '../../support/worlds/deliver-world.ts';
import { publish, seedPublication, seedReaders } from '../../support/worlds/seed.ts';

const undo: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const act of undo.splice(0).reverse()) await act();
});

async function sinkWith(options: SinkOptions = {}): Promise<Sink> {
  const sink = await startSink(options);
  undo.push(() => sink.close());
  return sink;
}

const rows = (store: Store): Promise<DeliveryRow[]> =>
  store.read.select().from(store.tables.delivery).orderBy(store.tables.delivery.id);
const recipients = (sink: Sink): string[] => sink.accepted.flatMap((mail) => mail.to).sort();
const messageIds = (sink: Sink) =>
  new Set(sink.accepted.map((mail) => /^Message-ID: (.*)$/im.exec(mail.raw.toString())?.[1]));

onEachEngine('delivering', (engine) => {
  /** A publication with an assembled issue for so many readers. */
  async function issueFor(readers: number, store: Store, clock = testClock('2026-03-01T10:00:00Z')) {
    const publication = await seedPublication(store);
    const ids = await seedReaders(store, publication, readers);
    await publish(store, publication, ['Bridge reopens']);
    await assembleIssues({ store, clock }, publication.id);
    const [issue] = await store.read.select().from(store.tables.issue);
    return { publication, ids, clock, issueId: issue!.id };
  }

  async function world(
    store: Store,
    clock: ReturnType<typeof testClock>,
    sink: Sink,
    settings = {},
  ): Promise<DeliverDeps> {
    const made = await deliverWorld(store, clock, sink, settings);
    undo.push(() => made.smtp.close());
    return made;
  }

  it('sends every delivery once, and the sums of the issue hold', async () => {
    const store = await engine.open();
    const sink = await sinkWith();
    const { clock, issueId } = await issueFor(250, store);
    expect(await deliverDue(await world(store, clock, sink))).toBe(250);
    expect(recipients(sink)).toHaveLength(250);
    expect(new Set(recipients(sink)).size).toBe(250);
    expect(await issueCounts(store, issueId)).toEqual({ sent: 250 });
    const [issue] = await store.read.select().from(store.tables.issue);
    expect(issue).toMatchObject({ audience: 250, finishedAt: clock() });
  });

  it('skips a reader who left or was suppressed since the mail was queued', async () => {
    const store = await engine.open();
    const sink = await sinkWith();
    const { clock, ids, issueId } = await issueFor(3, store);
    await unsubscribe({ store, clock }, ids[0]!);
    await store.write((tx) => suppress(tx, 'reader2@example.net', 'complaint', clock()));
    await deliverDue(await world(store, clock, sink));
    expect(recipients(sink)).toEqual(['reader3@example.net']);
    expect(await issueCounts(store, issueId)).toEqual({ sent: 1, skipped: 2 });
    expect((await rows(store)).map((row) => row.why)).toEqual(['unsubscribed', 'suppressed', null]);
  });

  it('sends one mail each when two workers take the same deliveries', async () => {
    const database = await engine.database();
    const stores = [await openStore(database), await openStore(database)];
    undo.push(async () => void (await Promise.all(stores.map((store) => store.close()))));
    const sink = await sinkWith();
    const { clock } = await issueFor(300, stores[0]!);
    const worlds = [await world(stores[0]!, clock, sink), await world(stores[1]!, clock, sink)];
    await Promise.all(worlds.map((each) => deliverDue(each)));
    expect(recipients(sink)).toHaveLength(300);
    expect(new Set(recipients(sink)).size).toBe(300);
  });

  it('stops a worker before the dot whose lease is over and whose delivery another one took', async () => {
    const store = await engine.open();
    const { clock } = await issueFor(1, store);
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const slowSink = await sinkWith({
      behave: ({ phase }) => (phase === 'data' ? held.then(() => undefined) : undefined),
    });
    const slow = deliverDue(await world(store, clock, slowSink));
    await slowSink.until(() => slowSink.commands.some((command) => command.startsWith('DATA')));
    clock.forward(61);
    const sink = await sinkWith();
    await deliverDue(await world(store, clock, sink));
    letGo();
    await slow;
    expect(recipients(sink)).toEqual(['reader1@example.net']);
    expect(slowSink.accepted).toEqual([]);
    expect(slowSink.mails.filter((mail) => mail.complete)).toEqual([]);
    expect(await rows(store)).toMatchObject([{ state: 'sent' }]);
  });

  it('tries a delivery again after a 4xx, in 5 minutes, with the same Message-ID', async () => {
    const store = await engine.open();
    const sink = await sinkWith();
    const { clock } = await issueFor(1, store);
    const made = await world(store, clock, sink);
    sink.behave = ({ phase }) => (phase === 'rcpt' ? '450 4.2.0 Greylisted, try again later' : undefined);
    await deliverDue(made);
    expect(await rows(store)).toMatchObject([
      {
        state: 'deferred',
        attempts: 1,
        dueAt: new Date('2026-03-01T10:05:00Z'),
        reply: expect.stringContaining('450'),
      },
    ]);
    clock.forward(299);
    expect(await deliverDue(made)).toBe(0);
    clock.forward(1);
    sink.behave = undefined;
    await deliverDue(made);
    expect(await rows(store)).toMatchObject([{ state: 'sent' }]);
  });

  it('gives up a delivery that was deferred for more than five days', async () => {
    const store = await engine.open();
    const sink = await sinkWith({
      behave: ({ phase }) => (phase === 'rcpt' ? '450 4.2.0 Later' : undefined),
    });
    const { clock, issueId } = await issueFor(1, store);
    const made = await world(store, clock, sink);
    await deliverDue(made);
    clock.forward(5 * 24 * 3600 + 1);
    await deliverDue(made);
    expect(await issueCounts(store, issueId)).toEqual({ failed: 1 });
  });

  it('fails an address that does not exist, marks its reader bounced, and sends the others', async () => {
    const store = await engine.open();
    const sink = await sinkWith({
      behave: ({ phase, to }) =>
        phase === 'rcpt' && to.startsWith('reader2@') ? '550 5.1.1 No such user here' : undefined,
    });
    const { clock, issueId } = await issueFor(3, store);
    await deliverDue(await world(store, clock, sink));
    expect(await issueCounts(store, issueId)).toEqual({ sent: 2, failed: 1 });
    const readers = await store.read
      .select()
      .from(store.tables.subscriber)
      .orderBy(store.tables.subscriber.id);
    expect(readers.map((reader) => reader.state)).toEqual(['active', 'bounced', 'active']);
  });

  it('blames the server for a refused sender: the delivery waits and the publication rests', async () => {
    const store = await engine.open();
    const sink = await sinkWith({
      behave: ({ phase }) => (phase === 'mail' ? '550 5.7.1 Sender not allowed' : undefined),
    });
    const { clock, issueId } = await issueFor(3, store);
    const made = await world(store, clock, sink, { connections: 1 });
    await deliverDue(made);
    const states = await issueCounts(store, issueId);
    expect(states.failed).toBeUndefined();
    expect((states.deferred ?? 0) + (states.queued ?? 0)).toBe(3);
    const [publication] = await store.read.select().from(store.tables.publication);
    expect(publication).toMatchObject({
      pausedUntil: new Date('2026-03-01T11:00:00Z'),
      pausedReason: expect.stringContaining('Sender not allowed'),
    });
    const tried = sink.commands.length;
    clock.forward(600);
    await deliverDue(made);
    expect(sink.commands.length).toBe(tried);
    sink.behave = undefined;
    clock.forward(3000);
    await deliverDue(made);
    expect(await issueCounts(store, issueId)).toEqual({ sent: 3 });
  });

  it('takes refusals back when ten in a row are alike: it is the server, not ten readers', async () => {
    const store = await engine.open();
    const sink = await sinkWith({
      behave: ({ phase, to }) => (phase === 'rcpt' ? `550 5.1.1 <${to}> User unknown` : undefined),
    });
    const { clock, issueId } = await issueFor(12, store);
    const made = await world(store, clock, sink, { connections: 1 });
    await deliverDue(made);
    const states = await issueCounts(store, issueId);
    expect(states.failed).toBeUndefined();
    const readers = await store.read.select().from(store.tables.subscriber);
    expect(new Set(readers.map((reader) => reader.state))).toEqual(new Set(['active']));
    sink.behave = undefined;
    clock.forward(3601);
    await deliverDue(made);
    expect(await issueCounts(store, issueId)).toEqual({ sent: 12 });
    const [issue] = await store.read.select().from(store.tables.issue);
    expect(issue!.finishedAt).not.toBeNull();
  });

  it('tries an unanswered dot once more with the same Message-ID, then gives it up as unknown', async () => {
    const store = await engine.open();
    const sink = await sinkWith({ behave: ({ phase }) => (phase === 'dot' ? 'reset' : undefined) });
    const { clock, issueId } = await issueFor(1, store);
    const made = await world(store, clock, sink);
    await deliverDue(made);
    expect(await rows(store)).toMatchObject([{ state: 'deferred', ambiguous: 1 }]);
    clock.forward(300);
    await deliverDue(made);
    expect(await issueCounts(store, issueId)).toEqual({ failed: 1 });
    expect((await rows(store))[0]!.reply).toMatch(/^unknown/);
    const ids = sink.mails.map((mail) => /^Message-ID: (.*)$/im.exec(mail.raw.toString())?.[1]);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  it('sends again what a crash left between dot and reply, once its lease is over', async () => {
    const store = await engine.open();
    const sink = await sinkWith();
    const { clock, issueId } = await issueFor(2, store);
    const { delivery } = store.tables;
    const [first, second] = await rows(store);
    const dueAt = new Date('2026-03-01T10:10:00Z');
    await store.write(async (tx) => {
      await tx
        .update(delivery)
        .set({ state: 'dot_pending', leaseToken: 'dead', dueAt })
        .where(eq(delivery.id, first!.id));
      await tx
        .update(delivery)
        .set({ state: 'dot_pending', leaseToken: 'dead', dueAt, ambiguous: 1 })
        .where(eq(delivery.id, second!.id));
    });
    const made = await world(store, clock, sink);
    expect(await deliverDue(made)).toBe(0);
    clock.set(dueAt);
    await deliverDue(made);
    expect(recipients(sink)).toEqual(['reader1@example.net']);
    expect(await issueCounts(store, issueId)).toEqual({ sent: 1, failed: 1 });
    const [issue] = await store.read.select().from(store.tables.issue);
    expect(issue!.finishedAt).not.toBeNull();
  });

  it('loses nothing while the server is down, and does not knock at its door for each mail', async () => {
    const store = await engine.open();
    const sink = await sinkWith({ behave: ({ phase }) => (phase === 'connect' ? 'reset' : undefined) });
    const { clock, issueId } = await issueFor(100, store);
    const made = await world(store, clock, sink, { connections: 2 });
    await deliverDue(made);
    expect(sink.connections.total).toBeLessThan(10);
    sink.behave = undefined;
    clock.forward(300);
    await deliverDue(made);
    expect(await issueCounts(store, issueId)).toEqual({ sent: 100 });
    expect(messageIds(sink).size).toBe(100);
  });

  it('renders an issue once: what is sent later carries the text that was stored', async () => {
    const store = await engine.open();
    const sink = await sinkWith();
    const { clock } = await issueFor(2, store);
    const made = await world(store, clock, sink);
    sink.behave = ({ phase, to }) =>
      phase === 'rcpt' && to.startsWith('reader2@') ? '450 Later' : undefined;
    await deliverDue(made);
    await store.write((tx) => tx.update(store.tables.article).set({ title: 'Corrected afterwards' }));
    sink.behave = undefined;
    clock.forward(300);
    await deliverDue(made);
    const subjects = sink.accepted.map((mail) => /^Subject: (.*)$/m.exec(mail.raw.toString())?.[1]);
    expect(subjects).toEqual(['Bridge reopens', 'Bridge reopens']);
  });
});
