/**
 * Turns due rows into jobs. The database decides which rows are due. A job is only a hint that names a row; a lost job
 * is added again after a minute. Job ids end in `mark`, which differs from process to process, so that jobs left by a
 * killed process do not block new ones.
 */
import type { Logger } from 'pino';
import { minuteMs } from '../lib/time.ts';
import { dueBuckets } from '../store/deliveries/ledger.ts';
import type { Store } from '../store/engine/store.ts';
import { dueFeedIds } from '../store/feeds/polls.ts';
import { duePublications } from '../store/issues/due.ts';
import { dueNotices } from '../store/notices/notices.ts';

export type JobKind = 'poll' | 'assemble' | 'deliver' | 'notify';

/** Adds one job per id to the queue; an id that is still in the queue is ignored. */
export interface JobSink {
  add(kind: JobKind, jobs: { jobId: string; id: number }[]): Promise<void>;
}

export interface Dispatcher {
  /** Looks for due rows now. Call it after any change that makes rows due. */
  wake(): void;
  /** A job has ended: its row may become a job again. */
  ended(kind: JobKind, id: number): void;
  stop(): Promise<void>;
}

const everyMs = 1_000;
/** A job that has not ended after this time counts as lost; milliseconds. */
const hintLifeMs = minuteMs;
const limits = { feeds: 200, deliveries: 5_000, notices: 50 };

interface DispatcherDeps {
  store: Store;
  clock: () => Date;
  log: Logger;
  jobs: JobSink;
  /** The kinds of jobs that this process may add. Without a way to send, deliveries and notices stay queued. */
  kinds: JobKind[];
  mark: string;
}

/** For each kind, finds the rows that need a job. */
const dueRows: Record<JobKind, (store: Store, now: Date) => Promise<number[]>> = {
  poll: (store, now) => dueFeedIds(store, now, limits.feeds),
  assemble: (store, now) => duePublications(store, now),
  deliver: (store, now) => dueBuckets(store, now, limits.deliveries),
  notify: (store, now) => dueNotices(store, now, limits.notices),
};

/** Remembers the jobs that were added, so that a row does not get a second job while its first is running. */
function createHints() {
  const givenAt = new Map<string, number>();
  const keyOf = (kind: JobKind, id: number) => `${kind}-${id}`;
  return {
    /** Returns those of `ids` that have no running job, and remembers that they have one now. */
    take(kind: JobKind, ids: number[], now: Date): number[] {
      const fresh = ids.filter((id) => {
        const at = givenAt.get(keyOf(kind, id));
        return at === undefined || now.getTime() - at > hintLifeMs;
      });
      for (const id of fresh) givenAt.set(keyOf(kind, id), now.getTime());
      return fresh;
    },
    end: (kind: JobKind, id: number) => void givenAt.delete(keyOf(kind, id)),
    dropOld(now: Date) {
      for (const [key, at] of givenAt) if (now.getTime() - at > hintLifeMs) givenAt.delete(key);
    },
    clear: () => givenAt.clear(),
  };
}

export function startDispatcher({ store, clock, log, jobs, kinds, mark }: DispatcherDeps): Dispatcher {
  const hints = createHints();
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;

  async function dispatch(): Promise<void> {
    const now = clock();
    for (const kind of kinds) {
      const fresh = hints.take(kind, await dueRows[kind](store, now), now);
      if (fresh.length > 0)
        await jobs.add(
          kind,
          fresh.map((id) => ({ jobId: `${kind}-${id}-${mark}`, id })),
        );
    }
    hints.dropOld(now);
  }

  async function run(): Promise<void> {
    do {
      again = false;
      try {
        await dispatch();
      } catch (error) {
        // We look again in a second. The rows stay due, so an outage of the database or the queue loses nothing.
        log.error({ err: error }, 'Looking for due work failed; trying again in a second.');
        hints.clear();
      }
    } while (again && !stopped);
  }

  function wake(): void {
    if (stopped) return;
    if (running) again = true;
    else running = run().finally(() => (running = undefined));
  }

  const timer = setInterval(wake, everyMs);
  wake();
  return {
    wake,
    ended(kind, id) {
      hints.end(kind, id);
      wake();
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
