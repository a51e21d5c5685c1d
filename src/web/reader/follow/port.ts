/** What the follow form needs of the rest of Postrider; the bar and its frame on other sites need the same. */
import type { SignUp } from '../../../actions/subscribers/follow.ts';
import type { NameCount } from '../../../model/publications/names.ts';
import type { Publication } from '../../../model/publications/publication.ts';

export interface FollowPort {
  publicationBySlug(slug: string): Promise<Publication | undefined>;
  /** Categories of a publication's newest articles, the most frequent first. */
  topicsSeen(publicationId: number, max: number): Promise<NameCount[]>;
  /** Says nothing of what it found: the visitor gets the same answer whatever the address. */
  follow(publication: Publication, signUp: SignUp): Promise<void>;
}
