/** What the pages need of the rest of Postrider. */
import type { Logger } from 'pino';
import type { AskOutcome } from '../actions/ask-for-poll.ts';
import type { SignUp } from '../actions/follow.ts';
import type { PingOutcome } from '../actions/ping.ts';
import type { SampleFeed } from '../actions/sample-feed.ts';
import type { PublishOutcome, SampleSite } from '../actions/sample-site.ts';
import type { KnownKey } from '../actions/use-key.ts';
import type { ReceiveOutcome } from '../actions/websub-receive.ts';
import type { VerifyOutcome } from '../actions/websub-verify.ts';
import type { Config } from '../config.ts';
import type { Verification } from '../feed/websub.ts';
import type { Mailbox as LocalMailbox } from '../mail/mailbox.ts';
import type { Schedule } from '../model/cadence.ts';
import type { Tokens } from '../model/tokens.ts';
import type { Publication, Subscriber } from '../store/schema.ts';
import type { OwnerPort } from './owner/port.ts';

export interface ReaderPort {
  publicationBySlug(slug: string): Promise<Publication | undefined>;
  publications(): Promise<Publication[]>;
  subscriber(id: number): Promise<{ subscriber: Subscriber; publication: Publication } | undefined>;
  /** Says nothing of what it found: the visitor gets the same answer whatever the address. */
  follow(publication: Publication, signUp: SignUp): Promise<void>;
  /** `stale`: an older link, or no longer pending. */
  confirm(token: {
    subscriberId: number;
    nonce: string;
  }): Promise<{ kind: 'confirmed' | 'already' | 'stale' }>;
  unsubscribe(subscriberId: number): Promise<{ kind: 'left' | 'already' | 'unknown' }>;
  rejoin(subscriberId: number): Promise<{ kind: 'active' | 'too-late' | 'unknown' }>;
  /** False if the reader does not follow any more. */
  changeSchedule(subscriberId: number, schedule: Schedule): Promise<boolean>;
}

/** What the pages show of the local mailbox. */
export type Mailbox = Pick<LocalMailbox, 'list' | 'read'>;

/** The sample publication's site. */
export interface SamplePort {
  /** Null where there is no sample publication. */
  site(): Promise<SampleSite | null>;
  feed(): Promise<SampleFeed | null>;
  /** Brings out the next article, and has the feed polled at once. */
  publishNext(): Promise<PublishOutcome>;
}

/** What WebSub hubs ask and send; the token names a subscription. */
export interface PushPort {
  isSubscribed(token: string): Promise<boolean>;
  verify(token: string, asked: Verification): Promise<VerifyOutcome>;
  /** Of a push that is rightly signed nothing comes but a poll. */
  receive(token: string, body: Uint8Array, signature: string | undefined): Promise<ReceiveOutcome>;
}

/** What programs of the owner do with an API key. */
export interface ApiPort {
  /** Undefined for a key that nobody made. */
  useKey(key: string): Promise<KnownKey | undefined>;
  askForPoll(slug: string): Promise<AskOutcome>;
}

export interface AppDeps {
  /** A blog says that it has published; nothing comes of it but a poll of feeds that are known. */
  ping(addresses: string[]): Promise<PingOutcome>;
  push: PushPort;
  api: ApiPort;
  reader: ReaderPort;
  owner: OwnerPort;
  sample: SamplePort;
  tokens: Tokens;
  clock: () => Date;
  config: Pick<Config, 'baseUrl' | 'trustProxy'>;
  log: Logger;
  /** Null where mail leaves through SMTP_URL. */
  mailbox: Mailbox | null;
  health: { ready(): Promise<{ name: string; ok: boolean; detail: string }[]> };
  /** A sentence for the start page, such as why no mail leaves. */
  notice: string | null;
}
