import type { Logger } from 'pino';

/** Errors closer together than this belong to one outage. */
const outageMs = 30_000;

/** Logs the first error of an outage, not each retry. */
export function createOutageLog(log: Logger, sentence: string): (error: Error) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (error) => {
    const now = Date.now();
    if (now - last > outageMs) log.error({ err: error }, sentence);
    last = now;
  };
}
