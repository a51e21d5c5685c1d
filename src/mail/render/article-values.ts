/** Turns one article into the values that fill its part of a mail. */

import { oneLine } from '../../lib/one-line.ts';
import { webUrl } from '../../lib/web-url.ts';
import { videoSite } from '../../model/feeds/video-site.ts';
import { boundedHtml, type Place, showsPicture } from './article-html.ts';
import type { ArticleView } from './look.ts';
import { readingMinutes } from './reading-time.ts';
import { dateIn, type SharedValues } from './values.ts';
import { cut } from './words.ts';

/** How much of an article the mail shows: all of it, its first paragraphs, or its summary. */
export type Extent = 'whole' | 'beginning' | 'summary';

/** How a mail shows an article. */
export interface Setting {
  extent: Extent;
  picture: boolean;
  /** Heading level of its headline, 1 to 3. */
  level: number;
  /** Whether to name the feed: the mail has articles of several feeds, and no headings that name them. */
  namesFeed: boolean;
}

const longest = { title: 200, name: 100, summary: 320, beginning: 1500 };

export const titleOf = (article: ArticleView, untitled: string): string =>
  cut(oneLine(article.title) || oneLine(article.summary).slice(0, 1000), longest.title) || untitled;

export function articleValues(article: ArticleView, shared: SharedValues, setting: Setting) {
  const { words } = shared;
  const { extent } = setting;
  const title = titleOf(article, words.untitled);
  const url = webUrl(article.url);
  const filmSite = url && videoSite(url);
  const facts = factsOf(article, shared, setting);
  const summary = cut(oneLine(article.summary), longest.summary);
  const picture = setting.picture ? webUrl(article.imageUrl) : null;
  const twice = picture && extent === 'whole' && showsPicture(article.html, picture);
  const place = { level: setting.level, pictureAlt: words.pictureIn(title) };
  return {
    ...shared,
    seq: article.seq,
    title,
    /** Shown beside the subject in a list of mails. */
    opening: oneLine(article.summary || article.text.slice(0, 1000)),
    level: setting.level,
    url,
    /** Text of the link to the article. */
    onward: filmSite ? words.watchOn(filmSite) : words.readOnSite,
    facts,
    byline: facts.map(({ text }) => text).join(' · '),
    picture: twice ? null : picture,
    pictureAlt: words.pictureOf(title),
    summary: extent === 'summary' ? summary : '',
    inFull: extent !== 'summary',
    ...bodyOf(article, extent, { ...place, palette: shared.colors, start: shared.start }, summary),
    cutShort: extent === 'beginning' ? words.cutShort : null,
    commentsUrl: webUrl(article.commentsUrl),
    reply: words.reply(article.commentCount),
  };
}

/** Returns the facts in the line under the headline. A `whole` fact must not wrap beside a picture. */
function factsOf(article: ArticleView, shared: SharedValues, { namesFeed, level }: Setting) {
  const { words } = shared;
  const author = cut(oneLine(article.author ?? ''), longest.name);
  const feed = namesFeed && cut(oneLine(article.feedTitle ?? ''), longest.name);
  const named = feed && feed !== shared.name;
  const minutes = readingMinutes(article.text);
  const facts = [
    { text: author && words.by(author), whole: false },
    { text: named && words.from(feed), whole: false },
    {
      text: article.publishedAt && dateIn(shared, 'long', article.publishedAt),
      whole: level > 1,
    },
    { text: minutes && words.readingTime(minutes), whole: true },
  ];
  return facts.flatMap(({ text, whole }) => (text ? [{ text, whole }] : []));
}

/** Returns the article's own text: for the HTML mail as HTML or as paragraphs, and as plain text. */
function bodyOf(article: ArticleView, extent: Extent, place: Place, summary: string) {
  if (extent === 'summary') return { body: '', paragraphs: [], plain: summary };
  const text = article.text.trim() || article.summary;
  if (extent === 'whole' && article.html.trim()) {
    return { body: boundedHtml(article.html, place), paragraphs: [], plain: text };
  }
  const all = text
    .split(/\n\s*\n/)
    .map(oneLine)
    .filter(Boolean);
  const paragraphs = extent === 'whole' ? all : beginningOf(all, longest.beginning);
  return { body: '', paragraphs, plain: paragraphs.join('\n\n') };
}

/** Returns the first paragraphs, at most `most` characters, without the addresses after links in the plain text. */
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
