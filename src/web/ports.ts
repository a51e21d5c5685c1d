/** What the pages need of the rest of Postrider. */
import type { Logger } from 'pino';
import type { AskOutcome } from '../actions/feeds/ask-for-poll.ts';
import type { PingOutcome } from '../actions/feeds/ping.ts';
import type { ReceiveOutcome } from '../actions/feeds/websub-receive.ts';
import type { VerifyOutcome } from '../actions/feeds/websub-verify.ts';
import type { WebCopy } from '../actions/issues/web-copy.ts';
import type { KnownKey } from '../actions/owners/use-key.ts';
import type { SampleFeed } from '../actions/sample/sample-feed.ts';
import type { PublishOutcome, SampleSite } from '../actions/sample/sample-site.ts';
import type { AddressOutcome } from '../actions/subscribers/change-address.ts';
import type { Choices } from '../actions/subscribers/change-choices.ts';
import type { SignUp } from '../actions/subscribers/follow.ts';
import type { Verification } from '../feed/push/websub.ts';
import type { Mailbox as LocalMailbox } from '../mail/mailbox/mailbox.ts';
import type { MailToSubscriber } from '../model/deliveries/summary.ts';
import type { Tokens } from '../model/owners/tokens.ts';
import type { Following } from '../model/publications/following.ts';
import type { NameCount } from '../model/publications/names.ts';
import type { Publication } from '../model/publications/publication.ts';
import type { Subscriber } from '../model/subscribers/subscriber.ts';
import type { OwnerPort } from './owner/port.ts';

/** What a reader may choose from. */
export interface Offers {
  topics: string[];
  authors: string[];
}

export interface ReaderPort {
  publicationBySlug(slug: string): Promise<Publication | undefined>;
  publications(): Promise<Publication[]>;
  subscriber(id: number): Promise<{ subscriber: Subscriber; publication: Publication } | undefined>;
  /** Categories of a publication's newest articles, the most frequent first. */
  topicsSeen(publicationId: number): Promise<NameCount[]>;
  /** Says nothing of what it found: the visitor gets the same answer whatever the address. */
  follow(publication: Publication, signUp: SignUp): Promise<void>;
  /** `stale`: an older link, or no longer pending. */
  confirm(token: {
    subscriberId: number;
    nonce: string;
  }): Promise<{ kind: 'confirmed' | 'already' | 'stale' }>;
  unsubscribe(subscriberId: number): Promise<{ kind: 'left' | 'already' | 'unknown' }>;
  rejoin(subscriberId: number): Promise<{ kind: 'active' | 'too-late' | 'unknown' }>;
  webCopy(issueId: number): Promise<WebCopy>;
  /** False if the reader does not follow any more. */
  changeChoices(subscriberId: number, choices: Choices): Promise<boolean>;
  /** Categories and authors of the newest articles, the most frequent first. */
  offers(publicationId: number): Promise<Offers>;
  /** The newest fifty issues that were meant for a reader, newest first. */
  lastIssues(subscriberId: number): Promise<MailToSubscriber[]>;
  isSuppressed(addressKey: string): Promise<boolean>;
  /** Everything that an address follows or followed here. */
  subscriptions(addressKey: string): Promise<Following[]>;
  /** Mails the reader a fresh link, three a day at most. */
  sendLink(subscriberId: number): Promise<void>;
  /** The same for an address that somebody typed; says nothing of what it found. */
  sendLostLink(addressKey: string): Promise<void>;
  /** Asks at the new address, unless it can not be; says no more than whether it is the one they have. */
  askForAddress(
    subscriberId: number,
    wanted: { address: string; addressKey: string },
  ): Promise<{ kind: 'asked' | 'same' }>;
  changeAddress(token: { subscriberId: number; from: string; to: string }): Promise<AddressOutcome>;
  /** Everything that is kept about the reader's address; undefined if it was erased. */
  data(subscriberId: number): Promise<object | undefined>;
  /** Erases the reader's address in every publication. */
  erase(subscriberId: number): Promise<void>;
  /** Asks the owners to let a reader back in to whom no mail may go. */
  askReturn(subscriberId: number): Promise<{ kind: 'asked' | 'not-needed' }>;
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
  config: {
    /** Without a trailing slash. */
    baseUrl: string;
    /** Express's `trust proxy`: a number of hops, or a list of addresses. */
    trustProxy: number | string | undefined;
  };
  log: Logger;
  /** Null where mail leaves through SMTP_URL. */
  mailbox: Mailbox | null;
  health: { ready(): Promise<{ name: string; ok: boolean; detail: string }[]> };
  /** A sentence for the start page, such as why no mail leaves. */
  notice: string | null;
}
