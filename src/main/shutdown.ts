/**
 * An orderly shutdown: the first signal requests it, a second one ends the process at once. close-with-grace is not
 * used because it takes npm's doubled Ctrl-C for a second signal, and because it ends the process itself with 0 or 1,
 * although a failed start has to set its own exit code.
 */
export interface Shutdown {
  /** Closed in reverse order of adding. */
  add(close: () => Promise<void>): void;
  /** Aborted when the shutdown is requested. */
  signal: AbortSignal;
  requested: Promise<void>;
  run(): Promise<void>;
}

/** How long running work may take to finish; unfinished work is safe in the ledger. */
const patienceMs = 10_000;

/** Under npm one Ctrl-C arrives twice: from the terminal, and forwarded by npm. */
const sameSignalMs = 1_000;

export function createShutdown(): Shutdown {
  const controller = new AbortController();
  const closers: (() => Promise<void>)[] = [];
  const requested = new Promise<void>((resolve) =>
    controller.signal.addEventListener('abort', () => resolve()),
  );
  let firstAt = 0;
  const onSignal = () => {
    if (!controller.signal.aborted) {
      firstAt = Date.now();
      controller.abort();
    } else if (Date.now() - firstAt > sameSignalMs) process.exit(130);
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return {
    add: (close) => void closers.push(close),
    signal: controller.signal,
    requested,
    async run() {
      controller.abort();
      const end = setTimeout(() => process.exit(1), patienceMs);
      for (const close of closers.reverse()) await close();
      clearTimeout(end);
      process.off('SIGINT', onSignal);
      process.off('SIGTERM', onSignal);
    },
  };
}
