import type { SmtpSettings } from './settings.ts';
import { type Link, type NoLink, openLink } from './smtp-link.ts';

export type Taken =
  /** `used`: mails went over it before. */
  { kind: 'link'; link: Link; used: boolean } | NoLink | { kind: 'stopped' };

export interface SmtpPool {
  take(): Promise<Taken>;
  /** Gives back what was taken. `usable`: alive, and no transaction open. */
  give(link: Link, usable: boolean): void;
  /** Whether every connection that may be open is at work. */
  isBusy(): boolean;
  close(): Promise<void>;
}

const idleMs = 5_000;
/** Servers end a connection after some number of mails; we do first. */
const mailsPerLink = 100;

/**
 * At most `settings.connections` at once. A server that takes no more than it has is left at that; one that can't be
 * reached at all answers everybody who waits, so that nobody waits for a timeout of their own.
 */
export function createSmtpPool(settings: SmtpSettings, name: string): SmtpPool {
  const idle = new Map<Link, NodeJS.Timeout>();
  let waiting: ((taken: Taken) => void)[] = [];
  let dialing = 0;
  let established = 0;
  let closed = false;
  let whenEmpty: () => void = () => undefined;

  const isFull = () => dialing + established >= settings.connections;
  const wait = () => new Promise<Taken>((resolve) => waiting.push(resolve));

  async function dial(): Promise<Taken> {
    dialing++;
    const opened = await openLink(settings, name);
    dialing--;
    if (!('kind' in opened)) {
      established++;
      opened.onEnd(() => {
        if (rouse(opened)) left();
      });
      if (closed) {
        retire(opened);
        return { kind: 'stopped' };
      }
      return { kind: 'link', link: opened, used: false };
    }
    if (established > 0 && !closed) return wait();
    answerAll(opened);
    if (closed && dialing + established === 0) whenEmpty();
    return opened;
  }

  function answerAll(taken: Taken): void {
    const all = waiting;
    waiting = [];
    for (const answer of all) answer(taken);
  }

  /** Takes it out of those that idle. */
  function rouse(link: Link): boolean {
    clearTimeout(idle.get(link));
    return idle.delete(link);
  }

  /** A connection is gone: its place goes to whoever waits. */
  function left(): void {
    established--;
    if (closed && dialing + established === 0) whenEmpty();
    const next = waiting.shift();
    if (next) void dial().then(next);
  }

  function retire(link: Link): void {
    if (link.isAlive()) void link.quit().then(left);
    else left();
  }

  function rest(link: Link): void {
    const timer = setTimeout(() => {
      rouse(link);
      retire(link);
    }, idleMs);
    timer.unref();
    idle.set(link, timer);
  }

  return {
    async take() {
      if (closed) return { kind: 'stopped' };
      // The one used last: those that nobody needs come to rest.
      for (const link of [...idle.keys()].reverse()) {
        rouse(link);
        if (link.isAlive()) return { kind: 'link', link, used: true };
        link.destroy();
        left();
      }
      return isFull() ? wait() : dial();
    },
    give(link, usable) {
      if (!usable) link.destroy();
      if (closed || !link.isAlive() || link.mails >= mailsPerLink) return retire(link);
      const next = waiting.shift();
      if (next) next({ kind: 'link', link, used: true });
      else rest(link);
    },
    isBusy: () => established - idle.size >= settings.connections,
    async close() {
      closed = true;
      answerAll({ kind: 'stopped' });
      for (const link of [...idle.keys()]) {
        rouse(link);
        retire(link);
      }
      if (dialing + established > 0) await new Promise<void>((resolve) => (whenEmpty = resolve));
    },
  };
}
