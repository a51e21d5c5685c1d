/** Connects the web side with everything that its pages show and do. */
import type { PollDeps } from '../actions/feeds/poll-deps.ts';
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
import type { WebDeps } from './ports/deps.ts';
import { ownerPorts, sessionPort } from './ports/owner.ts';
import { programPorts } from './ports/programs.ts';
import { readerPorts } from './ports/reader.ts';

export interface WebParts {
  secretKey: string;
  polls: PollDeps;
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
  const deps: WebDeps = { ...polls, tokens, renderer, smtp };
  const ops = createHealth(store, { redisUrl: config.redisUrl, backend }, smtp);
  return {
    ...readerPorts(deps, wake),
    ...programPorts(deps, wake),
    session: sessionPort(deps),
    owner: ownerPorts(deps, { secretKey, ops, wake }),
    sample: { ...bind(deps, { sampleSite, sampleFeed }), ...bindWaking(deps, wake, { publishNextSample }) },
    ops,
  };
}
