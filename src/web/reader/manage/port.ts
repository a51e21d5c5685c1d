/** What the reader's own page and the pages beside it need of the rest of Postrider. */
import type { AddressOutcome } from '../../../actions/subscribers/change-address.ts';
import type { Choices } from '../../../actions/subscribers/change-choices.ts';
import type { MailToSubscriber } from '../../../model/deliveries/summary.ts';
import type { Following } from '../../../model/publications/following.ts';
import type { NameCount } from '../../../model/publications/names.ts';
import type { ValidAddress } from '../../../model/subscribers/addresses.ts';

/** Categories and authors of the newest articles, the most frequent first. */
export interface NamesSeen {
  topics: NameCount[];
  authors: NameCount[];
}

/** Who opens such a page. */
export interface VisitPort {
  subscriberWithPublication(id: number): Promise<Following | undefined>;
  isSuppressed(addressKey: string): Promise<boolean>;
}

/** What comes and when. */
interface ChoicesPort {
  namesSeen(publicationId: number, max: number): Promise<NamesSeen>;
  /** The newest issues that were meant for a reader, newest first. */
  lastIssuesTo(subscriberId: number, max: number): Promise<MailToSubscriber[]>;
  /** False if the reader does not follow any more. */
  changeChoices(subscriberId: number, choices: Choices): Promise<boolean>;
  /** Asks the owners to let a reader back in to whom no mail may go. */
  askReturn(subscriberId: number): Promise<{ kind: 'asked' | 'not-needed' }>;
}

/** What needs a link that was mailed a moment ago. */
export interface DataPort {
  /** Everything that an address follows or followed here. */
  followingsOf(addressKey: string): Promise<Following[]>;
  /** Mails the reader such a link, three a day at most. */
  sendLink(subscriberId: number): Promise<void>;
  /** Everything that is kept about the reader's address; undefined if it was erased. */
  gatherData(subscriberId: number): Promise<object | undefined>;
  /** Erases the reader's address in every publication. */
  eraseSubscriber(subscriberId: number): Promise<void>;
}

/** The way to another address. */
export interface AddressPort {
  /** Asks at the new address, unless it can not be; says no more than whether it is the one they have. */
  askForAddress(subscriberId: number, wanted: ValidAddress): Promise<{ kind: 'asked' | 'same' }>;
  changeAddress(token: { subscriberId: number; from: string; to: string }): Promise<AddressOutcome>;
}

export interface LostLinkPort {
  /** Mails a fresh link to an address that somebody typed; says nothing of what it found. */
  sendLostLink(addressKey: string): Promise<void>;
}

export interface ManagePort extends VisitPort, ChoicesPort, DataPort, AddressPort, LostLinkPort {}
