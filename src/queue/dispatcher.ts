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

export function startDispatcher(world: {
  store: Store;
  clock: () => Date;
  log: Logger;
  jobs: JobSink;
  /** Which kinds this process may give out: without a way to send, deliveries and notices stay queued. */
  kinds: JobKind[];
  mark: string;
}): Dispatcher {
  const { store, clock, log, jobs, kinds, mark } = world;
  const hinted = new Map<string, number>();
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;

  const due: Record<JobKind, (now: Date) => Promise<number[]>> = {
    poll: (now) => dueFeedIds(store, now, limits.feeds),
    assemble: (now) => duePublications(store, now),
    deliver: (now) => dueBuckets(store, now, limits.deliveries),
    notify: (now) => dueNotices(store, now, limits.notices),
  };

  async function dispatch(): Promise<void> {
    const now = clock();
    for (const kind of kinds) {
      const fresh = (await due[kind](now)).filter((id) => {
        const at = hinted.get(`${kind}-${id}`);
        return at === undefined || now.getTime() - at > hintLifeMs;
      });
      for (const id of fresh) hinted.set(`${kind}-${id}`, now.getTime());
      if (fresh.length > 0)
        await jobs.add(
          kind,
          fresh.map((id) => ({ jobId: `${kind}-${id}-${mark}`, id })),
        );
    }
    for (const [key, at] of hinted) if (now.getTime() - at > hintLifeMs) hinted.delete(key);
  }

  async function run(): Promise<void> {
    do {
      again = false;
      try {
        await dispatch();
      } catch (error) {
        // Looked for again in a second; the rows stay due, so nothing is lost by an outage of database or queue.
        log.error({ err: error }, 'Looking for due work failed; trying again in a second.');
        hinted.clear();
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
      hinted.delete(`${kind}-${id}`);
      wake();
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
