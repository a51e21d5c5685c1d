import type { ServerResponse } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { fetchUrl } from '../../../src/feed/http/fetch.ts';
import { createHostQueue, withHostQueue } from '../../../src/feed/http/host-queue.ts';
import {
  type OriginHandler,
  type OriginServer,
  startOriginServer,
} from '../../support/servers/origin-server.ts';

/** Work that ends when it is told to. */
function held() {
  let end!: (result?: unknown) => void;
  let fail!: (error: Error) => void;
  const done = new Promise((resolve, reject) => {
    end = resolve;
    fail = reject;
  });
  return { work: () => done, end, fail };
}

describe('turns at a host', () => {
  it('are given one at a time, in the order of asking, and leave nothing behind', async () => {
    const { turn, hosts } = createHostQueue();
    const log: string[] = [];
    const first = held();
    const all = [
      turn('a.example', first.work),
      turn('a.example', async () => log.push('second')),
      turn('a.example', async () => log.push('third')),
    ];
    await nextTurn();
    expect(log).toEqual([]);
    expect(hosts()).toEqual(['a.example']);
    first.end();
    await Promise.all(all);
    expect(log).toEqual(['second', 'third']);
    expect(hosts()).toEqual([]);
  });

  it('do not wait for those at another host', async () => {
    const { turn, hosts } = createHostQueue();
    const first = held();
    const waiting = turn('a.example', first.work);
    expect(await turn('b.example', async () => 'done')).toBe('done');
    expect(await turn('a.example:8080', async () => 'done')).toBe('done');
    expect(hosts()).toEqual(['a.example']);
    first.end();
    await waiting;
  });

  it('go on after one that failed', async () => {
    const { turn, hosts } = createHostQueue();
    const first = held();
    const failing = turn('a.example', first.work);
    const next = turn('a.example', async () => 'done');
    first.fail(new Error('broken'));
    await expect(failing).rejects.toThrow('broken');
    expect(await next).toBe('done');
    expect(hosts()).toEqual([]);
  });
});

describe('a polite fetch', () => {
  const origins: OriginServer[] = [];
  afterEach(() => Promise.all(origins.splice(0).map((origin) => origin.close())));
  const start = async () => {
    const origin = await startOriginServer();
    origins.push(origin);
    return origin;
  };
  const asking = (fetch: typeof fetchUrl, url: string, totalMs = 10_000) =>
    fetch({ url, allowPrivate: true, userAgent: 'test', limits: { totalMs } });

  /** Answers once so many requests are under way, and not before others may have come as well. */
  function crowded(size = 1): { handler: OriginHandler; most: () => number } {
    const waiting = new Set<ServerResponse>();
    let most = 0;
    const answer = () => {
      if (waiting.size >= size)
        for (const response of waiting) if (!response.writableEnded) response.end('x');
    };
    return {
      most: () => most,
      handler: (_request, response) => {
        waiting.add(response);
        most = Math.max(most, waiting.size);
        response.on('close', () => waiting.delete(response));
        setTimeout(answer, 5);
      },
    };
  }

  it.each([
    ['has one request at a host at a time', withHostQueue(fetchUrl), 1],
    ['is what keeps them apart', fetchUrl, 6],
  ])('%s', async (_what, fetch, expected) => {
    const origin = await start();
    const crowd = crowded(expected);
    origin.set('/feed', crowd.handler);
    const results = await Promise.all(Array.from({ length: 6 }, () => asking(fetch, `${origin.url}/feed`)));
    expect(results.map(({ kind }) => kind)).toEqual(Array(6).fill('fetched'));
    expect(crowd.most()).toBe(expected);
  });

  it('follows redirects between two hosts in both directions at once', async () => {
    const [a, b] = [await start(), await start()];
    const crowds = [crowded(), crowded()] as const;
    for (const [from, to, crowd] of [
      [a, b, crowds[0]],
      [b, a, crowds[1]],
    ] as const) {
      from.set('/old', { status: 301, headers: { location: `${to.url}/new` } });
      from.set('/new', crowd.handler);
    }
    const queue = createHostQueue();
    const fetch = withHostQueue(fetchUrl, queue);
    const urls = [a, b, a, b, a, b].map((origin) => `${origin.url}/old`);
    const results = await Promise.all(urls.map((url) => asking(fetch, url)));
    expect(results.map(({ kind }) => kind)).toEqual(Array(6).fill('fetched'));
    expect(crowds.map((crowd) => crowd.most())).toEqual([1, 1]);
    expect(queue.hosts()).toEqual([]);
  });

  it('has its whole time when its turn comes', async () => {
    const origin = await start();
    origin.set('/silent', () => {});
    origin.set('/feed', { body: 'x' });
    const fetch = withHostQueue(fetchUrl);
    const slow = [1, 2, 3].map(() => asking(fetch, `${origin.url}/silent`, 150));
    const last = asking(fetch, `${origin.url}/feed`, 400);
    expect((await Promise.all(slow)).map(({ kind }) => kind)).toEqual(['failed', 'failed', 'failed']);
    expect(await last).toMatchObject({ kind: 'fetched' });
  });
});
