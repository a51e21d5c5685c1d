/**
 * An orderly end: the first signal asks for it, a second one ends at once. close-with-grace is not used because it takes
 * npm's doubled Ctrl-C for a second signal, and ends the process itself, with 0 or 1, where a failed start has its own
 * exit code to set.
 */
export interface Shutdown {
  /** Closed in the opposite order of adding. */
  add(close: () => Promise<void>): void;
  /** Aborted when the end is asked for. */
  signal: AbortSignal;
  requested: Promise<void>;
  run(): Promise<void>;
}

/** How long work under way may take to end; what is left is safe in the ledger. */
const patienceMs = 10_000;

/** Under npm one Ctrl-C comes twice: from the terminal, and passed on by npm. */
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
