import { beforeEach, expect, it } from 'vitest';
import { ping } from '../../../src/actions/feeds/ping.ts';
import type { Store } from '../../../src/store/engine/store.ts';
import { feedsWithSites, updateFeed } from '../../../src/store/feeds/feeds.ts';
import { claimPoll, recordPoll } from '../../../src/store/feeds/polls.ts';
import { type TestClock, testClock } from '../../support/clock.ts';
import { onEachEngine } from '../../support/store.ts';
import { seedPublication } from '../../support/worlds/seed.ts';

onEachEngine('a ping', (engine) => {
  let clock: TestClock;
  let store: Store;
  const after = (seconds: number) => new Date(clock().getTime() + seconds * 1000);
  const take = (...addresses: string[]) => ping({ store, clock }, addresses);
  const nextPolls = async () => (await feedsWithSites(store)).map(({ feed }) => feed.nextPollAt);
  const nextPoll = async () => (await nextPolls())[0]!;
  const firstFeed = async () => (await feedsWithSites(store))[0]!.feed.id;
  const everyQuarter = () => ({ polledAt: clock(), nextPollAt: after(15 * 60) });

  const claim = (id: number, until: Date, onlyIfDue = false) =>
    store.write((tx) => claimPoll(tx, id, { now: clock(), until, onlyIfDue }));
  /** As polls of all feeds that ended now leave them. */
  const polled = () => store.write((tx) => tx.update(store.tables.feed).set(everyQuarter()));

  beforeEach(async () => {
    store = await engine.open();
    clock = testClock('2026-03-02T10:00:00Z');
    await seedPublication(store);
    await polled();
    clock.forward(300);
  });

  it.each([
    ['the site', 'https://valley.example/'],
    ['the site without its slash', 'https://valley.example'],
    ['the site over http, with www', 'http://www.valley.example/'],
    ['the feed', 'https://valley.example/valley/feed'],
    ['an article', 'https://valley.example/2026/03/bread/?utm_source=ping'],
    ['a part of the site in which the feed is', 'https://valley.example/valley/'],
  ])('that names %s has the feed polled now', async (_, address) => {
    expect(await take('https://elsewhere.example/', address)).toEqual({ kind: 'asked' });
    expect(await nextPoll()).toEqual(clock());
  });

  it('from the front page reaches a publication that follows a part of that site', async () => {
    const part = { slug: 'news', siteUrl: 'https://big.example/news/' };
    await seedPublication(store, part);
    expect(await take('https://big.example/')).toEqual({ kind: 'asked' });
  });

  it.each([
    'https://valley.example.evil.test/',
    'https://other.example/',
    'https://sub.valley.example/',
    'https://valley.example:8443/',
  ])('of a site that nobody follows, %s, changes nothing', async (address) => {
    const before = await nextPolls();
    expect(await take(address)).toEqual({ kind: 'unknown-site' });
    expect(await nextPolls()).toEqual(before);
  });

  it('of one blog leaves its neighbour on the same host alone', async () => {
    await seedPublication(store, { slug: 'ann', siteUrl: 'https://blogs.example/~ann/' });
    await seedPublication(store, { slug: 'anna', siteUrl: 'https://blogs.example/~anna/' });
    await polled();
    const usual = await nextPoll();
    clock.forward(300);
    await take('https://blogs.example/~ann');
    expect(await nextPolls()).toEqual([usual, clock(), usual]);
  });

  it('after a poll that has just ended waits for ten seconds to be over', async () => {
    await polled();
    const asked = after(10);
    clock.forward(3);
    await take('https://valley.example/');
    expect(await nextPoll()).toEqual(asked);
  });

  it('during a poll causes another, ten seconds after that one began', async () => {
    const claimedUntil = after(120);
    await claim(await firstFeed(), claimedUntil);
    const asked = after(10);
    clock.forward(4);
    await take('https://valley.example/');
    expect(await nextPoll()).toEqual(asked);
    const id = await firstFeed();
    await store.write((tx) => recordPoll(tx, id, claimedUntil, everyQuarter()));
    expect(await nextPoll()).toEqual(asked);
  });

  it('waits as long as the server of the feed asked for', async () => {
    const notBefore = after(400);
    const id = await firstFeed();
    await store.write((tx) => updateFeed(tx, id, { notBefore }));
    await take('https://valley.example/');
    expect(await nextPoll()).toEqual(notBefore);
  });

  it('brings no poll back that stands further off than that', async () => {
    const usual = await nextPoll();
    const id = await firstFeed();
    await store.write((tx) => updateFeed(tx, id, { notBefore: after(3600) }));
    await take('https://valley.example/');
    expect(await nextPoll()).toEqual(usual);
  });

  it('leaves a feed alone that is gone for good', async () => {
    const usual = await nextPoll();
    const id = await firstFeed();
    await store.write((tx) => updateFeed(tx, id, { goneAt: clock() }));
    await take('https://valley.example/');
    expect(await nextPoll()).toEqual(usual);
  });

  it('is one of many: polls stay ten seconds apart, and one begins after the last ping', async () => {
    const id = await firstFeed();
    const began: number[] = [];
    let running: { until: Date; endsAt: number } | undefined;
    for (let second = 0; second < 120; second++) {
      if (second <= 90) await take('https://valley.example/');
      if (running && second >= running.endsAt) {
        const claimedUntil = running.until;
        await store.write((tx) => recordPoll(tx, id, claimedUntil, everyQuarter()));
        running = undefined;
      }
      const until = after(120);
      if (await claim(id, until, true)) {
        began.push(second);
        running = { until, endsAt: second + 6 };
      }
      clock.forward(1);
    }
    const gaps = began.slice(1).map((at, index) => at - began[index]!);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(10);
    expect(began.length).toBeGreaterThan(4);
    expect(began.at(-1)).toBeGreaterThanOrEqual(90);
  });

  it('of many at once asks for one poll', async () => {
    await Promise.all(Array.from({ length: 20 }, () => take('https://valley.example/')));
    expect(await nextPoll()).toEqual(clock());
  });

  it('that meets the end of a poll looks again, so that it is not lost', async () => {
    const claimedUntil = after(120);
    const id = await firstFeed();
    await claim(id, claimedUntil);
    clock.forward(30);
    // The poll ends between the ping's look at the feed and its change of it.
    const ends = { ...store, write: (work: never) => end().then(() => store.write(work)) } as Store;
    let ended = false;
    const end = async () => {
      if (!ended) await store.write((tx) => recordPoll(tx, id, claimedUntil, everyQuarter()));
      ended = true;
    };
    await ping({ store: ends, clock }, ['https://valley.example/']);
    expect(await nextPoll()).toEqual(after(10));
  });
});
