/** The running program: opens what its role needs, in order, and closes it in the opposite order. */
import { randomUUID } from 'node:crypto';
import pLimit from 'p-limit';
import { deliver } from '../actions/deliveries/deliver.ts';
import { createLedger } from '../actions/deliveries/ledger.ts';
import { pollFeed } from '../actions/feeds/poll-feed.ts';
import type { PollWorld } from '../actions/feeds/poll-world.ts';
import { sendDue } from '../actions/issues/send-due.ts';
import { sendNotice } from '../actions/notices/send-notices.ts';
import type { Role } from '../cli/options/deps.ts';
import { ConfigError } from '../config.ts';
import { isLoopback } from '../lib/web-url.ts';
import { type Mailbox, openMailbox } from '../mail/mailbox/mailbox.ts';
import { createRenderer, type Renderer } from '../mail/render/render.ts';
import { createSmtp, type Smtp } from '../mail/smtp/smtp.ts';
import { createTokens, setupSecret, type Tokens } from '../model/owners/tokens.ts';
import { openBackend, type QueueBackend } from '../queue/backends/backend.ts';
import { type JobKind, startDispatcher } from '../queue/dispatcher.ts';
import { openJobSink, startWorkers } from '../queue/workers.ts';
import { hasOwner } from '../store/owners/owners.ts';
import { noMailNotice } from '../text/install/banner.ts';
import { configText } from '../text/install/settings.ts';
import { listen } from '../web/http/server.ts';
import { banner } from './banner.ts';
import { type Installation, openInstallation, openSecret } from './open.ts';
import { createPolls } from './polls.ts';
import { createShutdown, type Shutdown } from './shutdown.ts';
import { createWeb } from './web.ts';

interface MailOut {
  /** Null where mail has nowhere to go. */
  smtp: Smtp | null;
  mailbox: Mailbox | null;
}

async function openMail({ config, log }: Installation, shutdown: Shutdown): Promise<MailOut> {
  const mailbox =
    config.smtp || !isLoopback(config.baseUrl) ? null : await openMailbox({ dataDir: config.dataDir, log });
  if (mailbox) shutdown.add(() => mailbox.close());
  const settings = config.smtp ?? mailbox?.settings;
  if (!settings) return { smtp: null, mailbox };
  const smtp = createSmtp(settings, { name: new URL(config.baseUrl).hostname });
  shutdown.add(() => smtp.close());
  return { smtp, mailbox };
}

/** Starts the dispatcher and the workers; gives the way to wake them. */
async function startWork(
  world: Installation,
  polls: PollWorld,
  tokens: Tokens,
  renderer: Renderer,
  backend: QueueBackend,
  smtp: Smtp | null,
  shutdown: Shutdown,
): Promise<() => void> {
  const { store, clock, log, config } = world;
  const shared = { store, clock, log, tokens, baseUrl: config.baseUrl, ledger: createLedger(store) };
  const sending = smtp && {
    ...shared,
    smtp,
    renderer,
    outage: { until: new Date(0) },
    inTurn: pLimit(1),
    stopping: shutdown.signal,
  };
  const kinds: JobKind[] = sending ? ['poll', 'assemble', 'deliver', 'notify'] : ['poll', 'assemble'];
  const jobs = openJobSink(backend);
  const dispatcher = startDispatcher({ store, clock, log, jobs, kinds, mark: randomUUID().slice(0, 8) });
  shutdown.add(() => dispatcher.stop());
  startWorkers(
    backend,
    {
      poll: async (id) => {
        const outcome = await pollFeed(polls, id, { onlyIfDue: true });
        if (outcome.kind === 'failed') log.warn({ feed: id }, outcome.reason);
      },
      assemble: async (id) => void (await sendDue(polls, id)),
      deliver: async (bucket) => void (sending && (await deliver(sending, bucket))),
      notify: async (id) => void (sending && (await sendNotice(sending, id))),
    },
    log,
    dispatcher.ended,
  );
  return dispatcher.wake;
}

/** Runs until a signal comes. @throws ConfigError, QueueError, ListenError */
export async function start(role: Role, say: (line: string) => void): Promise<void> {
  const shutdown = createShutdown();
  try {
    const world = await openInstallation();
    shutdown.add(() => world.store.close());
    if (role !== 'all' && !world.config.redisUrl) {
      throw new ConfigError(configText.roleNeedsRedis(role));
    }
    for (const line of await startRole(world, role, shutdown)) say(line);
    await shutdown.requested;
    world.log.info('Stopping.');
  } finally {
    await shutdown.run();
  }
}

/** Starts what the role needs; gives the lines that say where to click. */
async function startRole(world: Installation, role: Role, shutdown: Shutdown): Promise<string[]> {
  const { config, log, store } = world;
  const secretKey = await openSecret(world);
  const tokens = createTokens(secretKey);
  const { smtp, mailbox } = await openMail(world, shutdown);
  const notice = smtp ? null : noMailNotice;
  if (notice) log.warn(notice);
  const renderer = await createRenderer();
  const polls = createPolls(world);
  shutdown.add(() => polls.close());
  let wake: () => void = () => undefined;
  let backend: QueueBackend | null = null;
  let address = '';
  if (role !== 'worker') {
    const app = createWeb(world, {
      secretKey,
      polls,
      tokens,
      renderer,
      smtp,
      mailbox,
      notice,
      backend: () => backend,
      wake: () => wake(),
    });
    const server = await listen(app, config);
    shutdown.add(() => server.close());
    address = server.url;
  }
  if (role !== 'web') {
    const opened = await openBackend({ redisUrl: config.redisUrl, dataDir: config.dataDir, log });
    shutdown.add(() => opened.close());
    log.info(opened.describe);
    wake = await startWork(world, polls, tokens, renderer, opened, smtp, shutdown);
    backend = opened;
  }
  return banner({
    role,
    address,
    notice,
    baseUrl: config.baseUrl,
    dataDir: config.dataDir,
    hasMailbox: mailbox !== null,
    setupSecret: (await hasOwner(store)) ? null : setupSecret(secretKey),
  });
}
