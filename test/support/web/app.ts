/** An app with fakes of all ports behind it that listens on a free port. */
import { pino } from 'pino';
import { addressMark, createTokens } from '../../../src/model/owners/tokens.ts';
import type { Publication } from '../../../src/model/publications/publication.ts';
import type { Subscriber } from '../../../src/model/subscribers/subscriber.ts';
import type { HooksPort } from '../../../src/web/api/hooks/port.ts';
import type { ApiPort } from '../../../src/web/api/v1/port.ts';
import { type AppDeps, createApp, type WebPorts } from '../../../src/web/app.ts';
import { listen } from '../../../src/web/http/server.ts';
import type { MailboxPort } from '../../../src/web/mailbox/port.ts';
import type { SessionPort } from '../../../src/web/owner/parts/session.ts';
import type { OwnerPorts } from '../../../src/web/owner/routes.tsx';
import type { SamplePort } from '../../../src/web/sample/port.ts';
import { type FakeReaderPort, fakeReader } from './reader-fake.ts';
import { publication, start, subscriber } from './rows.ts';

/** Of all the owner's pages. */
export type FakeOwnerPort = SessionPort &
  OwnerPorts['account'] &
  OwnerPorts['new'] &
  OwnerPorts['desk'] &
  OwnerPorts['readers'] &
  OwnerPorts['settings'] &
  OwnerPorts['install'];

const noSample: SamplePort = {
  sampleSite: async () => null,
  sampleFeed: async () => null,
  publishNextSample: async () => ({ kind: 'no-sample' }),
};

const noHooks: HooksPort = {
  ping: async () => ({ kind: 'unknown-site' }),
  isSubscribed: async () => false,
  verifyIntent: async () => ({ kind: 'unknown' }),
  receivePush: async () => ({ kind: 'unknown' }),
};

const noApi: ApiPort = {
  useKey: async () => undefined,
  askForPoll: async () => ({ kind: 'unknown-publication' }),
};

export interface SiteOptions {
  publications?: Publication[];
  subscribers?: Subscriber[];
  mailbox?: MailboxPort | null;
  config?: Partial<Pick<AppDeps, 'baseUrl' | 'trustProxy'>>;
  ready?: { name: string; ok: boolean; detail: string }[];
  notice?: string | null;
  /** In place of the fakes: of each group, one object for all its ports. */
  reader?: Partial<FakeReaderPort>;
  owner?: Partial<FakeOwnerPort>;
  sample?: Partial<SamplePort>;
  hooks?: Partial<HooksPort>;
  api?: Partial<ApiPort>;
  /** A free one unless given; for tests in which the app has to know its own address. */
  port?: number;
}

function portsOf(fake: FakeReaderPort, options: SiteOptions): WebPorts {
  const ops = {
    ready: async () => options.ready ?? [{ name: 'database', ok: true, detail: 'answers' }],
  };
  const owner = {
    hasOwner: async () => true,
    sessionOwner: async () => undefined,
    ...ops,
    ...options.owner,
  } as FakeOwnerPort;
  const reader = { ...fake, ...options.reader };
  return {
    start: { ...reader, hasOwner: owner.hasOwner },
    follow: reader,
    links: reader,
    manage: reader,
    session: owner,
    owner: { account: owner, new: owner, desk: owner, readers: owner, settings: owner, install: owner },
    sample: { ...noSample, ...options.sample },
    hooks: { ...noHooks, ...options.hooks },
    api: { ...noApi, ...options.api },
    ops,
  };
}

/** An app with fakes behind it on a free port of 127.0.0.1. `later` moves its clock. Close it after the test. */
export async function openSite(options: SiteOptions = {}) {
  let now = start;
  const clock = () => now;
  const tokens = createTokens('a key for tests, of thirty-two characters');
  const fake = fakeReader(options.publications ?? [publication], options.subscribers ?? [subscriber], clock);
  const lines: string[] = [];
  const app = createApp({
    ports: portsOf(fake.port, options),
    tokens,
    clock,
    baseUrl: 'http://localhost:3000',
    trustProxy: undefined,
    ...options.config,
    log: pino({ level: 'debug' }, { write: (line) => void lines.push(line) }),
    mailbox: options.mailbox ?? null,
    notice: options.notice ?? null,
  });
  const server = await listen(app, { port: options.port ?? 0, host: '127.0.0.1' });
  const subscriberId = subscriber.id;
  const { changes, rows } = fake;
  return {
    changes,
    rows,
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
