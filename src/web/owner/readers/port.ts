/** What the pages on a publication's readers need of the rest of Postrider. */
import type { AddByOwnerOutcome } from '../../../actions/subscribers/add-by-owner.ts';
import type { Publication } from '../../../model/publications/publication.ts';
import type { SubscriberDetails } from '../../../model/subscribers/details.ts';
import type { SubscriberPage, SubscriberSearch } from '../../../model/subscribers/search.ts';
import type { SubscriberState } from '../../../model/subscribers/subscriber.ts';
import type { PublicationPort } from '../parts/visit.tsx';

export interface ListPort extends PublicationPort {
  subscriberPage(publicationId: number, search: SubscriberSearch, max: number): Promise<SubscriberPage>;
  /** Of all, whatever is searched for. */
  subscribersByState(publicationId: number): Promise<Record<SubscriberState, number>>;
  /** They get a mail to confirm, as if they had asked themselves. */
  addByOwner(publication: Publication, input: { typed: string; consent: string }): Promise<AddByOwnerOutcome>;
}

export interface ReaderPort extends PublicationPort {
  /** Undefined if the publication has no such subscriber. */
  subscriberDetails(
    publicationId: number,
    subscriberId: number,
    maxDeliveries: number,
  ): Promise<SubscriberDetails | undefined>;
  /** The address is never mailed again, by any publication here. */
  suppressSubscriber(subscriberId: number, reason: string): Promise<void>;
  /**
   * `asked`: they wanted back, and are mailed a confirmation. `lifted`: the address is suppressed no more, and all else
   * is as it was. `not-allowed`: neither, since a reader who complained has to ask themselves.
   */
  letBackIn(subscriberId: number): Promise<{ kind: 'asked' | 'lifted' | 'not-allowed' }>;
  /** They asked to be let back in, and are not; they are not told. */
  refuseReturn(subscriberId: number): Promise<unknown>;
  /** Deletes what is known of the address, here and in every publication; what was sent stays as a number. */
  eraseSubscriber(subscriberId: number): Promise<void>;
}

export interface ReadersPort extends ListPort, ReaderPort {}
