/** What the reader's own page and the pages beside it need from the rest of Postrider. */
import type { AddressOutcome } from '../../../actions/subscribers/change-address.ts';
import type { Choices } from '../../../actions/subscribers/change-choices.ts';
import type { MailToSubscriber } from '../../../model/deliveries/summary.ts';
import type { Following } from '../../../model/publications/following.ts';
import type { NameCount } from '../../../model/publications/names.ts';
import type { ValidAddress } from '../../../model/subscribers/addresses.ts';

/** Returns categories and authors of the newest articles, the most frequent first. */
export interface NamesSeen {
  topics: NameCount[];
  authors: NameCount[];
}

/** Finds the reader who opens such a page. */
export interface VisitPort {
  subscriberWithPublication(id: number): Promise<Following | undefined>;
  isSuppressed(addressKey: string): Promise<boolean>;
}

/** Reads and changes what comes and when. */
interface ChoicesPort {
  namesSeen(publicationId: number, max: number): Promise<NamesSeen>;
  /** Returns the newest issues that were meant for a reader, newest first. */
  lastIssuesTo(subscriberId: number, max: number): Promise<MailToSubscriber[]>;
  /** Returns false if the reader does not follow any more. */
  changeChoices(subscriberId: number, choices: Choices): Promise<boolean>;
  /** Asks the owners to readmit a reader who may not get mail. */
  askReturn(subscriberId: number): Promise<{ kind: 'asked' | 'not-needed' }>;
}

/** Actions that need a fresh link: one that was mailed a moment ago. */
export interface DataPort {
  /** Returns everything that an address follows or followed here. */
  followingsOf(addressKey: string): Promise<Following[]>;
  /** Mails the reader a fresh link, at most three times a day. */
  sendLink(subscriberId: number): Promise<void>;
  /** Returns everything stored about the reader's address; undefined if it was erased. */
  gatherData(subscriberId: number): Promise<object | undefined>;
  /** Erases the reader's address in every publication. */
  eraseSubscriber(subscriberId: number): Promise<void>;
}

/** Changes the reader's address. */
export interface AddressPort {
  /**
   * Mails a confirmation to the new address, if that is possible. The result only says whether it is the current
   * address.
   */
  askForAddress(subscriberId: number, wanted: ValidAddress): Promise<{ kind: 'asked' | 'same' }>;
  changeAddress(token: { subscriberId: number; from: string; to: string }): Promise<AddressOutcome>;
}

export interface LostLinkPort {
  /** Mails a fresh link to an address that a visitor typed. Doesn't return what it found. */
  sendLostLink(addressKey: string): Promise<void>;
}

export interface ManagePort extends VisitPort, ChoicesPort, DataPort, AddressPort, LostLinkPort {}
