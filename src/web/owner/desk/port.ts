/** What the owner's list of publications and the overview of one need of the rest of Postrider. */
import type { FloodOutcome } from '../../../actions/feeds/answer-flood.ts';
import type { PollReport } from '../../../actions/feeds/poll-publication.ts';
import type { Assembled } from '../../../actions/issues/assemble-issues.ts';
import type { TestOutcome } from '../../../actions/issues/preview-mail.ts';
import type { HeldArticle } from '../../../model/feeds/article.ts';
import type { Feed } from '../../../model/feeds/feed.ts';
import type { FeedFacts } from '../../../model/feeds/feed-facts.ts';
import type { Flood, FloodAnswer } from '../../../model/feeds/flood.ts';
import type { Cadence } from '../../../model/issues/cadence.ts';
import type { IssueSummary, NextDigest, PausedSubscribers } from '../../../model/issues/summary.ts';
import type { ReturnRequest } from '../../../model/notices/notices.ts';
import type { Publication } from '../../../model/publications/publication.ts';
import type { SubscriberState } from '../../../model/subscribers/subscriber.ts';
import type { OpsPort } from '../../ops/port.ts';
import type { Preview } from '../parts/preview.ts';
import type { PublicationPort } from '../parts/visit.tsx';

export interface FeedRow extends Feed {
  facts: FeedFacts;
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

export interface HomePort extends OpsPort {
  allPublications(): Promise<Publication[]>;
  overviewOf(publicationId: number): Promise<Overview>;
}

export interface OverviewPort extends PublicationPort {
  overviewOf(publicationId: number): Promise<Overview>;
  /** The newest articles as the mail that readers would get. */
  previewNewest(publication: Publication, cadence: Cadence): Promise<Preview | undefined>;
}

export interface ActionsPort extends PublicationPort {
  /** Polls its feeds now. */
  pollPublication(publicationId: number): Promise<PollReport[]>;
  /** Assembles what is due; with `only`, that digest now, whatever the hour. */
  sendDue(publicationId: number, only?: Cadence): Promise<Assembled>;
  /** The newest articles as one mail to the owner, outside every count. */
  sendTest(publication: Publication, address: string): Promise<TestOutcome>;
  resumeSending(publicationId: number): Promise<void>;
}

export interface FloodPort extends PublicationPort {
  /** Undefined if the publication has no such feed. */
  floodView(publicationId: number, feedId: number): Promise<FloodView | undefined>;
  /** Carries out the answer on the articles up to this id. */
  answerFlood(feedId: number, answer: FloodAnswer, upto: number): Promise<FloodOutcome>;
}

export interface DeskPort extends HomePort, OverviewPort, ActionsPort, FloodPort {}
