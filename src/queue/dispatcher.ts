/**
 * Due rows become jobs. The database says what is due; a job is a hint that names it, and one that is lost is given
 * again after a minute. Job ids carry the process's own mark, so that jobs left by a killed process hold up nobody.
 */
import type { Logger } from 'pino';
import { minuteMs } from '../lib/time.ts';
import { dueBuckets } from '../store/deliveries/ledger.ts';
import type { Store } from '../store/engine/store.ts';
import { dueFeedIds } from '../store/feeds/polls.ts';
import { duePublications } from '../store/issues/due.ts';
import { dueNotices } from '../store/notices/notices.ts';

export type JobKind = 'poll' | 'assemble' | 'deliver' | 'notify';

/** Where jobs go: adds one per id, and ignores an id that is still there. */
export interface JobSink {
  add(kind: JobKind, jobs: { jobId: string; id: number }[]): Promise<void>;
}

export interface Dispatcher {
  /** Looks for due rows now. Called after anything that made some. */
  wake(): void;
  /** A job ended: its rows may be given out again. */
  ended(kind: JobKind, id: number): void;
  stop(): Promise<void>;
}

const everyMs = 1_000;
/** After this a hint counts as lost. */
const hintLifeMs = minuteMs;
const limits = { feeds: 200, deliveries: 5_000, notices: 50 };

interface DispatcherDeps {
  store: Store;
  clock: () => Date;
  log: Logger;
  jobs: JobSink;
  /** Which kinds this process may give out: without a way to send, deliveries and notices stay queued. */
  kinds: JobKind[];
  mark: string;
}

/** How the rows of each kind are found that need a job. */
const dueRows: Record<JobKind, (store: Store, now: Date) => Promise<number[]>> = {
  poll: (store, now) => dueFeedIds(store, now, limits.feeds),
  assemble: (store, now) => duePublications(store, now),
  deliver: (store, now) => dueBuckets(store, now, limits.deliveries),
  notify: (store, now) => dueNotices(store, now, limits.notices),
};

/** What was given out already, so that a row is not given out again while its job is under way. */
function createHints() {
  const givenAt = new Map<string, number>();
  const keyOf = (kind: JobKind, id: number) => `${kind}-${id}`;
  return {
    /** Those of `ids` that no job is under way for; from now on there is one. */
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
        // Looked for again in a second; the rows stay due, so nothing is lost by an outage of database or queue.
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
