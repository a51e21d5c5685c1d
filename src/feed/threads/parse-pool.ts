/** Parses feeds and pages in worker threads, so that a large one neither blocks the web server nor uses its memory. */
import { extname } from 'node:path';
import pLimit from 'p-limit';
import { createThreadPool, type ThreadPool } from '../../lib/thread-pool.ts';
import type { ParseProblem } from '../../model/feeds/feed-problems.ts';
import type { FetchedPage, PageText } from '../clean/full-text.ts';
import type { ParseResult, Source } from '../parse/parse.ts';

export interface ParsePool {
  /**
   * Runs `parseFeed` with limits of time and memory. The body is transferred: the caller can't read it afterwards.
   * @returns `not-a-feed` if a limit is exceeded
   * @throws if the pool is closed, or what the parser throws
   */
  parse(body: Uint8Array, source: Source): Promise<ParseResult>;
  /**
   * Runs `wholeText` under the same limits, and transfers the body too.
   * @returns null if the page shows no article, or if a limit is exceeded
   */
  wholeText(page: FetchedPage): Promise<PageText | null>;
  /** Waits until all running tasks end. Tasks that still wait for a thread are rejected. */
  close(): Promise<void>;
}

export interface ParsePoolOptions {
  /** Default 1. */
  threads?: number;
  /** Time limit of one task in milliseconds, counted from when its thread is ready; default 10,000. */
  timeoutMs?: number;
  /** Heap of one thread, in megabytes; default 256. */
  memoryMb?: number;
  /** Milliseconds without work after which a thread ends; default 30,000. */
  idleMs?: number;
  /** The module that the threads run: its default export parses, `ready` returns when everything is loaded. */
  worker?: URL;
}

type Limit = 'time' | 'memory';
type Outcome<T> = { result: T } | { limit: Limit };

interface Task {
  body: Uint8Array;
  source?: Source;
}

const parseWorker = new URL(`./parse-worker${extname(import.meta.url)}`, import.meta.url);

/** Creates a pool. The module is loaded and threads are started at the first parse, not before. */
export function createParsePool(options: ParsePoolOptions = {}): ParsePool {
  const { timeoutMs = 10_000 } = options;
  const queue = createTaskQueue({ ...options, timeoutMs });
  return {
    async parse(body, source) {
      const outcome = await queue.run<ParseResult>({ body, source }, 'default');
      if ('result' in outcome) return outcome.result;
      return { kind: 'not-a-feed', problem: limitProblem(outcome.limit, source.url, timeoutMs) };
    },
    async wholeText(page) {
      const outcome = await queue.run<PageText | null>(page, 'page');
      return 'result' in outcome ? outcome.result : null;
    },
    close: queue.close,
  };
}

const limitProblem = (limit: Limit, url: string | null, timeoutMs: number): ParseProblem =>
  limit === 'time'
    ? { code: 'parse-too-slow', url, seconds: timeoutMs / 1000 }
    : { code: 'parse-too-much-memory', url };

type RunnerOptions = ParsePoolOptions & { timeoutMs: number };

interface TaskRunner {
  /** Runs the worker's export `name`. Returns its result, or the limit that the task exceeded. */
  run<T>(task: Task, name: string): Promise<Outcome<T>>;
  close(): Promise<void>;
}

/** Runs as many tasks at once as there are threads; the others wait in their order. */
function createTaskQueue(options: RunnerOptions): TaskRunner {
  const runner = createTaskRunner(options);
  const limited = pLimit(options.threads ?? 1);
  const pending = new Set<Promise<unknown>>();
  let closed = false;
  return {
    run<T>(task: Task, name: string) {
      const result = limited(async () => {
        if (closed) throw new Error('The pool that parses feeds is closed.');
        return runner.run<T>(task, name);
      });
      pending.add(result);
      const forget = () => void pending.delete(result);
      result.then(forget, forget);
      return result;
    },
    async close() {
      closed = true;
      await Promise.allSettled(pending);
      await runner.close();
    },
  };
}

function createTaskRunner(options: RunnerOptions): TaskRunner {
  const { threads = 1, timeoutMs, memoryMb = 256, idleMs, worker = parseWorker } = options;
  let loading: Promise<ThreadPool> | null = null;
  return {
    async run<T>(task: Task, name: string) {
      loading ??= createThreadPool(worker, { threads, memoryMb, idleMs });
      const { pool, broken } = await loading;
      const abort = new AbortController();
      let timer: NodeJS.Timeout | undefined;
      try {
        // The time limit starts later: loading the parser can take seconds on a busy machine, whatever the feed is.
        if (pool.threads.length < threads) await Promise.race([pool.run(null, { name: 'ready' }), broken]);
        timer = setTimeout(() => abort.abort(), timeoutMs);
        const body = unsharedBuffer(task.body);
        const runOptions = { name, transferList: [body.buffer], signal: abort.signal };
        const result: T = await Promise.race([pool.run({ ...task, body }, runOptions), broken]);
        return { result };
      } catch (error) {
        if (abort.signal.aborted) return { limit: 'time' };
        if (isOutOfMemory(error)) return { limit: 'memory' };
        throw error;
      } finally {
        clearTimeout(timer);
      }
    },
    async close() {
      await (await loading)?.pool.destroy();
    },
  };
}

const isOutOfMemory = (error: unknown): boolean =>
  (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';

/** Returns the body if it fills its buffer, else a copy, because a shared buffer also holds the bytes of others. */
function unsharedBuffer(body: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = body.buffer instanceof ArrayBuffer && body.byteLength === body.buffer.byteLength;
  return whole ? (body as Uint8Array<ArrayBuffer>) : new Uint8Array(body);
}
