/** Assembles the web side. */
import express, { type Express, type Request, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import { isLoopback } from '../lib/web-url.ts';
import { pingRoutes } from './api/hooks/ping.ts';
import type { HooksPort } from './api/hooks/port.ts';
import { websubRoutes } from './api/hooks/websub.ts';
import type { ApiPort } from './api/v1/port.ts';
import { apiRoutes } from './api/v1/routes.ts';
import { embedRoutes } from './embed/routes.tsx';
import type { Shared } from './http/deps.ts';
import { createSignUpLimit } from './http/limits.ts';
import { isFromThisMachine } from './http/loopback.ts';
import { securityHeaders } from './http/security.ts';
import { mailboxRoutes } from './mailbox/mailbox.tsx';
import type { MailboxPort } from './mailbox/port.ts';
import type { OpsPort } from './ops/port.ts';
import { statusRoutes } from './ops/status.ts';
import { createSessions, type SessionPort } from './owner/parts/session.ts';
import { type OwnerPorts, ownerRoutes } from './owner/routes.tsx';
import { assetRoutes } from './pages/assets.ts';
import { errorHandler, notFound, routeOf } from './pages/errors.tsx';
import { followRoutes } from './reader/follow/follow.tsx';
import type { FollowPort } from './reader/follow/port.ts';
import { confirmRoutes } from './reader/links/confirm.tsx';
import type { LinksPort } from './reader/links/port.ts';
import { readRoutes } from './reader/links/read.tsx';
import { unsubscribeRoutes } from './reader/links/unsubscribe.tsx';
import { manageRoutes } from './reader/manage/manage.tsx';
import type { ManagePort } from './reader/manage/port.ts';
import type { SamplePort } from './sample/port.ts';
import { sampleRoutes } from './sample/routes.tsx';
import type { StartPort } from './start/port.ts';
import { startRoutes } from './start/start.tsx';

/** What each group of pages needs from the rest of Postrider. */
export interface WebPorts {
  start: StartPort;
  follow: FollowPort;
  links: LinksPort;
  manage: ManagePort;
  session: SessionPort;
  owner: OwnerPorts;
  sample: SamplePort;
  hooks: HooksPort;
  api: ApiPort;
  ops: OpsPort;
}

export interface AppDeps extends Shared {
  ports: WebPorts;
  /** Null if mail leaves through SMTP_URL. */
  mailbox: MailboxPort | null;
  /** A sentence for the start page, for example why no mail leaves. */
  notice: string | null;
  /** Express's `trust proxy`: a number of hops, or a list of addresses. */
  trustProxy: number | string | undefined;
  log: Logger;
}

/** Returns the Express app with all pages, hooks and the API; `listen` in http/server.ts opens it to the network. */
export function createApp(deps: AppDeps): Express {
  const { ports, tokens, clock, baseUrl, mailbox, notice, trustProxy, log } = deps;
  const shared: Shared = { tokens, clock, baseUrl };
  const app = express();
  if (trustProxy !== undefined) app.set('trust proxy', trustProxy);
  else app.use(warnOfUnknownProxy(log));
  app.use(logRequests(log), securityHeaders(baseUrl), assetRoutes(), statusRoutes(ports.ops));
  const hasMailbox = mailbox !== null;
  const follow = { ...shared, port: ports.follow };
  const links = { ...shared, port: ports.links };
  const limit = createSignUpLimit();
  app.use(
    startRoutes({ port: ports.start, hasMailbox, notice }),
    followRoutes(follow, limit),
    embedRoutes(follow, limit),
    confirmRoutes(links),
    unsubscribeRoutes(links),
    readRoutes(links),
    manageRoutes({ ...shared, port: ports.manage }),
    pingRoutes(ports.hooks),
    websubRoutes(ports.hooks),
    apiRoutes(ports.api, log),
  );
  const sessions = createSessions(ports.session, baseUrl);
  const isOwner = async (req: Request) => (await sessions.owner(req)) !== undefined;
  const here = isLoopback(baseUrl);
  const mayPublish = async (req: Request) => (here && isFromThisMachine(req)) || (await isOwner(req));
  app.use(
    mailboxRoutes({ mailbox, clock, isOwner }),
    ownerRoutes({ ...shared, ports: ports.owner, sessions, hasMailbox, notice }),
    sampleRoutes({ ...shared, port: ports.sample, hasMailbox, mayPublish }),
  );
  app.use(notFound, errorHandler(log));
  return app;
}

function logRequests(log: Logger): RequestHandler {
  return (req, res, next) => {
    const began = performance.now();
    res.on('finish', () => {
      const ms = Math.round(performance.now() - began);
      log.debug({ method: req.method, route: routeOf(req), status: res.statusCode, ms }, 'Answered');
    });
    next();
  };
}

function warnOfUnknownProxy(log: Logger): RequestHandler {
  let warned = false;
  return (req, _res, next) => {
    if (!warned && req.headers['x-forwarded-for'] !== undefined) {
      warned = true;
      log.warn(
        'A proxy passes requests on (X-Forwarded-For), but TRUST_PROXY is not set: all readers share one limit on sign-ups. ' +
          'Set TRUST_PROXY to the number of proxies in front of Postrider, such as 1.',
      );
    }
    next();
  };
}
