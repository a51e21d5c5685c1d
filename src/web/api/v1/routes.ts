/** `/api/v1/…`: the API for owners' programs, which use an API key. */
import { Router } from 'express';
import type { Logger } from 'pino';
import { apiErrors } from '../answers.ts';
import { pollRoutes } from './poll.ts';
import type { ApiPort } from './port.ts';

export function apiRoutes(port: ApiPort, log: Logger): Router {
  const router = Router();
  router.use(pollRoutes(port));
  router.use('/api/v1', apiErrors(log));
  return router;
}
