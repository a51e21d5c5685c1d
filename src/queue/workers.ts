/** The workers: each job is an id that one function is called with. */
import type { Logger } from 'pino';
import type { QueueBackend } from './backends/backend.ts';
import type { JobKind, JobSink } from './dispatcher.ts';

/** For each kind of job, the function that handles an id. */
export type Handlers = Record<JobKind, (id: number) => Promise<void>>;

const concurrency: Record<JobKind, number> = { poll: 10, assemble: 2, deliver: 4, notify: 1 };
const kinds = Object.keys(concurrency) as JobKind[];

export function openJobSink(backend: QueueBackend): JobSink {
  const queues = Object.fromEntries(kinds.map((kind) => [kind, backend.queue(kind)]));
  return {
    add: async (kind, jobs) =>
      void (await queues[kind]!.addBulk(
        jobs.map(({ jobId, id }) => ({ name: kind, data: { id }, opts: { jobId } })),
      )),
  };
}

/** Starts a worker for each kind. The row of a failed job stays due, so it gets a new job after a minute. */
export function startWorkers(
  backend: QueueBackend,
  handlers: Handlers,
  log: Logger,
  ended: (kind: JobKind, id: number) => void,
): void {
  for (const kind of kinds) {
    const worker = backend.worker(kind, (job) => handlers[kind](job.data.id), {
      concurrency: concurrency[kind],
    });
    worker.on('completed', (job) => ended(kind, job.data.id));
    worker.on('failed', (job, error) => {
      log.error({ err: error, kind, id: job?.data.id }, 'A job failed; what it was for is tried again.');
    });
  }
}
