/** What the owner's list of publications and the overview of one need from the rest of Postrider. */
import type { FloodOutcome } from '../../../actions/feeds/answer-flood.ts';
import type { PollReport } from '../../../actions/feeds/poll-publication.ts';
import type { Assembled } from '../../../actions/issues/assemble-issues.ts';
import type { TestOutcome } from '../../../actions/issues/preview-mail.ts';
import type { FloodAnswer, FloodView } from '../../../model/feeds/flood.ts';
import type { Cadence } from '../../../model/issues/cadence.ts';
import type { Overview } from '../../../model/publications/overview.ts';
import type { Publication } from '../../../model/publications/publication.ts';
import type { OpsPort } from '../../ops/port.ts';
import type { Preview } from '../parts/preview.ts';
import type { PublicationPort } from '../parts/visit.tsx';

export interface HomePort extends OpsPort {
  allPublications(): Promise<Publication[]>;
  overviewOf(publicationId: number, now: Date): Promise<Overview>;
}

export interface OverviewPort extends PublicationPort {
  overviewOf(publicationId: number, now: Date): Promise<Overview>;
  /** Returns the newest articles as the mail that readers would get. */
  previewNewest(publication: Publication, cadence: Cadence): Promise<Preview | undefined>;
}

export interface ActionsPort extends PublicationPort {
  /** Polls the publication's feeds now. */
  pollPublication(publicationId: number): Promise<PollReport[]>;
  /** Assembles the issues that are due; with `only`, that digest now, regardless of the hour. */
  sendDue(publicationId: number, only?: Cadence): Promise<Assembled>;
  /** Mails the newest articles to the owner; this mail is not counted anywhere. */
  sendTest(publication: Publication, address: string): Promise<TestOutcome>;
  resumeSending(publicationId: number): Promise<void>;
}

export interface FloodPort extends PublicationPort {
  /** Returns undefined if the publication has no such feed. */
  floodView(publicationId: number, feedId: number, now: Date): Promise<FloodView | undefined>;
  /** Carries out the owner's decision for the articles up to this id. */
  answerFlood(feedId: number, answer: FloodAnswer, upto: number): Promise<FloodOutcome>;
}

export interface DeskPort extends HomePort, OverviewPort, ActionsPort, FloodPort {}
