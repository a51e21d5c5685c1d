/** From articles to the values that fill the issue templates. */
import type { Cadence } from '../model/cadence.ts';
import type { SharedPage } from '../model/social.ts';
import { webUrl } from '../model/web-url.ts';
import { boundedHtml, showsPicture } from './article-html.ts';
import type { ArticleView, PublicationLook } from './look.ts';
import { readerMarkers, readerUrls } from './reader-links.ts';
import { type SharedValues, sharedValues } from './values.ts';
import { cut, oneLine } from './words.ts';

export interface IssueInput {
  publication: PublicationLook;
  cadence: Cadence;
  /** At least one, in any order: the newest (highest seq) is shown first. */
  articles: ArticleView[];
  /** Stands for the reader's own links, see reader-links.ts. */
  marker: string;
  /** Without a trailing slash. */
  baseUrl: string;
  /** Of the readers; Postrider's own sentences are in it. */
  language: string;
  /** The day that the mail shows. */
  date: Date;
}

/** What of the articles goes in: the whole text of the only one, or the first paragraphs or the summary of each. */
export type Extent = 'whole' | 'excerpt';

const longest = { title: 200, author: 100, summary: 320, excerpt: 1500 };
const subjectLength = 78;

const titleOf = (article: ArticleView, untitled: string): string =>
  cut(oneLine(article.title) || oneLine(article.summary).slice(0, 1000), longest.title) || untitled;

/** The leading headlines, as many as a list of mails shows. `rest` is what of them didn't fit, `left` what isn't in `titles`. */
function subjectOf(
  titles: string[],
  left: number,
  more: (count: number) => string,
): { subject: string; rest: string[] } {
  let subject = cut(titles[0]!, 150);
  let used = 1;
  while (used < titles.length && `${subject} · ${titles[used]}`.length <= subjectLength) {
    subject = `${subject} · ${titles[used]}`;
    used += 1;
  }
  const rest = titles.slice(used);
  const count = rest.length + left;
  return { subject: count > 0 ? `${subject} · ${more(count)}` : subject, rest };
}

/** The article's own text: as HTML or as paragraphs to be shown in it, and as plain text. */
function bodyOf(article: ArticleView, extent: Extent, shared: SharedValues) {
  const text = article.text.trim() || article.summary;
  if (extent === 'whole' && article.html.trim()) {
    return { body: boundedHtml(article.html, shared.colors), paragraphs: [], plain: text };
  }
  const all = text
    .split(/\n\s*\n/)
    .map(oneLine)
    .filter(Boolean);
  const paragraphs = extent === 'whole' ? all : beginningOf(all, longest.excerpt);
  return { body: '', paragraphs, plain: paragraphs.join('\n\n') };
}

/** The first paragraphs, about `most` characters, without the addresses that a text twin puts behind links. */
function beginningOf(paragraphs: string[], most: number): string[] {
  const kept: string[] = [];
  let length = 0;
  for (const paragraph of paragraphs) {
    const words = paragraph.replace(/\s*\[(https?|mailto|tel):[^\]\s]*\]/g, '');
    if (length + words.length > most) return kept.length > 0 ? kept : [cut(words, most)];
    kept.push(words);
    length += words.length;
  }
  return kept;
}

function articleValues(article: ArticleView, shared: SharedValues, extent: Extent | null) {
  const { words } = shared;
  const title = titleOf(article, words.untitled);
  const author = article.author ? cut(oneLine(article.author), longest.author) : '';
  const date = article.publishedAt && dateIn(shared.dateLocale, { dateStyle: 'long' }, article.publishedAt);
  const summary = cut(oneLine(article.summary), longest.summary);
  const picture = webUrl(article.imageUrl);
  const twice = picture && extent === 'whole' && showsPicture(article.html, picture);
  return {
    ...shared,
    title,
    url: webUrl(article.url),
    byline: [author && words.by(author), date].filter(Boolean).join(' · '),
    picture: twice ? null : picture,
    pictureAlt: words.pictureOf(title),
    summary,
    ...(extent ? bodyOf(article, extent, shared) : { body: '', paragraphs: [], plain: summary }),
    cutShort: extent === 'excerpt' ? words.cutShort : null,
    commentsUrl: webUrl(article.commentsUrl),
    reply: words.reply(article.commentCount),
  };
}

/** In UTC, since the readers of one issue can be anywhere. */
const dateIn = (locale: string, format: Intl.DateTimeFormatOptions, date: Date): string =>
  new Intl.DateTimeFormat(locale, { ...format, timeZone: 'UTC' }).format(date);

/** The article as it is passed on; undefined where it has no address. */
function sharedArticle(article: ArticleView): SharedPage | undefined {
  const url = webUrl(article.url);
  return url ? { url, title: titleOf(article, '') } : undefined;
}

/**
 * The values of one mail with these articles, newest first. `extent` is for a single article; several are
 * always summaries. `left` is the number of articles that only the site shows.
 */
export function issueValues(input: IssueInput, articles: ArticleView[], extent: Extent, left: number) {
  const single = articles.length === 1 && left === 0;
  const { publication, language, baseUrl } = input;
  const shared = sharedValues(
    publication,
    language,
    baseUrl,
    single ? sharedArticle(articles[0]!) : undefined,
  );
  const { words } = shared;
  const shown = articles.map((article) => articleValues(article, shared, single ? extent : null));
  const { subject, rest } = subjectOf(
    shown.map(({ title }) => title),
    left,
    words.subjectMore,
  );
  const contents = shown.length >= 3 ? shown : null;
  const urls = readerUrls(baseUrl, readerMarkers(input.marker));
  return {
    ...shared,
    subject,
    preview: cut(rest.join(' · ') || oneLine(shown[0]!.summary || shown[0]!.plain.slice(0, 1000)), 140),
    kind: words.kind(input.cadence, articles.length + left),
    date: dateIn(shared.dateLocale, { dateStyle: 'full' }, input.date),
    single,
    contents,
    // The table of headlines stands for the line above the first article.
    articles: shown.map((article, index) => ({ ...article, ruled: index > 0 || !contents })),
    more: left > 0 ? words.moreOnSite(left) : null,
    why: words.why(shared.name, input.cadence),
    unsubscribeUrl: urls.unsubscribe,
    manageUrl: urls.manage,
  };
}
