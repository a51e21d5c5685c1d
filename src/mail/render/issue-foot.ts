/** The foot is what differs between a mail (the reader's links) and its copy on the web (links for any visitor). */
import type { Cadence } from '../../model/issues/cadence.ts';
import { readerMarkers, readerUrls } from './reader-links.ts';
import type { SharedValues } from './values.ts';

type Shared = Pick<SharedValues, 'words' | 'name'>;
type IssueFoot = Pick<SharedValues, 'readUrl' | 'follow'> & {
  why: string;
  unsubscribeUrl: string | null;
  manageUrl: string | null;
};

export function mailFoot(
  { words, name }: Shared,
  issue: { cadence: Cadence; marker: string; baseUrl: string; readUrl: string | null },
): IssueFoot {
  const urls = readerUrls(issue.baseUrl, readerMarkers(issue.marker));
  return {
    why: words.why(name, issue.cadence),
    unsubscribeUrl: urls.unsubscribe,
    manageUrl: urls.manage,
    readUrl: issue.readUrl,
    follow: null,
  };
}

export const webFoot = (
  { words, name }: Shared,
  { baseUrl, publication }: { baseUrl: string; publication: { slug: string } },
): IssueFoot => ({
  why: words.webCopy(name),
  unsubscribeUrl: null,
  manageUrl: null,
  readUrl: null,
  follow: { label: words.followByMail(name), url: `${baseUrl}/follow/${publication.slug}` },
});
