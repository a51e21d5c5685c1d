/** What the start page needs of the rest of Postrider. */
import type { Publication } from '../../model/publications/publication.ts';

export interface StartPort {
  allPublications(): Promise<Publication[]>;
  /** Whether somebody can sign in. */
  hasOwner(): Promise<boolean>;
}
