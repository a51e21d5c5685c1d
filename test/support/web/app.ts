/** A fake of what the pages need of the rest, and an app on it that listens on a free port. */
import { pino } from 'pino';
import { scheduleColumns } from '../../../src/model/issues/cadence.ts';
import { addressMark, createTokens } from '../../../src/model/owners/tokens.ts';
import type { Publication } from '../../../src/model/publications/publication.ts';
import type { Subscriber } from '../../../src/model/subscribers/subscriber.ts';
import { type AppDeps, createApp, type Mailbox, type ReaderPort } from '../../../src/web/app.ts';
import { listen } from '../../../src/web/http/server.ts';
import type { OwnerPort } from '../../../src/web/owner/port.ts';
import type { SamplePort } from '../../../src/web/ports.ts';

export const start = new Date('2026-03-02T10:00:00Z');

export const publication: Publication = {
  id: 1,
  slug: 'harbour',
  name: 'The Harbour Light',
  siteUrl: 'https://harbour.example/',
  language: 'en',
  fromName: 'The Harbour Light',
  fromAddress: 'news@harbour.example',
  replyTo: null,
  postal: null,
  color: '#0b6e5f',
  logoUrl: null,
  social: {},
  holdMinutes: 10,
  floodLimit: null,
  defaultCadence: 'daily',
  digestHour: 8,
  digestWeekday: 1,
  digestMonthDay: 1,
  timezone: 'UTC',
  quietFrom: null,
  quietTo: null,
  quietUntil: null,
  lateHours: 12,
  mostArticles: 20,
  digestExtent: 'excerpt',
  digestGroups: 'none',
  topics: [],
  font: 'sans',
  tagline: null,
  footNote: null,
  welcome: false,
  goodbye: false,
  lastSeq: 0,
  pausedUntil: null,
  pausedReason: null,
  createdAt: start,
};

export const subscriber: Subscriber = {
  id: 7,
  publicationId: 1,
  address: 'ada@example.org',
  addressKey: 'ada@example.org',
  state: 'active',
  cadence: 'daily',
  timezone: 'Europe/Berlin',
  digestHour: 8,
  digestWeekday: 1,
  digestMonthDay: 1,
  language: 'en',
  filters: null,
  dueAt: null,
  lastPeriod: null,
  lastDigestAt: null,
  pausedUntil: null,
  trackingConsentAt: null,
  confirmNonce: null,
  consent: null,
  createdAt: start,
  confirmedAt: start,
  unsubscribedAt: null,
  bouncedAt: null,
  erasedAt: null,
};

