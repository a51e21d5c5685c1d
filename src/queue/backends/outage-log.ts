import type { Logger } from 'pino';

/** Errors that follow each other within this time belong to one outage; milliseconds. */
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
