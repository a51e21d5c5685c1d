import type { Subscriber } from '../subscribers/subscriber.ts';
import type { Publication } from './publication.ts';

/** A subscriber, and the publication that the subscriber follows. */
export interface Following {
  subscriber: Subscriber;
  publication: Publication;
}
