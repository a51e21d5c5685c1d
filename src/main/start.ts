/** The running program: opens what its role needs, in order, and closes it in reverse order. */
import type { Role } from '../cli/options/deps.ts';
import { ConfigError } from '../config.ts';
import { createRenderer } from '../mail/render/render.ts';
import { createTokens, setupSecret } from '../model/owners/tokens.ts';
import { openBackend, type QueueBackend } from '../queue/backends/backend.ts';
import { hasOwner } from '../store/owners/owners.ts';
import { noMailNotice } from '../text/install/banner.ts';
import { configText } from '../text/install/settings.ts';
import { listen } from '../web/http/server.ts';
import { banner } from './banner.ts';
import { openMail } from './mail.ts';
import { type Installation, openInstallation, openSecret } from './open.ts';
import { createPolls } from './polls.ts';
import { createShutdown, type Shutdown } from './shutdown.ts';
import { createWeb } from './web.ts';
import { startWork } from './work.ts';

/** Runs until the process gets a signal. @throws ConfigError, QueueError, ListenError */
export async function start(role: Role, say: (line: string) => void): Promise<void> {
  const shutdown = createShutdown();
  try {
    const installation = await openInstallation();
    shutdown.add(() => installation.store.close());
    if (role !== 'all' && !installation.config.redisUrl) {
      throw new ConfigError(configText.roleNeedsRedis(role));
    }
    for (const line of await startRole(installation, role, shutdown)) say(line);
    await shutdown.requested;
    installation.log.info('Stopping.');
  } finally {
    await shutdown.run();
  }
}

/** Starts what the role needs. @returns the lines that say which addresses to open */
async function startRole(installation: Installation, role: Role, shutdown: Shutdown): Promise<string[]> {
  const { config, log, store } = installation;
  const parts = await openParts(installation, shutdown);
  const { secretKey, mailbox, notice } = parts;
  let wake: () => void = () => undefined;
  let backend: QueueBackend | null = null;
  let address = '';
  if (role !== 'worker') {
    const app = createWeb(installation, { ...parts, backend: () => backend, wake: () => wake() });
    const server = await listen(app, config);
    shutdown.add(() => server.close());
    address = server.url;
  }
  if (role !== 'web') {
    const opened = await openBackend({ redisUrl: config.redisUrl, dataDir: config.dataDir, log });
    shutdown.add(() => opened.close());
    log.info(opened.describe);
    wake = startWork(installation, { ...parts, shutdown }, opened);
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

/** Opens what every role needs. */
async function openParts(installation: Installation, shutdown: Shutdown) {
  const secretKey = await openSecret(installation);
  const tokens = createTokens(secretKey);
  const { smtp, mailbox } = await openMail(installation, shutdown);
  const notice = smtp ? null : noMailNotice;
  if (notice) installation.log.warn(notice);
  const renderer = await createRenderer();
  const polls = createPolls(installation);
  shutdown.add(() => polls.close());
  return { secretKey, tokens, smtp, mailbox, notice, renderer, polls };
}