/** Keeps publications and subscribers in memory, and every call that changes something in `changes`. */
export function fakeReader(publications: Publication[], subscribers: Subscriber[], clock: () => Date) {
  const changes: [verb: string, ...args: unknown[]][] = [];
  const rows = new Map(subscribers.map((row) => [row.id, { ...row }]));
  const reader: ReaderPort = {
    publicationBySlug: async (slug) => publications.find((p) => p.slug === slug.toLowerCase()),
    publications: async () => publications,
    async subscriber(id) {
      const row = rows.get(id);
      const owner = publications.find((p) => p.id === row?.publicationId);
      return row && owner && { subscriber: { ...row }, publication: owner };
    },
    topicsSeen: async () => [],
    async follow(followed, signUp) {
      changes.push(['follow', followed.slug, signUp]);
    },
    async confirm(token) {
      changes.push(['confirm', token]);
      const row = rows.get(token.subscriberId);
      if (row?.state === 'active') return { kind: 'already' };
      if (row?.state !== 'pending' || row.confirmNonce !== token.nonce) return { kind: 'stale' };
      Object.assign(row, { state: 'active', confirmNonce: null, confirmedAt: clock() });
      return { kind: 'confirmed' };
    },
    async unsubscribe(id) {
      changes.push(['unsubscribe', id]);
      const row = rows.get(id);
      if (!row) return { kind: 'unknown' };
      if (row.state === 'unsubscribed') return { kind: 'already' };
      Object.assign(row, { state: 'unsubscribed', unsubscribedAt: clock() });
      return { kind: 'left' };
    },
    async rejoin(id) {
      changes.push(['rejoin', id]);
      const row = rows.get(id);
      if (!row) return { kind: 'unknown' };
      if (clock().getTime() - (row.unsubscribedAt?.getTime() ?? 0) > 24 * 3600_000)
        return { kind: 'too-late' };
      Object.assign(row, { state: 'active', unsubscribedAt: null });
      return { kind: 'active' };
    },
    webCopy: async () => ({ kind: 'none' }),
    async changeChoices(id, choices) {
      changes.push(['changeChoices', id, choices]);
      const row = rows.get(id);
      if (row?.state !== 'active') return false;
      const { schedule, filters, tracking, pausedUntil, language } = choices;
      if (schedule) Object.assign(row, scheduleColumns(schedule));
      if (filters !== undefined) row.filters = filters;
      if (language !== undefined) row.language = language;
      if (pausedUntil !== undefined) row.pausedUntil = pausedUntil;
      if (tracking !== undefined) row.trackingConsentAt = tracking ? clock() : null;
      return true;
    },
    offers: async () => ({ topics: ['Harbour', 'Weather'], authors: ['Ada Wren', 'Bo Finch'] }),
    lastIssues: async () => [],
    isSuppressed: async () => false,
    async subscriptions(addressKey) {
      return [...rows.values()].flatMap((row) => {
        const owner = publications.find((p) => p.id === row.publicationId);
        return owner && row.addressKey === addressKey ? [{ subscriber: { ...row }, publication: owner }] : [];
      });
    },
    async sendLink(id) {
      changes.push(['sendLink', id]);
    },
    async sendLostLink(addressKey) {
      changes.push(['sendLostLink', addressKey]);
    },
    async askForAddress(id, wanted) {
      changes.push(['askForAddress', id, wanted]);
      return { kind: 'asked' };
    },
    async changeAddress(token) {
      changes.push(['changeAddress', token]);
      const row = rows.get(token.subscriberId);
      if (!row || addressMark(row) !== token.from) return { kind: 'stale' };
      Object.assign(row, { address: token.to, addressKey: token.to, confirmNonce: `after ${token.to}` });
      return { kind: 'changed' };
    },
    async data(id) {
      return { address: rows.get(id)?.address };
    },
    async erase(id) {
      changes.push(['erase', id]);
      const key = rows.get(id)?.addressKey;
      for (const row of rows.values())
        if (row.addressKey === key)
          Object.assign(row, { address: '', addressKey: `erased ${row.id}`, erasedAt: clock() });
    },
    async askReturn(id) {
      changes.push(['askReturn', id]);
      return { kind: 'asked' };
    },
  };
  return { reader, changes, rows };
}

const noSample: SamplePort = {
  site: async () => null,
  feed: async () => null,
  publishNext: async () => ({ kind: 'no-sample' }),
};

const noPush: AppDeps['push'] = {
  isSubscribed: async () => false,
  verify: async () => ({ kind: 'unknown' }),
  receive: async () => ({ kind: 'unknown' }),
};

const noApi: AppDeps['api'] = {
  useKey: async () => undefined,
  askForPoll: async () => ({ kind: 'unknown-publication' }),
};

export interface SiteOptions {
  publications?: Publication[];
  subscribers?: Subscriber[];
  mailbox?: Mailbox | null;
  config?: Partial<AppDeps['config']>;
  ready?: { name: string; ok: boolean; detail: string }[];
  notice?: string | null;
  reader?: Partial<ReaderPort>;
  owner?: Partial<OwnerPort>;
  sample?: Partial<SamplePort>;
  ping?: AppDeps['ping'];
  push?: Partial<AppDeps['push']>;
  api?: Partial<AppDeps['api']>;
  /** A free one unless given; for tests in which the app has to know its own address. */
  port?: number;
}

