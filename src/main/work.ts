/** The background work: due rows become jobs, and a job is one call of an action. */
import { randomUUID } from 'node:crypto';
import pLimit from 'p-limit';
import { deliver } from '../actions/deliveries/deliver.ts';
import { createLedger } from '../actions/deliveries/ledger.ts';
import type { PollDeps } from '../actions/feeds/poll-deps.ts';
import { pollFeed } from '../actions/feeds/poll-feed.ts';
import { sendDue } from '../actions/issues/send-due.ts';
import { sendNotice } from '../actions/notices/send-notices.ts';
import type { Renderer } from '../mail/render/render.ts';
import type { Smtp } from '../mail/smtp/smtp.ts';
import type { Tokens } from '../model/owners/tokens.ts';
import type { QueueBackend } from '../queue/backends/backend.ts';
import { type JobKind, startDispatcher } from '../queue/dispatcher.ts';
import { type Handlers, openJobSink, startWorkers } from '../queue/workers.ts';
import type { Installation } from './open.ts';
import type { Shutdown } from './shutdown.ts';

interface WorkParts {
  polls: PollDeps;
  tokens: Tokens;
  renderer: Renderer;
  /** Null if mail can't be sent anywhere: then deliveries and notices stay queued. */
  smtp: Smtp | null;
  shutdown: Shutdown;
}

/** Starts the dispatcher and the workers. @returns a function that makes the dispatcher look for due rows at once */
export function startWork(installation: Installation, parts: WorkParts, backend: QueueBackend): () => void {
  const { store, clock, log } = installation;
  const kinds: JobKind[] = parts.smtp ? ['poll', 'assemble', 'deliver', 'notify'] : ['poll', 'assemble'];
  const jobs = openJobSink(backend);
  const mark = randomUUID().slice(0, 8);
  const dispatcher = startDispatcher({ store, clock, log, jobs, kinds, mark });
  parts.shutdown.add(() => dispatcher.stop());
  startWorkers(backend, handlersOf(installation, parts), log, dispatcher.ended);
  return dispatcher.wake;
}

function handlersOf(installation: Installation, parts: WorkParts): Handlers {
  const { log } = installation;
  const { polls } = parts;
  const sending = sendingOf(installation, parts);
  return {
    async poll(id) {
      const outcome = await pollFeed(polls, id, { onlyIfDue: true });
      if (outcome.kind === 'failed') log.warn({ feed: id }, outcome.reason);
    },
    assemble: async (id) => void (await sendDue(polls, id)),
    deliver: async (bucket) => void (sending && (await deliver(sending, bucket))),
    notify: async (id) => void (sending && (await sendNotice(sending, id))),
  };
}

/** Returns the dependencies of sending; null if mail can't be sent anywhere. */
function sendingOf({ store, clock, log, config }: Installation, parts: WorkParts) {
  const { tokens, renderer, smtp, shutdown } = parts;
  return (
    smtp && {
      store,
      clock,
      log,
      tokens,
      baseUrl: config.baseUrl,
      ledger: createLedger(store),
      smtp,
      renderer,
      outage: { until: new Date(0) },
      inTurn: pLimit(1),
      stopping: shutdown.signal,
    }
  );
}
