/** What the page on the follow bar needs from the rest of Postrider. */
import type { Publication } from '../../../model/publications/publication.ts';
import type { PublicationPort } from '../parts/visit.tsx';

export interface InstallPort extends PublicationPort {
  allPublications(): Promise<Publication[]>;
}
