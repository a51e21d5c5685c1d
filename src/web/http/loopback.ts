/** Recognises requests that come from this machine. */
import type { Request } from 'express';
import { isLoopback } from '../../lib/web-url.ts';

/**
 * Returns true if the peer is this machine, no proxy forwards the request for another client, and the browser used a
 * localhost address. The last condition stops a foreign site from reading the answer by pointing its own host name at
 * this machine.
 */
export function isFromThisMachine(req: Request): boolean {
  const peer = req.socket.remoteAddress ?? '';
  const forwarded = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'].some(
    (name) => req.headers[name] !== undefined,
  );
  const asked = `http://${req.headers.host}`;
  return (
    /^(::1|(::ffff:)?127(\.\d+){3})$/.test(peer) && !forwarded && URL.canParse(asked) && isLoopback(asked)
  );
}
