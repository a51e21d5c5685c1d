import type { SmtpSettings } from './settings.ts';
import { type Link, type NoLink, openLink } from './smtp-link.ts';

type Taken =
  /** `used`: the connection has carried other mails before. */
  { kind: 'link'; link: Link; used: boolean } | NoLink | { kind: 'stopped' };

export interface SmtpPool {
  take(): Promise<Taken>;
  /** Returns a connection to the pool. `usable`: it is alive and has no open transaction. */
  give(link: Link, usable: boolean): void;
  /** Whether the maximum of connections is open and all are in use. */
  isBusy(): boolean;
  close(): Promise<void>;
}

const idleMs = 5_000;
/** Maximum of mails per connection. Servers have a limit of their own; we close before they do. */
const mailsPerLink = 100;

interface PoolState {
  /** Number of connections that are being opened. */
  dialing: number;
  /** Number of open connections, including idle ones. */
  established: number;
  closed: boolean;
  waiting: ((taken: Taken) => void)[];
  /** Called when the pool is closed and the last connection has ended. */
  onEmpty: () => void;
}

const isEmpty = ({ dialing, established }: PoolState): boolean => dialing + established === 0;

function answerAll(state: PoolState, taken: Taken): void {
  const all = state.waiting;
  state.waiting = [];
  for (const answer of all) answer(taken);
}

const waitForLink = (state: PoolState): Promise<Taken> =>
  new Promise((resolve) => state.waiting.push(resolve));

/** Idle connections. Calls `onTimeout` for each connection that was idle for `idleMs` milliseconds. */
function createIdleLinks(onTimeout: (link: Link) => void) {
  const timers = new Map<Link, NodeJS.Timeout>();
  /** @returns whether the connection was idle */
  function remove(link: Link): boolean {
    clearTimeout(timers.get(link));
    return timers.delete(link);
  }
  return {
    add(link: Link): void {
      const timer = setTimeout(() => {
        remove(link);
        onTimeout(link);
      }, idleMs);
      timer.unref();
      timers.set(link, timer);
    },
    remove,
    /** Takes the most recently used connection, so that surplus ones time out. */
    list: () => [...timers.keys()].reverse(),
    count: () => timers.size,
  };
}

/** Opens connections and counts them. */
function createDialer(settings: SmtpSettings, name: string, state: PoolState) {
  /** Called when a connection has ended: the mail that has waited longest may open a new one. */
  function ended(): void {
    state.established--;
    if (state.closed && isEmpty(state)) state.onEmpty();
    const next = state.waiting.shift();
    if (next) void dial().then(next);
  }

  function retire(link: Link): void {
    if (link.isAlive()) void link.quit().then(ended);
    else ended();
  }

  const idle = createIdleLinks(retire);

  async function dial(): Promise<Taken> {
    state.dialing++;
    const opened = await openLink(settings, name);
    state.dialing--;
    if ('kind' in opened) return refused(opened);
    state.established++;
    opened.onEnd(() => {
      if (idle.remove(opened)) ended();
    });
    if (!state.closed) return { kind: 'link', link: opened, used: false };
    retire(opened);
    return { kind: 'stopped' };
  }

  function refused(answer: NoLink): Promise<Taken> | Taken {
    if (state.established > 0 && !state.closed) return waitForLink(state);
    answerAll(state, answer);
    if (state.closed && isEmpty(state)) state.onEmpty();
    return answer;
  }

  return { dial, ended, retire, idle };
}

/**
 * Keeps at most `settings.connections` open. If the server refuses more connections, the open ones stay in use. If
 * it can't be reached at all, all waiting mails fail at once, so that none waits for a timeout of its own.
 */
export function createSmtpPool(settings: SmtpSettings, name: string): SmtpPool {
  const state: PoolState = {
    dialing: 0,
    established: 0,
    closed: false,
    waiting: [],
    onEmpty: () => undefined,
  };
  const { dial, ended, retire, idle } = createDialer(settings, name, state);
  return {
    async take() {
      if (state.closed) return { kind: 'stopped' };
      for (const link of idle.list()) {
        idle.remove(link);
        if (link.isAlive()) return { kind: 'link', link, used: true };
        link.destroy();
        ended();
      }
      const isFull = state.dialing + state.established >= settings.connections;
      return isFull ? waitForLink(state) : dial();
    },
    give(link, usable) {
      if (!usable) link.destroy();
      if (state.closed || !link.isAlive() || link.mails >= mailsPerLink) return retire(link);
      const next = state.waiting.shift();
      if (next) next({ kind: 'link', link, used: true });
      else idle.add(link);
    },
    isBusy: () => state.established - idle.count() >= settings.connections,
    async close() {
      state.closed = true;
      answerAll(state, { kind: 'stopped' });
      for (const link of idle.list()) {
        idle.remove(link);
        retire(link);
      }
      if (!isEmpty(state)) await new Promise<void>((resolve) => (state.onEmpty = resolve));
    },
  };
}
