/** What the owner's pages need of the rest of Postrider. */
import type { FloodOutcome } from '../../actions/feeds/answer-flood.ts';
import type { DeliverySummary } from '../../model/deliveries/summary.ts';
import type { HeldArticle } from '../../model/feeds/article.ts';
import type { Feed } from '../../model/feeds/feed.ts';
import type { FeedFacts } from '../../model/feeds/feed-facts.ts';
import type { Flood, FloodAnswer } from '../../model/feeds/flood.ts';
import type { Cadence } from '../../model/issues/cadence.ts';
import type { IssueSummary, NextDigest, PausedSubscribers } from '../../model/issues/summary.ts';
import type { ReturnRequest } from '../../model/notices/notices.ts';
import type { Owner } from '../../model/owners/owner.ts';
import type { PublicationDraft } from '../../model/publications/draft.ts';
import type { NameCount } from '../../model/publications/names.ts';
import type { Publication } from '../../model/publications/publication.ts';
import type { SettingsForm, SettingsProblems } from '../../model/publications/publication-settings.ts';
import type { SubscriberSearch } from '../../model/subscribers/search.ts';
import type { Subscriber, SubscriberState } from '../../model/subscribers/subscriber.ts';

/** A refusal is a sentence for the owner. */
export type Done<T = unknown> = ({ kind: 'done' } & T) | { kind: 'refused'; reason: string };

export interface SystemPart {
  name: string;
  ok: boolean;
  detail: string;
}

export interface FeedRow extends Feed {
  facts: FeedFacts;
}

/** Articles of a feed that came at once and wait for the owner. */
export interface FloodView {
  feed: Feed;
  /** Its newest ten in full; null where none waits. */
  flood: Flood | null;
  /** More than so many at once are stopped; null where that is not known. */
  limit: number | null;
  /** Active readers. */
  readers: { instant: number; digest: number };
}

/** What the overview of a publication shows. */
export interface Overview {
  readers: Record<SubscriberState, number>;
  /** Newest first. */
  issues: IssueSummary[];
  feeds: FeedRow[];
  /** Articles that wait for corrections, the next to go first. */
  held: HeldArticle[];
  /** Of each cadence that active readers have. */
  nextDigests: NextDigest[];
  /** Deliveries that wait or are under way now. */
  waiting: number;
  /** Active readers who get nothing at present, and when the first of them is back. */
  paused: PausedSubscribers;
  /** Readers who ask to be let back in, the newest first. */
  returns: ReturnRequest[];
}

export interface FoundReader extends Subscriber {
  /** Null where none was ever sent. */
  lastMailAt: Date | null;
}

export interface ReaderPage {
  readers: FoundReader[];
  total: number;
  /** For the next page; null on the last. */
  next: number | null;
}

export interface ReaderDetails {
  subscriber: Subscriber;
  /** Why and since when the address gets no mail from anybody here; null if it may. */
  suppression: { reason: string; createdAt: Date } | null;
  /** When they asked to be let back in, while that is not answered. */
  askedAt: Date | null;
  /** The newest hundred, newest first. */
  deliveries: DeliverySummary[];
}

/** A mail as readers would get it, with links of its own that lead nowhere. */
export interface Preview {
  subject: string;
  html: string;
}

export interface OwnerPort {
  // Who is here
  /** False until the first owner's account is made: then set-up is open to whoever has the one-time secret. */
  hasOwner(): Promise<boolean>;
  isSetupSecret(typed: string): boolean;
  makeFirstOwner(
    email: string,
    password: string,
  ): Promise<
    { kind: 'done'; ownerId: number } | { kind: 'refused'; field: 'email' | 'password'; reason: string }
  >;
  /** A new session: gives its token. */
  openSession(ownerId: number): Promise<{ token: string; expiresAt: Date }>;
  signIn(email: string, password: string): Promise<{ kind: 'done'; ownerId: number } | { kind: 'wrong' }>;
  sessionOwner(token: string): Promise<Owner | undefined>;
  closeSession(token: string): Promise<void>;

  // A new publication, in steps that can be left and taken up again
  draft(ownerId: number): Promise<PublicationDraft | undefined>;
  /** Looks for feeds of the site and keeps what it found as the owner's draft. */
  findSite(ownerId: number, address: string): Promise<Done>;
  chooseFeed(ownerId: number, url: string): Promise<Done>;
  dropDraft(ownerId: number): Promise<void>;
  previewDraft(draft: PublicationDraft, feedUrl: string): Promise<Preview | undefined>;
  addPublication(
    draft: PublicationDraft,
    form: SettingsForm,
  ): Promise<{ kind: 'added'; slug: string } | { kind: 'wrong'; problems: SettingsProblems }>;
  /** The sample news site, made if it is not there. */
  addSample(): Promise<Done>;

  // The desk
  publications(): Promise<Publication[]>;
  publicationBySlug(slug: string): Promise<Publication | undefined>;
  system(): Promise<SystemPart[]>;
  overview(publicationId: number): Promise<Overview>;
  changeSettings(
    publication: Publication,
    form: SettingsForm,
  ): Promise<{ kind: 'changed' } | { kind: 'wrong'; problems: SettingsProblems }>;
  /** Polls its feeds now; one sentence for each feed. */
  poll(publicationId: number): Promise<{ feed: string; ok: boolean; sentence: string }[]>;
  /** Assembles what is due; with `digest`, that digest now, whatever the hour. */
  send(publicationId: number, digest?: Cadence): Promise<{ issues: number; deliveries: number }>;
  /** The newest articles as one mail to the owner, outside every count. */
  sendTest(publication: Publication, address: string): Promise<Done>;
  /** The newest articles as the mail that readers would get. */
  previewNewest(publication: Publication, cadence: Cadence): Promise<Preview | undefined>;
  resume(publicationId: number): Promise<void>;
  feeds(publicationId: number): Promise<Feed[]>;
  /** Categories of its newest articles, the most frequent first. */
  topicsSeen(publicationId: number): Promise<NameCount[]>;
  /** Undefined if the publication has no such feed. */
  flood(publicationId: number, feedId: number): Promise<FloodView | undefined>;
  /** Carries out the answer on the articles up to this id. */
  answerFlood(feedId: number, answer: FloodAnswer, upto: number): Promise<FloodOutcome>;

  // Readers
  readers(publicationId: number, search: SubscriberSearch): Promise<ReaderPage>;
  reader(publicationId: number, subscriberId: number): Promise<ReaderDetails | undefined>;
  /** They get a mail to confirm, as if they had asked themselves. */
  addReader(
    publication: Publication,
    address: string,
    owner: Owner,
  ): Promise<Done<{ subscriberId: number | null }>>;
  /** The address is never mailed again, by any publication here. */
  suppressReader(subscriberId: number, owner: Owner): Promise<void>;
  /**
   * `asked`: they wanted back, and are mailed a confirmation. `lifted`: the address is suppressed no more, and all else
   * is as it was. `not-allowed`: neither, since a reader who complained has to ask themselves.
   */
  allowReader(subscriberId: number): Promise<{ kind: 'asked' | 'lifted' | 'not-allowed' }>;
  /** They asked to be let back in, and are not; they are not told. */
  refuseReader(subscriberId: number): Promise<void>;
  /** Deletes what is known of the address, here and in every publication; what was sent stays as a number. */
  eraseReader(subscriberId: number): Promise<void>;
}
