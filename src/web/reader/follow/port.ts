/** What the follow form needs from the rest of Postrider; the bar and its frame on other sites need the same. */
import type { SignUp } from '../../../actions/subscribers/follow.ts';
import type { Publication } from '../../../model/publications/publication.ts';

export interface FollowPort {
  publicationBySlug(slug: string): Promise<Publication | undefined>;
  /** Doesn't return what it found: the visitor gets the same answer whatever the address is. */
  follow(publication: Publication, signUp: SignUp): Promise<void>;
}
