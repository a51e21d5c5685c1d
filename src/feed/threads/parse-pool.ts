/** Parses feeds and pages in threads of their own, so that none holds up the web server, or takes its memory. */
import { extname } from 'node:path';
import pLimit from 'p-limit';
import { createThreadPool, type ThreadPool } from '../../lib/thread-pool.ts';
import type { ParseProblem } from '../../model/feeds/feed-problems.ts';
import type { FetchedPage, wholeText } from '../clean/full-text.ts';
import type { ParseResult, parseFeed } from '../parse/parse.ts';

type Input = Parameters<typeof parseFeed>;

export interface ParsePool {
  /**
   * As parseFeed, with limits of time and memory. The body is handed over: it can't be read afterwards.
   * @throws once the pool is closed, and what the parser throws
   */
  parse(...input: Input): Promise<ParseResult>;
  /** As wholeText, likewise; null beyond a limit too. */
  wholeText(page: FetchedPage): Promise<ReturnType<typeof wholeText>>;
  /** Waits for what is being parsed; what still waits for its turn is refused. */
  close(): Promise<void>;
}

export interface ParsePoolOptions {
  /** Default 1. */
  threads?: number;
  /** For one feed, from when its turn comes; default 10,000. */
  timeoutMs?: number;
  /** Of one thread's heap; default 256. */
  memoryMb?: number;
  /** After which a thread without work ends; default 30,000. */
  idleMs?: number;
  /** The module that the threads run: its default export parses, `ready` answers once it is loaded. */
  worker?: URL;
}

type Limit = 'time' | 'memory';

interface Task {
  body: Uint8Array;
  source?: Input[1];
}

const parseWorker = new URL(`./parse-worker${extname(import.meta.url)}`, import.meta.url);

/** Nothing is loaded and no thread runs before the first parse. */
export function createParsePool(options: ParsePoolOptions = {}): ParsePool {
  const { threads = 1, timeoutMs = 10_000, memoryMb = 256, idleMs, worker = parseWorker } = options;
  const inTurn = pLimit(threads);
  const open = new Set<Promise<unknown>>();
  let loading: Promise<ThreadPool> | null = null;
  let closed = false;

  /** What a thread gives for the task, or the limit that it hit. */
  async function run<T>(task: Task, name: string): Promise<{ result: T } | { limit: Limit }> {
    if (closed) throw new Error('The pool that parses feeds is closed.');
    loading ??= createThreadPool(worker, { threads, memoryMb, idleMs });
    const { pool, broken } = await loading;
    const abort = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    try {
      // Loading the parser can take seconds on a busy machine, and is not the feed's fault.
      if (pool.threads.length < threads) await Promise.race([pool.run(null, { name: 'ready' }), broken]);
      timer = setTimeout(() => abort.abort(), timeoutMs);
      const body = ownBuffer(task.body);
      const given = { name, transferList: [body.buffer], signal: abort.signal };
      return { result: await Promise.race([pool.run({ ...task, body }, given), broken]) };
    } catch (error) {
      if (abort.signal.aborted) return { limit: 'time' };
      if (isOutOfMemory(error)) return { limit: 'memory' };
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  function inPool<T>(task: Task, name: string): Promise<{ result: T } | { limit: Limit }> {
    const result = inTurn(() => run<T>(task, name));
    open.add(result);
    const forget = () => void open.delete(result);
    result.then(forget, forget);
    return result;
  }

  return {
    async parse(body, source) {
      const outcome = await inPool<ParseResult>({ body, source }, 'default');
      if ('result' in outcome) return outcome.result;
      const { url } = source;
      const problem: ParseProblem =
        outcome.limit === 'time'
          ? { code: 'parse-too-slow', url, seconds: timeoutMs / 1000 }
          : { code: 'parse-too-much-memory', url };
      return { kind: 'not-a-feed', problem };
    },
    async wholeText(page) {
      const outcome = await inPool<ReturnType<typeof wholeText>>(page, 'page');
      return 'result' in outcome ? outcome.result : null;
    },
    async close() {
      closed = true;
      await Promise.allSettled(open);
      await (await loading)?.pool.destroy();
    },
  };
}

const isOutOfMemory = (error: unknown): boolean =>
  (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';

/** The body itself where it has its buffer for itself, else a copy: others may stand in the same buffer. */
function ownBuffer(body: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = body.buffer instanceof ArrayBuffer && body.byteLength === body.buffer.byteLength;
  return whole ? (body as Uint8Array<ArrayBuffer>) : new Uint8Array(body);
}
