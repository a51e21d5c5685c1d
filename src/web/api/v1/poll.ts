/** `POST /api/v1/publications/:slug/poll`: an owner's program reports that something was published. */
import { Router } from 'express';
import { hourSeconds } from '../../../lib/time.ts';
import { apiText as text } from '../../../text/owner/api.ts';
import { createLimit, setRetryAfter } from '../../http/limits.ts';
import { onlyMethod, sendError } from '../answers.ts';
import { keyOf, requireKey } from './key-auth.ts';
import type { ApiPort } from './port.ts';

/** Limit per key. A feed is polled at most once in ten seconds, whatever the number of requests. @internal */
export const pollsPerHour = 300;

export function pollRoutes(port: ApiPort): Router {
  const router = Router();
  const limit = createLimit(pollsPerHour, hourSeconds);
  router
    .route('/api/v1/publications/:slug/poll')
    .post(requireKey(port), async (req, res) => {
      const outcome = await limit(String(keyOf(res).id));
      if (outcome.kind === 'limited') return sendError(res, 429, text.limited(setRetryAfter(res, outcome)));
      const { slug } = req.params;
      const asked = await port.askForPoll(slug);
      if (asked.kind === 'unknown-publication')
        return sendError(res, 404, text.unknownPublication(slug.slice(0, 100)));
      res.set('Cache-Control', 'no-store').status(202).json({ feeds: asked.feeds });
    })
    .all(onlyMethod('POST'));
  return router;
}
