/** What the pages on a publication's readers need from the rest of Postrider. */
import type { AddByOwnerOutcome } from '../../../actions/subscribers/add-by-owner.ts';
import type { Publication } from '../../../model/publications/publication.ts';
import type { SubscriberDetails } from '../../../model/subscribers/details.ts';
import type { SubscriberPage, SubscriberSearch } from '../../../model/subscribers/search.ts';
import type { SubscriberState } from '../../../model/subscribers/subscriber.ts';
import type { PublicationPort } from '../parts/visit.tsx';

export interface ListPort extends PublicationPort {
  subscriberPage(publicationId: number, search: SubscriberSearch, max: number): Promise<SubscriberPage>;
  /** Counts all subscribers, regardless of the search. */
  subscribersByState(publicationId: number): Promise<Record<SubscriberState, number>>;
  /** Adds a subscriber, who gets the same confirmation mail as after signing up themselves. */
  addByOwner(publication: Publication, input: { typed: string; consent: string }): Promise<AddByOwnerOutcome>;
}

export interface ReaderPort extends PublicationPort {
  /** Returns undefined if the publication has no such subscriber. */
  subscriberDetails(
    publicationId: number,
    subscriberId: number,
    maxDeliveries: number,
  ): Promise<SubscriberDetails | undefined>;
  /** Suppresses the address: no publication here mails it any more. */
  suppressSubscriber(subscriberId: number, reason: string): Promise<void>;
  /**
   * `asked`: the reader wanted to return and gets a confirmation mail. `lifted`: the address is no longer suppressed,
   * and everything else is unchanged. `not-allowed`: nothing changed, because a reader who complained has to ask for it
   * themselves.
   */
  letBackIn(subscriberId: number): Promise<{ kind: 'asked' | 'lifted' | 'not-allowed' }>;
  /** Refuses the reader's request to be readmitted. The reader is not informed. */
  refuseReturn(subscriberId: number): Promise<unknown>;
  /** Deletes everything stored about the address, in every publication. Mails sent to it remain only as a count. */
  eraseSubscriber(subscriberId: number): Promise<void>;
}

export interface ReadersPort extends ListPort, ReaderPort {}
