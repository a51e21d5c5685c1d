/** The web side, put together. */
import express, { type Express, type Request, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import { isLoopback } from '../lib/web-url.ts';
import { pingRoutes } from './api/hooks/ping.ts';
import { websubRoutes } from './api/hooks/websub.ts';
import { pollRoutes } from './api/v1/poll.ts';
import { embedRoutes } from './embed/routes.tsx';
import { createSignUpLimit } from './http/limits.ts';
import { isFromThisMachine } from './http/loopback.ts';
import { securityHeaders } from './http/security.ts';
import { mailboxRoutes } from './mailbox/mailbox.tsx';
import { statusRoutes } from './ops/status.ts';
import { createSessions } from './owner/parts/session.ts';
import { ownerRoutes } from './owner/routes.tsx';
import { assetRoutes } from './pages/assets.ts';
import { errorHandler, notFound, routeOf } from './pages/errors.tsx';
import type { AppDeps } from './ports.ts';
import { followRoutes } from './reader/follow/follow.tsx';
import { confirmRoutes } from './reader/links/confirm.tsx';
import { readRoutes } from './reader/links/read.tsx';
import { unsubscribeRoutes } from './reader/links/unsubscribe.tsx';
import { manageRoutes } from './reader/manage/manage.tsx';
import { sampleRoutes } from './sample/routes.tsx';
import { startRoutes } from './start/start.tsx';

export type { AppDeps, Mailbox, ReaderPort } from './ports.ts';

/** The Express app of readers' pages, mailbox and status; `listen` in server.ts opens it to the network. */
export function createApp(deps: AppDeps): Express {
  const { config, log } = deps;
  const app = express();
  const limit = createSignUpLimit();
  if (config.trustProxy !== undefined) app.set('trust proxy', config.trustProxy);
  else app.use(warnOfUnknownProxy(log));
  app.use(logRequests(log), securityHeaders(config.baseUrl), assetRoutes(), statusRoutes(deps));
  app.use(
    startRoutes(deps),
    followRoutes(deps, limit),
    embedRoutes(deps, limit),
    confirmRoutes(deps),
    unsubscribeRoutes(deps),
    readRoutes(deps),
    pingRoutes(deps),
    websubRoutes(deps),
    pollRoutes(deps),
  );
  const sessions = createSessions(deps.owner, config.baseUrl);
  const isOwner = async (req: Request) => (await sessions.owner(req)) !== undefined;
  app.use(manageRoutes(deps), mailboxRoutes({ ...deps, isOwner }), ownerRoutes({ ...deps, sessions }));
  const here = isLoopback(config.baseUrl);
  const mayPublish = async (req: Request) => (here && isFromThisMachine(req)) || (await isOwner(req));
  app.use(sampleRoutes({ ...deps, mayPublish }));
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
