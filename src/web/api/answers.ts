/** The API's error answers: always `{ "error": "a sentence" }`. */
import { randomBytes } from 'node:crypto';
import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { apiText as text } from '../../text/owner/api.ts';
import { routeOf } from '../pages/errors.tsx';

export function sendError(res: Response, status: number, error: string): void {
  res.set('Cache-Control', 'no-store').status(status).json({ error });
}

/** The last handler of a route: `allow` lists the methods that the handlers before it accept. */
export const onlyMethod =
  (allow: string): RequestHandler =>
  (_req, res) => {
    res.set('Allow', allow);
    sendError(res, 405, text.method(allow));
  };

/** Sends the client a reference that is also in the log. */
export const apiErrors =
  (log: Logger): ErrorRequestHandler =>
  (error, req, res, next) => {
    if (res.headersSent) return next(error);
    const { status } = error as { status?: unknown };
    if (typeof status === 'number' && status >= 400 && status < 500)
      return sendError(res, status, text.malformed);
    const reference = randomBytes(5).toString('hex');
    log.error({ reference, method: req.method, route: routeOf(req), err: error }, 'A request broke');
    sendError(res, 500, text.broken(reference));
  };
