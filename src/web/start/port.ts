/** What the start page needs from the rest of Postrider. */
import type { Publication } from '../../model/publications/publication.ts';

export interface StartPort {
  allPublications(): Promise<Publication[]>;
  /** Returns whether an owner's account exists, so that signing in is possible. */
  hasOwner(): Promise<boolean>;
}
