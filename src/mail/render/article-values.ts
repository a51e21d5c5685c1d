/** From one article to the values that fill its part of a mail. */

import { oneLine } from '../../lib/one-line.ts';
import { webUrl } from '../../lib/web-url.ts';
import { videoSite } from '../../model/feeds/video-site.ts';
import { boundedHtml, type Place, showsPicture } from './article-html.ts';
import type { ArticleView } from './look.ts';
import { readingMinutes } from './reading-time.ts';
import { dateIn, type SharedValues } from './values.ts';
import { cut } from './words.ts';

/** What of an article goes in: all of it, its first paragraphs, or its summary. */
export type Extent = 'whole' | 'beginning' | 'summary';

/** How a mail shows an article. */
export interface Setting {
  extent: Extent;
  picture: boolean;
  /** Of its headline: 1 to 3. */
  level: number;
  /** Whether the mail has articles of other feeds too, and no headings that tell them apart. */
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
    /** Beside the subject in a list of mails. */
    opening: oneLine(article.summary || article.text.slice(0, 1000)),
    level: setting.level,
    url,
    /** The words of the link to the article. */
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

/** What the line under the headline says; `whole` is what is not to be broken beside a picture. */
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

/** The article's own text: as HTML or as paragraphs to be shown in it, and as plain text. */
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
