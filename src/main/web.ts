import { ping } from '../actions/feeds/ping.ts';
import type { PollWorld } from '../actions/feeds/poll-world.ts';
import type { Mailbox } from '../mail/mailbox/mailbox.ts';
import type { Renderer } from '../mail/render/render.ts';
import type { Smtp } from '../mail/smtp/smtp.ts';
import type { Tokens } from '../model/owners/tokens.ts';
import type { QueueBackend } from '../queue/backends/backend.ts';
import { type AppDeps, createApp } from '../web/app.ts';
import { createHealth } from './health.ts';
import type { Installation } from './open.ts';
import { ownerPort } from './owner-port.ts';
import { apiPort, pushPort } from './push-port.ts';
import { readerPort } from './reader-port.ts';
import { samplePort } from './sample-port.ts';

export interface WebParts {
  secretKey: string;
  polls: PollWorld;
  tokens: Tokens;
  renderer: Renderer;
  /** Null where mail has nowhere to go. */
  smtp: Smtp | null;
  mailbox: Mailbox | null;
  notice: string | null;
  backend(): QueueBackend | null;
  /** Called after what makes work due. */
  wake(): void;
}

/** The web side with all that its pages show and do. */
export function createWeb(world: Installation, parts: WebParts): ReturnType<typeof createApp> {
  const { config, log, store, clock } = world;
  const { secretKey, polls, tokens, renderer, smtp, mailbox, notice, wake } = parts;
  const health = createHealth(store, { redisUrl: config.redisUrl, backend: parts.backend }, smtp);
  const { baseUrl } = config;
  const owner = ownerPort({
    secretKey,
    smtp,
    wake,
    polls,
    previews: { store, clock, renderer, tokens, baseUrl },
    system: () => health.ready(),
  });
  const reader = readerPort(world, renderer, wake);
  const sample = samplePort(world, wake);
  const pinged: AppDeps['ping'] = async (addresses) => {
    const outcome = await ping(world, addresses);
    wake();
    return outcome;
  };
  return createApp({
    reader,
    owner,
    sample,
    ping: pinged,
    push: pushPort(world, wake),
    api: apiPort(world, wake),
    tokens,
    clock,
    config,
    log,
    mailbox,
    health,
    notice,
  });
}
