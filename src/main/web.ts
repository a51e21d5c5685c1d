/** Connects the web side with everything that its pages show and do. */
import type { PollWorld } from '../actions/feeds/poll-world.ts';
import { sampleFeed } from '../actions/sample/sample-feed.ts';
import { publishNextSample, sampleSite } from '../actions/sample/sample-site.ts';
import type { Mailbox } from '../mail/mailbox/mailbox.ts';
import type { Renderer } from '../mail/render/render.ts';
import type { Smtp } from '../mail/smtp/smtp.ts';
import type { Tokens } from '../model/owners/tokens.ts';
import type { QueueBackend } from '../queue/backends/backend.ts';
import { createApp, type WebPorts } from '../web/app.ts';
import { bind, bindWaking } from './bind.ts';
import { createHealth } from './health.ts';
import type { Installation } from './open.ts';
import { ownerPorts, sessionPort } from './ports/owner.ts';
import { programPorts } from './ports/programs.ts';
import { readerPorts } from './ports/reader.ts';
import type { WebWorld } from './ports/world.ts';

export interface WebParts {
  secretKey: string;
  polls: PollWorld;
  tokens: Tokens;
  renderer: Renderer;
  /** Null if mail can't be sent anywhere. */
  smtp: Smtp | null;
  mailbox: Mailbox | null;
  notice: string | null;
  backend(): QueueBackend | null;
  /** Called after an action that makes work due. */
  wake(): void;
}

export function createWeb(installation: Installation, parts: WebParts): ReturnType<typeof createApp> {
  const { config, log, clock } = installation;
  const { tokens, mailbox, notice } = parts;
  const { baseUrl, trustProxy } = config;
  return createApp({
    ports: webPorts(installation, parts),
    tokens,
    clock,
    baseUrl,
    trustProxy,
    log,
    mailbox,
    notice,
  });
}

function webPorts({ config, store }: Installation, parts: WebParts): WebPorts {
  const { secretKey, polls, tokens, renderer, smtp, backend, wake } = parts;
  const world: WebWorld = { ...polls, tokens, renderer, smtp };
  const ops = createHealth(store, { redisUrl: config.redisUrl, backend }, smtp);
  return {
    ...readerPorts(world, wake),
    ...programPorts(world, wake),
    session: sessionPort(world),
    owner: ownerPorts(world, { secretKey, ops, wake }),
    sample: { ...bind(world, { sampleSite, sampleFeed }), ...bindWaking(world, wake, { publishNextSample }) },
    ops,
  };
}
