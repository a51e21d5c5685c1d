/** `/websub/:token`: WebSub hubs verify our subscription requests here (GET) and push new content (POST). */
import { type ErrorRequestHandler, type RequestHandler, type Response, Router, raw } from 'express';
import { readVerification } from '../../../feed/push/websub.ts';
import { hourSeconds } from '../../../lib/time.ts';
import { hubText as text } from '../../../text/owner/api.ts';
import { createLimit, setRetryAfter } from '../../http/limits.ts';
import { methodNotAllowed } from '../../pages/errors.tsx';
import type { WebSubPort } from './port.ts';

/** Maximum pushes per hour for one subscription. A refused hub tries again, and polling continues anyway. @internal */
export const pushesPerHour = 120;
/** Maximum size of a push, the same as for a feed. */
const maxBytes = 10_000_000;

export function websubRoutes(port: WebSubPort): Router {
  const router = Router();
  const limit = createLimit(pushesPerHour, hourSeconds);

  /** Runs before the body is read, so that a refused request can't make us receive megabytes. */
  const isExpected: RequestHandler<{ token: string }> = async (req, res, next) => {
    const { token } = req.params;
    // 410 tells a hub that it may delete the subscription (WebSub, 7).
    if (!(await port.isSubscribed(token))) return say(res, 410, text.unknown);
    const outcome = await limit(token);
    if (outcome.kind === 'allowed') return next();
    setRetryAfter(res, outcome);
    say(res, 429, text.limited);
  };

  router.use('/websub', (_req, res, next) => {
    res.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex, nofollow' });
    next();
  });
  router
    .route('/websub/:token')
    .head(methodNotAllowed('GET, POST'))
    .get(async (req, res) => {
      // This is the only GET that changes something: the protocol requires it, and only a hub knows the address.
      const asked = readVerification(req.query);
      const outcome = asked ? await port.verifyIntent(req.params.token, asked) : null;
      if (outcome?.kind === 'agreed') return say(res, 200, outcome.challenge);
      if (outcome?.kind === 'noted') return void res.status(200).end();
      say(res, 404, text.unknown);
    })
    .post(isExpected, raw({ type: () => true, limit: maxBytes, inflate: false }), async (req, res) => {
      const body = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
      const outcome = await port.receivePush(req.params.token, body, req.get('x-hub-signature'));
      if (outcome.kind === 'unknown') return say(res, 410, text.unknown);
      // The answer is the same for a wrong signature, so that the sender learns nothing (WebSub, 7.1).
      res.status(202).end();
    })
    .all(methodNotAllowed('GET, POST'));
  router.use('/websub', refused);
  return router;
}

const say = (res: Response, status: number, words: string): void =>
  void res.status(status).type('text/plain').send(words);

const refused: ErrorRequestHandler = (error, _req, res, next) => {
  if (error?.status === 413) return say(res, 413, text.tooLarge);
  if (error?.status === 415) return say(res, 415, text.encoded);
  next(error);
};
