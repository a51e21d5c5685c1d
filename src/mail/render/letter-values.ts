/** The values that fill the templates of an owner's letter to all readers. */

import { oneLine } from '../../lib/one-line.ts';
import { boundedHtml } from './article-html.ts';
import type { PublicationLook } from './look.ts';
import { readerMarkers, readerUrls } from './reader-links.ts';
import { dateIn, sharedValues } from './values.ts';
import { cut } from './words.ts';

export interface LetterInput {
  publication: PublicationLook;
  title: string;
  /** HTML, cleaned by the allow-list, with absolute links. */
  html: string;
  text: string;
  /** Marks the places of the reader's own links, see reader-links.ts. */
  marker: string;
  /** Without a trailing slash. */
  baseUrl: string;
  /** BCP 47; the readers' language, in which Postrider's own sentences are. */
  language: string;
  /** The day that the mail shows. */
  date: Date;
}

const maxTitleLength = 200;

export function letterValues(input: LetterInput) {
  const shared = sharedValues(input.publication, input.language, input.baseUrl);
  const { words } = shared;
  const title = cut(oneLine(input.title), maxTitleLength) || words.letter;
  const urls = readerUrls(input.baseUrl, readerMarkers(input.marker));
  const place = { palette: shared.colors, start: shared.start, level: 1, pictureAlt: words.pictureIn(title) };
  return {
    ...shared,
    subject: title,
    preview: cut(oneLine(input.text.slice(0, 1000)), 140),
    kind: words.letter,
    date: dateIn(shared, 'full', input.date),
    single: true,
    title,
    body: boundedHtml(input.html, place),
    paragraphs: [],
    plain: input.text.trim(),
    why: words.whyLetter(shared.name),
    unsubscribeUrl: urls.unsubscribe,
    manageUrl: urls.manage,
  };
}
