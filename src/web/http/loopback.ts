/** Whether somebody at this very machine asks. */
import type { Request } from 'express';
import { isLoopback } from '../../lib/web-url.ts';

/**
 * The peer is this machine, no proxy speaks for somebody else, and the browser was sent to a localhost address (so that
 * no foreign site reads along by pointing its own name here).
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
