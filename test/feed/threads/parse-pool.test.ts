import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { wholeText } from '../../../src/feed/clean/full-text.ts';
import { parseFeed } from '../../../src/feed/parse/parse.ts';
import {
  createParsePool,
  type ParsePool,
  type ParsePoolOptions,
} from '../../../src/feed/threads/parse-pool.ts';
import { feedXml } from '../../support/feed/feed-xml.ts';
import { toldFeed } from '../../support/feed/told.ts';

const wild = new URL('../../support/feed/wild-parser.ts', import.meta.url);
const source = { url: 'https://valley.example/feed', contentType: 'application/rss+xml' };
const pools: ParsePool[] = [];
afterEach(() => Promise.all(pools.splice(0).map((pool) => pool.close())));
const start = (options: ParsePoolOptions = {}) => {
  const pool = createParsePool(options);
  pools.push(pool);
  return pool;
};
/** What the wild parser says about a body. */
const answerTo = async (pool: ParsePool, text: string) => {
  const result = await pool.parse(bytes(text), source);
  return result.kind === 'not-a-feed' ? result.problem : result;
};
const bytes = (text: string) => new TextEncoder().encode(text);
const said = (text: string) => ({
  kind: 'not-a-feed',
  problem: { code: 'broken', url: source.url, detail: text },
});

describe('the real parser in a thread', () => {
  it('gives the same as without, and takes the body without copying it', async () => {
    const body = bytes(feedXml('https://valley.example', 30));
    const expected = parseFeed(body, source);
    expect(await start().parse(body, source)).toEqual(expected);
    expect(body.byteLength).toBe(0);
  });

  it('leaves a buffer alone that is not all the body', async () => {
    const shared = bytes('before{"version":"https://jsonfeed.org/version/1.1","items":[]}after');
    const body = shared.subarray(6, -5);
    expect(await start().parse(body, source)).toMatchObject({
      kind: 'feed',
      feed: { format: 'JSON Feed 1.1' },
    });
    expect(shared.byteLength).toBeGreaterThan(body.byteLength);
  });

  it('reads the article of a web page as well', async () => {
    const file = resolve(import.meta.dirname, '../../fixtures/pages/wordpress-article.html');
    const page = () => ({
      url: 'https://valley.example/bread/',
      body: bytes(readFileSync(file, 'utf8')),
      contentType: 'text/html',
    });
    const expected = wholeText(page());
    expect(expected?.text.length).toBeGreaterThan(300);
    expect(await start().wholeText(page())).toEqual(expected);
  });

  it('does not hold up this thread', async () => {
    const pool = start();
    await pool.parse(bytes(feedXml('https://valley.example', 1)), source);
    let turns = 0;
    let done = false;
    const parsing = pool.parse(bytes(feedXml('https://valley.example', 1500)), source).then((result) => {
      done = true;
      return result;
    });
    while (!done) {
      await sleep(1);
      turns += 1;
    }
    expect(await parsing).toMatchObject({ kind: 'feed' });
    expect(turns).toBeGreaterThan(20);
  });
});

describe('a parse', () => {
  it('that never ends is ended with a sentence, and the next one has a new thread', async () => {
    const pool = start({ worker: wild, timeoutMs: 100 });
    expect(toldFeed(await pool.parse(bytes('spin'), source))).toEqual({
      kind: 'not-a-feed',
      reason:
        'Reading the feed at https://valley.example/feed takes more than 0.1 seconds: let it carry fewer or shorter articles.',
    });
    expect(await pool.parse(bytes('hello'), source)).toEqual(said('hello'));
  });

  it('that eats memory is ended with a sentence, and the next one has a new thread', async () => {
    const pool = start({ worker: wild, memoryMb: 64 });
    expect(toldFeed(await pool.parse(bytes('eat'), source))).toEqual({
      kind: 'not-a-feed',
      reason:
        'Reading the feed at https://valley.example/feed takes too much memory: let it carry fewer or shorter articles.',
    });
    expect(await pool.parse(bytes('hello'), source)).toEqual(said('hello'));
  });

  it.each([
    ['throw', 'a bug of the parser'],
    ['exit', 'exited'],
  ])('that meets a bug (%s) throws, and the next one works', async (deed, message) => {
    const pool = start({ worker: wild });
    await expect(pool.parse(bytes(deed), source)).rejects.toThrow(message);
    expect(await pool.parse(bytes('hello'), source)).toEqual(said('hello'));
  });

  it('has all its time when others went before it', async () => {
    const pool = start({ worker: wild, timeoutMs: 300 });
    const results = await Promise.all(
      ['spin', 'spin', 'hello'].map((deed) => pool.parse(bytes(deed), source)),
    );
    expect(results[2]).toEqual(said('hello'));
  });
});

it.each([1, 2])('many at once come out right with %i threads', async (threads) => {
  const pool = start({ worker: wild, threads });
  const texts = Array.from({ length: 200 }, (_, index) => `number ${index}`);
  expect(await Promise.all(texts.map((text) => pool.parse(bytes(text), source)))).toEqual(texts.map(said));
});

it('a thread serves many parses, and ends once there are none', async () => {
  const kept = start({ worker: wild });
  expect(await answerTo(kept, 'thread')).toEqual(await answerTo(kept, 'thread'));
  const brief = start({ worker: wild, idleMs: 5 });
  const first = await answerTo(brief, 'thread');
  await vi.waitUntil(
    async () => {
      await sleep(20);
      return (await answerTo(brief, 'thread')) !== first;
    },
    { timeout: 15_000 },
  );
});

it('a thread that can not be loaded is told to all who wait, and ends nothing', async () => {
  const pool = start({ worker: new URL('file:///nowhere/parser.ts') });
  const parses = [1, 2].map(() => pool.parse(bytes('hello'), source));
  for (const result of await Promise.allSettled(parses)) expect(result.status).toBe('rejected');
});

describe('closing', () => {
  it('waits for what is under way, and refuses the rest', async () => {
    const pool = createParsePool({ worker: wild, timeoutMs: 300 });
    await pool.parse(bytes('warm up'), source);
    const parses = ['spin', 'hello'].map((text) => pool.parse(bytes(text), source));
    const settled = Promise.allSettled(parses);
    await nextTurn(); // the first one is under way
    await pool.close();
    expect(await settled).toMatchObject([
      { status: 'fulfilled', value: { problem: { code: 'parse-too-slow', seconds: 0.3 } } },
      { status: 'rejected', reason: { message: expect.stringContaining('is closed') } },
    ]);
    await expect(pool.parse(bytes('hello'), source)).rejects.toThrow('is closed');
  });

  it('does nothing where nothing was parsed, and can be asked twice', async () => {
    const pool = createParsePool();
    await pool.close();
    await pool.close();
  });
});
