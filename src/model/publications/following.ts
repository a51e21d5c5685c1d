import type { Subscriber } from '../subscribers/subscriber.ts';
import type { Publication } from './publication.ts';

/** A subscriber with the publication that it follows. */
export interface Following {
  subscriber: Subscriber;
  publication: Publication;
}
