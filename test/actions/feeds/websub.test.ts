/** A feed pushed by WebSub, from subscribing at its hub to what the hub sends: keep-subscribed, websub-verify, websub-receive. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepSubscribed, pushedUntil } from '../../../src/actions/feeds/keep-subscribed.ts';
import { pingPauseMs } from '../../../src/actions/feeds/ping.ts';
import { receivePush } from '../../../src/actions/feeds/websub-receive.ts';
import { verifyIntent } from '../../../src/actions/feeds/websub-verify.ts';
import type { HubAnswer, HubCall } from '../../../src/feed/push/ask-hub.ts';
import type { HubProblem } from '../../../src/model/feeds/feed-problems.ts';
import type { Store } from '../../../src/store/engine/store.ts';
import { feedWithPublication, updateFeed } from '../../../src/store/feeds/feeds.ts';
import { webSubsOf } from '../../../src/store/feeds/websub.ts';
import type { FeedRow, WebSubRow } from '../../../src/store/schema/schema.ts';
import { hubProblem } from '../../../src/text/owner/feed-problems.ts';
import { type TestClock, testClock } from '../../support/clock.ts';
import { sign } from '../../support/servers/websub-hub.ts';
import { onEachEngine } from '../../support/store.ts';
import { seedPublication } from '../../support/worlds/seed.ts';

const hub = 'https://hub.example.org/';
const self = 'https://valley.example/feed.xml';
const links = { hubs: [hub], self };
const hour = 3600;
const day = 24 * hour;
const body = '<feed/>';
const brokenOff: HubProblem = { code: 'broken-off', host: 'hub.example.org' };
const down: HubProblem = { code: 'unreachable', host: 'hub.example.org' };

onEachEngine('a feed with a hub', (engine) => {
  let clock: TestClock;
  let store: Store;
  let feed: FeedRow;
  let calls: HubCall[];
  /** What the hub does while its answer is on its way, and the answer. */
  let hubDoes: (call: HubCall) => Promise<HubAnswer | undefined>;
  let baseUrl: string;

  const after = (seconds: number) => new Date(clock().getTime() + seconds * 1000);
  const world = () => ({
    store,
    clock,
    baseUrl,
    allowPrivateFeeds: false,
    async askHub(call: HubCall): Promise<HubAnswer> {
      calls.push(call);
      return (await hubDoes(call)) ?? { kind: 'accepted' };
    },
  });
  const all = () => webSubsOf(store, feed.id);
  const one = async (): Promise<WebSubRow> => {
    const rows = await all();
    expect(rows).toHaveLength(1);
    return rows[0]!;
  };
  const poll = (found: Parameters<typeof keepSubscribed>[2] = links, added?: number) =>
    keepSubscribed(world(), feed, found, added);
  const modes = () => calls.map(({ request }) => request.mode);
  const tokenOf = ({ request }: HubCall) => request.callback.split('/').at(-1)!;
  const verify = (
    mode: 'subscribe' | 'unsubscribe',
    { token, topic }: Pick<WebSubRow, 'token' | 'topic'>,
    leaseSeconds?: string,
  ) => verifyIntent(world(), token, { mode, topic, challenge: 'a challenge', leaseSeconds });
  const deny = ({ token, topic }: WebSubRow, reason = '') =>
    verifyIntent(world(), token, { mode: 'denied', topic, reason });
  /** As the hub of the feed pushes it. */
  const pushed = (row: WebSubRow, signature = sign(body, row.secret)) =>
    receivePush(world(), row.token, Buffer.from(body), signature);
  const nextPoll = async () => (await feedWithPublication(store, feed.id))!.feed.nextPollAt;
  /** A poll has ended: the feed as the next one finds it. */
  async function answered() {
    const set = { answeredAt: clock(), polledAt: clock(), nextPollAt: after(6 * hour) };
    await store.write((tx) => updateFeed(tx, feed.id, set));
    feed = (await feedWithPublication(store, feed.id))!.feed;
  }
  /** Subscribed, verified for ten days, and polled. */
  async function subscribed(): Promise<WebSubRow> {
    await poll();
    expect(await verify('subscribe', await one(), String(10 * day))).toMatchObject({ kind: 'agreed' });
    await answered();
    calls.length = 0;
    return one();
  }

  beforeEach(async () => {
    store = await engine.open();
    clock = testClock('2026-03-02T10:00:00Z');
    await seedPublication(store);
    feed = (await store.read.select().from(store.tables.feed))[0]!;
    calls = [];
    hubDoes = async () => undefined;
    baseUrl = 'https://follow.example.org';
  });
  afterEach(() => {
    // Whatever happens, one subscription has one address and one secret for itself.
    expect(calls.every(({ request }) => request.secret.length >= 32 && request.secret.length < 200)).toBe(
      true,
    );
    expect(calls.every((call) => /^[\w-]{32}$/.test(tokenOf(call)))).toBe(true);
  });

  describe('is subscribed to', () => {
    it('at the first hub, with the topic that the feed names, for ten days', async () => {
      await poll({ hubs: [hub, 'https://second.example/'], self });
      const { token, secret, ...row } = await one();
      expect(row).toMatchObject({ hub, topic: self, state: 'asked', askedAt: clock(), leaseUntil: null });
      expect(calls).toEqual([
        {
          hub,
          request: {
            mode: 'subscribe',
            topic: self,
            secret,
            leaseSeconds: 10 * day,
            callback: `https://follow.example.org/websub/${token}`,
          },
          allowPrivate: false,
          userAgent: expect.stringContaining('https://follow.example.org'),
        },
      ]);
    });

    it('once the hub has verified, for as long as it says', async () => {
      await poll();
      expect(await verify('subscribe', await one(), '172800')).toEqual({
        kind: 'agreed',
        challenge: 'a challenge',
      });
      expect(await one()).toMatchObject({ state: 'active', leaseUntil: after(2 * day), failures: 0 });
    });

    it('if the hub verifies before its answer has been read', async () => {
      hubDoes = async () => void (await verify('subscribe', await one()));
      await poll();
      expect(await one()).toMatchObject({ state: 'active', failures: 0, lastError: null });
    });

    it('even if the hub verifies, and its answer is then lost', async () => {
      hubDoes = async () => {
        await verify('subscribe', await one());
        return { kind: 'failed', problem: brokenOff, status: null };
      };
      await poll();
      expect(await one()).toMatchObject({ state: 'active', failures: 0, lastError: null });
    });

    it('once, by many workers at a time', async () => {
      // As many connections as there will be workers: else the first has ended before the second has one.
      await Promise.all(Array.from({ length: 8 }, all));
      await Promise.all(Array.from({ length: 8 }, () => poll()));
      expect(modes()).toEqual(['subscribe']);
      await one();
    });

    it('no more often than needed', async () => {
      await subscribed();
      for (let polls = 0; polls < 20; polls++) {
        clock.forward(hour);
        await poll(polls % 2 ? null : links);
      }
      expect(calls).toEqual([]);
    });

    it('nowhere, if it names no hub or no hub can reach us', async () => {
      await poll({ hubs: [], self });
      await poll({ hubs: ['nonsense:'], self });
      await poll(null);
      for (const local of ['http://localhost:3000', 'http://192.168.1.7', 'http://nas']) {
        baseUrl = local;
        await poll();
      }
      expect(calls).toEqual([]);
      expect(await all()).toEqual([]);
    });

    it('not any more once it is gone itself', async () => {
      await store.write((tx) => tx.delete(store.tables.feed));
      await poll();
      expect(calls).toEqual([]);
    });
  });

  describe('is asked for again', () => {
    it('a day before the end of the lease, at an unchanged poll too, with the same token', async () => {
      const before = await subscribed();
      clock.forward(9 * day - 1);
      await poll(null);
      expect(calls).toEqual([]);
      clock.forward(1);
      await poll(null);
      expect(calls.map(tokenOf)).toEqual([before.token]);
      expect(await one()).toMatchObject({
        state: 'active',
        leaseUntil: before.leaseUntil,
        secret: before.secret,
      });
      await verify('subscribe', before, String(10 * day));
      expect(await one()).toMatchObject({ state: 'active', leaseUntil: after(10 * day), failures: 0 });
    });

    it('once, by two workers at a time', async () => {
      await subscribed();
      clock.forward(9 * day);
      await Promise.all([poll(null), poll(), poll(null)]);
      expect(modes()).toEqual(['subscribe']);
    });

    it('and stays active if the hub verifies while its answer is lost', async () => {
      await subscribed();
      clock.forward(9 * day);
      hubDoes = async () => {
        await verify('subscribe', await one(), String(10 * day));
        return { kind: 'failed', problem: brokenOff, status: null };
      };
      await poll(null);
      expect(await one()).toMatchObject({ state: 'active', failures: 0, lastError: null });
    });

    it('after one hour, two, four and so on while the hub fails, and the reason is kept', async () => {
      hubDoes = async () => ({ kind: 'failed', problem: down, status: null });
      const gaps: number[] = [];
      let last = clock().getTime();
      for (let halfHours = 0; halfHours < 2 * 24 * 4; halfHours++) {
        const before = calls.length;
        await poll();
        if (calls.length > before && before > 0) gaps.push((clock().getTime() - last) / 3_600_000);
        if (calls.length > before) last = clock().getTime();
        clock.forward(hour / 2);
      }
      expect(gaps).toEqual([1, 2, 4, 8, 16, 24, 24]);
      expect(await one()).toMatchObject({ state: 'asked', failures: 8, lastError: hubProblem(down) });
    });

    it('if it never verifies, and the reason is guessed', async () => {
      await poll();
      clock.forward(hour);
      await poll();
      expect(modes()).toEqual(['subscribe', 'subscribe']);
      expect(new Set(calls.map(tokenOf)).size).toBe(1);
      expect(await one()).toMatchObject({ state: 'asked', failures: 2 });
      clock.forward(2 * hour - 1);
      hubDoes = async () => {
        expect(await one()).toMatchObject({ lastError: expect.stringContaining('may not reach BASE_URL') });
        return undefined;
      };
      clock.forward(1);
      await poll();
      expect(calls).toHaveLength(3);
    });

    it('of another hub that it names, after three failures', async () => {
      hubDoes = async (call) =>
        call.hub === hub ? { kind: 'failed', problem: down, status: null } : undefined;
      const second = 'https://second.example/';
      for (let hours = 0; hours < 8; hours++) {
        await poll({ hubs: [hub, second], self });
        clock.forward(hour);
      }
      expect(calls.map((call) => call.hub)).toEqual([hub, hub, hub, second]);
      expect(await one()).toMatchObject({ hub: second, topic: self });
    });

    it('not at once if the hub denies it while its answer is lost', async () => {
      hubDoes = async () => {
        await deny(await one());
        return { kind: 'failed', problem: brokenOff, status: null };
      };
      await poll();
      expect(await one()).toMatchObject({
        state: 'denied',
        lastError: 'The hub at hub.example.org refuses to push this feed.',
      });
    });

    it('a day after it was denied', async () => {
      await poll();
      expect(await deny(await one(), 'we know no such feed')).toEqual({ kind: 'noted' });
      const reason = 'The hub at hub.example.org refuses to push this feed: we know no such feed';
      expect(await one()).toMatchObject({ state: 'denied', leaseUntil: null, lastError: reason });
      clock.forward(day - 1);
      await poll();
      expect(calls).toHaveLength(1);
      expect(await verify('subscribe', await one())).toEqual({ kind: 'unknown' });
      clock.forward(1);
      await poll();
      expect(calls).toHaveLength(2);
      expect(await verify('subscribe', await one())).toMatchObject({ kind: 'agreed' });
      expect(await one()).toMatchObject({ state: 'active', lastError: null });
    });
  });

  describe('that changes', () => {
    it.each([
      ['its topic', { hubs: [hub], self: 'https://valley.example/new.xml' }],
      ['its hub', { hubs: ['https://new.example/'], self }],
    ])('%s is subscribed to anew, and then the old subscription is ended', async (_, changed) => {
      const old = await subscribed();
      clock.forward(hour);
      await poll(changed);
      expect(modes()).toEqual(['subscribe', 'unsubscribe']);
      expect(calls[1]).toMatchObject({ hub, request: { topic: self } });
      expect(tokenOf(calls[1]!)).toBe(old.token);
      expect(tokenOf(calls[0]!)).not.toBe(old.token);
      const [leaving, fresh] = await all();
      expect(fresh).toMatchObject({ hub: changed.hubs[0], topic: changed.self, state: 'asked' });
      expect(fresh!.secret).not.toBe(old.secret);
      expect(await verify('unsubscribe', leaving!)).toMatchObject({ kind: 'agreed' });
      expect((await one()).id).toBe(fresh!.id);
    });

    it('its mind with every poll is followed once an hour', async () => {
      await subscribed();
      for (let polls = 0; polls < 12; polls++) {
        await poll({ hubs: [hub], self: `https://valley.example/${polls}` });
        clock.forward(600);
      }
      expect(modes().filter((mode) => mode === 'subscribe')).toHaveLength(1);
    });

    it('the order of its hubs stays where it is', async () => {
      await subscribed();
      clock.forward(hour);
      await poll({ hubs: ['https://new.example/', hub], self });
      expect(calls).toEqual([]);
    });

    it('to no hub is left, and its pushes count for nothing', async () => {
      const row = await subscribed();
      clock.forward(hour);
      await poll({ hubs: [], self });
      expect(modes()).toEqual(['unsubscribe']);
      expect(await one()).toMatchObject({ state: 'leaving' });
      expect(await pushed(row)).toEqual({ kind: 'ignored' });
      expect(await verify('subscribe', row)).toEqual({ kind: 'unknown' });
      expect(await verify('unsubscribe', row)).toMatchObject({ kind: 'agreed' });
      expect(await verify('unsubscribe', row)).toEqual({ kind: 'unknown' });
      expect(await pushed(row)).toEqual({ kind: 'unknown' });
      expect(await all()).toEqual([]);
    });

    it('before the hub has verified tells it nothing', async () => {
      await poll();
      const row = await one();
      clock.forward(hour);
      await poll({ hubs: [], self });
      expect(modes()).toEqual(['subscribe']);
      expect(await verify('subscribe', row)).toEqual({ kind: 'unknown' });
    });
  });

  describe('that is left', () => {
    const none = { hubs: [], self };
    beforeEach(async () => {
      await subscribed();
      clock.forward(hour);
    });

    it('is asked to be let go three times, and then forgotten', async () => {
      hubDoes = async () => ({ kind: 'failed', problem: down, status: null });
      for (let hours = 0; hours < 12; hours++) {
        await poll(none);
        clock.forward(hour);
      }
      expect(modes()).toEqual(['unsubscribe', 'unsubscribe', 'unsubscribe']);
      expect(await all()).toEqual([]);
    });

    it('is forgotten at once where the hub knows of nothing', async () => {
      hubDoes = async () => ({
        kind: 'failed',
        problem: { code: 'hub-status', host: 'hub.example.org', status: 404, mode: 'unsubscribe' },
        status: 404,
      });
      await poll(none);
      expect(await all()).toEqual([]);
    });

    it('is let go by a hub that verifies before its answer has been read', async () => {
      hubDoes = async () => void (await verify('unsubscribe', await one()));
      await poll(none);
      expect(await all()).toEqual([]);
    });

    it('is told once, by two workers at a time', async () => {
      await Promise.all([poll(none), poll(none), poll(none)]);
      expect(modes()).toEqual(['unsubscribe']);
    });

    it('after its lease is told nothing', async () => {
      clock.forward(10 * day);
      await poll(none);
      expect(calls).toEqual([]);
      expect(await all()).toEqual([]);
    });
  });

  describe('is not subscribed to by what a stranger asks', () => {
    it.each<[string, Parameters<typeof verify>[0], Partial<WebSubRow>]>([
      ['with an unknown token', 'subscribe', { token: 'nonsense' }],
      ['with another topic', 'subscribe', { topic: 'https://valley.example/other.xml' }],
      ['with nearly the topic', 'subscribe', { topic: `${self}/` }],
      ['to end what is not to end', 'unsubscribe', {}],
    ])('%s', async (_, mode, change) => {
      await subscribed();
      const before = await all();
      expect(await verify(mode, { ...before[0]!, ...change })).toEqual({ kind: 'unknown' });
      expect(await deny({ ...before[0]!, token: 'nonsense' })).toEqual({ kind: 'unknown' });
      expect(await all()).toEqual(before);
    });
  });

  describe('is pushed', () => {
    it('and polled at once', async () => {
      const row = await subscribed();
      clock.forward(hour);
      expect(await pushed(row)).toEqual({ kind: 'asked' });
      expect(await nextPoll()).toEqual(clock());
      expect((await one()).lastPushAt).toEqual(clock());
    });

    it('many times in a row, and polled once in the pause', async () => {
      const row = await subscribed();
      clock.forward(3);
      await Promise.all(Array.from({ length: 10 }, () => pushed(row)));
      expect(await nextPoll()).toEqual(after(pingPauseMs / 1000 - 3));
    });

    it.each([
      ['with another secret', (row: WebSubRow) => sign(body, `${row.secret}x`)],
      ['with another body', (row: WebSubRow) => sign(`${body} `, row.secret)],
      ['unsigned', () => ''],
    ])('%s, and nothing comes of it', async (_, signature) => {
      const row = await subscribed();
      clock.forward(hour);
      const usual = await nextPoll();
      expect(await pushed(row, signature(row))).toEqual({ kind: 'ignored' });
      expect(await nextPoll()).toEqual(usual);
      expect((await one()).lastPushAt).toBeNull();
    });

    it('by a hub that was not verified yet, or denied: the first is heard, the second is not', async () => {
      await poll();
      await answered();
      clock.forward(hour);
      const row = await one();
      expect(await pushed(row)).toEqual({ kind: 'asked' });
      await deny(row);
      expect(await pushed(row)).toEqual({ kind: 'ignored' });
    });
  });

  describe('may be polled slowly', () => {
    const until = (found = 0) => pushedUntil(world(), feed, found);

    it('until its next renewal', async () => {
      expect(await until()).toBeNull();
      await poll();
      expect(await until()).toBeNull();
      await verify('subscribe', await one(), String(10 * day));
      expect(await until()).toEqual(after(9 * day));
    });

    it('not while an announced article is still to come', async () => {
      const row = await subscribed();
      clock.forward(60);
      await pushed(row);
      expect(await until(0)).toBeNull();
      expect(await until(1)).not.toBeNull();
      clock.forward(5);
      await answered();
      expect(await until(0)).not.toBeNull();
    });

    it('not once a poll finds what the hub did not announce, until it pushes again', async () => {
      const row = await subscribed();
      clock.forward(6 * hour);
      await answered();
      clock.forward(6 * hour);
      await poll(links, 1);
      expect(await until()).toBeNull();
      expect(await one()).toMatchObject({ lastError: expect.stringContaining('the hub said nothing') });
      await answered();
      clock.forward(hour);
      await pushed(row);
      await poll(links, 1);
      expect(await until(1)).not.toBeNull();
      expect(await one()).toMatchObject({ lastError: null });
    });

    it('not by a hub that a renewal found down, whatever it announces', async () => {
      const row = await subscribed();
      clock.forward(9 * day);
      hubDoes = async () => ({ kind: 'failed', problem: down, status: null });
      await poll();
      clock.forward(60);
      await answered();
      clock.forward(60);
      await poll(links, 1);
      await pushed(row);
      expect(await one()).toMatchObject({ state: 'active', lastError: hubProblem(down) });
      expect(await until(1)).toBeNull();
    });

    it('if the article that a poll finds is older than the subscription', async () => {
      await subscribed();
      clock.forward(hour);
      await poll(links, 1);
      expect(await until(1)).not.toBeNull();
    });

    it('if the hub announced it shortly before the last poll, or nothing is new', async () => {
      const row = await subscribed();
      clock.forward(hour);
      await pushed(row);
      clock.forward(60);
      await answered();
      clock.forward(6 * hour);
      await poll(links, 1);
      await poll(links, 0);
      expect(await until(1)).not.toBeNull();
    });
  });
});
