/** A mail server that does not answer is left alone for a while, by all who send in this process. */
import type { SendResult } from '../../mail/smtp/smtp.ts';

export interface Outage {
  /** Nothing is sent before. */
  until: Date;
}

const outageMs = 30_000;

export function noteOutage(outage: Outage, result: SendResult, now: Date): void {
  if (result.kind === 'temporary' && result.blames === 'server')
    outage.until = new Date(now.getTime() + outageMs);
}
