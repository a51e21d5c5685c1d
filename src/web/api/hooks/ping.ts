/** `POST /ping`: a blog reports that it has published (XML-RPC; WordPress: Settings → Writing → Update Services). */
import { type ErrorRequestHandler, type Request, type Response, Router, raw } from 'express';
import { decodeText } from '../../../feed/http/decode.ts';
import { faults, readPing, writeAnswer, writeFault } from '../../../feed/push/ping.ts';
import { hourSeconds } from '../../../lib/time.ts';
import { pingText as text } from '../../../text/owner/ping.ts';
import { createLimit, network, setRetryAfter } from '../../http/limits.ts';
import { methodNotAllowed } from '../../pages/errors.tsx';
import type { PingPort } from './port.ts';

/**
 * Maximum pings per hour from one IPv4 address or one household's IPv6 network (/64): a server with many blogs has only
 * one address.
 * @internal
 */
export const pingsPerHour = 60;

export function pingRoutes(port: PingPort): Router {
  const router = Router();
  const limit = createLimit(pingsPerHour, hourSeconds);
  router
    .route('/ping')
    .post(raw({ type: ['text/xml', 'application/xml'], limit: '16kb' }), async (req, res) => {
      const reading = readPing(bodyOf(req));
      if (reading.kind === 'unreadable')
        return answer(res, 200, writeFault(faults.badRequest, text.unreadable));
      if (reading.kind === 'unknown-method')
        return answer(res, 200, writeFault(faults.unknownMethod, text.unknownMethod(reading.name)));
      const outcome = await limit(network(req.ip ?? ''));
      if (outcome.kind === 'limited') {
        const message = text.limited(setRetryAfter(res, outcome));
        return answer(res, 429, writeAnswer({ flerror: true, message }));
      }
      const flerror = (await port.ping(reading.addresses)).kind === 'unknown-site';
      answer(res, 200, writeAnswer({ flerror, message: flerror ? text.unknownSite : text.thanks }));
    })
    .all(methodNotAllowed('POST'));
  router.use('/ping', tooLarge);
  return router;
}

/** Returns '' if the body is not XML. */
const bodyOf = (req: Request): string =>
  Buffer.isBuffer(req.body) ? decodeText(req.body, req.get('content-type') ?? null) : '';

/**
 * XML-RPC answers 200 to every request that is valid HTTP; other statuses are for requests that never reached XML-RPC.
 */
function answer(res: Response, status: number, xml: string): void {
  res.set('Cache-Control', 'no-store').status(status).type('text/xml').send(xml);
}

const tooLarge: ErrorRequestHandler = (error, _req, res, next) => {
  if (error?.status !== 413) return next(error);
  answer(res, 413, writeFault(faults.badRequest, text.tooLarge));
};
