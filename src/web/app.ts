/** The web side, put together. */
import express, { type Express, type Request, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import { isLoopback } from '../config.ts';
import { pingRoutes } from './api/ping.ts';
import { pollRoutes } from './api/poll.ts';
import { websubRoutes } from './api/websub.ts';
import { assetRoutes } from './assets.ts';
import { embedRoutes } from './embed/routes.tsx';
import { errorHandler, notFound, routeOf } from './errors.tsx';
import { createSignUpLimit } from './limits.ts';
import { isFromThisMachine } from './loopback.ts';
import { mailboxRoutes } from './mailbox.tsx';
import { ownerRoutes } from './owner/routes.tsx';
import { createSessions } from './owner/session.ts';
import type { AppDeps } from './ports.ts';
import { confirmRoutes } from './reader/confirm.tsx';
import { followRoutes } from './reader/follow.tsx';
import { manageRoutes } from './reader/manage.tsx';
import { readRoutes } from './reader/read.tsx';
import { unsubscribeRoutes } from './reader/unsubscribe.tsx';
import { sampleRoutes } from './sample/routes.tsx';
import { securityHeaders } from './security.ts';
import { startRoutes } from './start.tsx';
import { statusRoutes } from './status.ts';

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