/** An app with fakes behind it on a free port of 127.0.0.1. `later` moves its clock. Close it after the test. */
export async function openSite(options: SiteOptions = {}) {
  let now = start;
  const clock = () => now;
  const tokens = createTokens('a key for tests, of thirty-two characters');
  const fake = fakeReader(options.publications ?? [publication], options.subscribers ?? [subscriber], clock);
  const lines: string[] = [];
  const app = createApp({
    reader: { ...fake.reader, ...options.reader },
    owner: { hasOwner: async () => true, sessionOwner: async () => undefined, ...options.owner } as OwnerPort,
    sample: { ...noSample, ...options.sample },
    ping: options.ping ?? (async () => ({ kind: 'unknown-site' })),
    push: { ...noPush, ...options.push },
    api: { ...noApi, ...options.api },
    tokens,
    clock,
    config: { baseUrl: 'http://localhost:3000', trustProxy: undefined, ...options.config },
    log: pino({ level: 'debug' }, { write: (line) => void lines.push(line) }),
    mailbox: options.mailbox ?? null,
    health: { ready: async () => options.ready ?? [{ name: 'database', ok: true, detail: 'answers' }] },
    notice: options.notice ?? null,
  });
  const server = await listen(app, { port: options.port ?? 0, host: '127.0.0.1' });
  const subscriberId = subscriber.id;
  return {
    ...fake,
    ...server,
    lines,
    tokens,
    clock,
    later: (ms: number) => {
      now = new Date(now.getTime() + ms);
    },
    confirmPath: (nonce = 'fresh') => `/confirm/${tokens.confirm.make({ subscriberId, nonce }, now)}`,
    unsubscribePath: () => `/unsubscribe/${tokens.unsubscribe.make({ subscriberId }, now)}`,
    managePath: () => `/manage/${tokens.manage.make({ subscriberId }, now)}`,
    readPath: (issueId = 42) => `/read/${tokens.read.make({ issueId }, now)}`,
    freshPath: () => `/manage/${tokens.fresh.make({ subscriberId }, now)}`,
    addressPath: (to: string, from = subscriber) =>
      `/address/${tokens.address.make({ subscriberId, from: addressMark(from), to }, now)}`,
    get: (path: string, init: RequestInit = {}) => fetch(server.url + path, { redirect: 'manual', ...init }),
    post: (path: string, fields: Record<string, string> | FormData, init: RequestInit = {}) =>
      fetch(server.url + path, {
        method: 'POST',
        redirect: 'manual',
        body: fields instanceof FormData ? fields : new URLSearchParams(fields),
        ...init,
      }),
  };
}

export type Site = Awaited<ReturnType<typeof openSite>>;

export const pending: Subscriber = {
  ...subscriber,
  state: 'pending',
  confirmNonce: 'fresh',
  confirmedAt: null,
};

/** One mail with everything that a mailbox page shows. */
export const mail = {
  entry: {
    id: '1',
    receivedAt: start,
    from: 'The Harbour Light <news@harbour.example>',
    to: 'ada@example.org',
    subject: 'Please confirm: new articles from The Harbour Light',
  },
  html: '<!doctype html><html lang="en"><head><title>Confirm</title></head><body style="font-family:sans-serif"><h1>Hello</h1><p><a href="http://localhost:3000/confirm/x.y">Yes, send me new articles</a></p></body></html>',
  text: 'Hello\n\nPress here to confirm:\nhttp://localhost:3000/confirm/x.y\n',
  source: 'From: The Harbour Light <news@harbour.example>\r\nTo: ada@example.org\r\n\r\nHello\r\n',
  headers: [
    { name: 'From', value: 'The Harbour Light <news@harbour.example>' },
    { name: 'To', value: 'ada@example.org' },
    { name: 'List-Unsubscribe', value: '<http://localhost:3000/unsubscribe/x.y>' },
  ],
};

export const mailboxWith = (...mails: (typeof mail)[]): Mailbox => ({
  async list(recipient = '') {
    const entries = mails.map(({ entry }) => entry).filter(({ to }) => to.includes(recipient));
    return { entries, total: entries.length };
  },
  read: async (id) => mails.find(({ entry }) => entry.id === id),
});
