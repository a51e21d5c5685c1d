/** Remembers that the mail server does not answer: nothing in this process sends to it for a while. */
import type { SendResult } from '../../mail/smtp/smtp.ts';

export interface Outage {
  /** Nothing is sent before this time. */
  until: Date;
}

const outageMs = 30_000;

export function noteOutage(outage: Outage, result: SendResult, now: Date): void {
  if (result.kind === 'temporary' && result.blames === 'server')
    outage.until = new Date(now.getTime() + outageMs);
}
