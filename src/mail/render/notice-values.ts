/** The values that fill the templates of mails to owners. They are in English, as the owner's desk is. */

import { oneLine } from '../../lib/one-line.ts';
import { webUrl } from '../../lib/web-url.ts';
import type { NoticeData, NoticeKind } from '../../model/notices/notices.ts';
import { noticeText as text } from '../../text/owner/notices.ts';
import { dayOf } from '../../text/owner/times.ts';
import type { PublicationLook } from './look.ts';
import { sharedValues } from './values.ts';
import { cut } from './words.ts';

export interface NoticeInput {
  publication: PublicationLook;
  kind: NoticeKind;
  data: NoticeData;
  /** The newest articles that the notice is about, newest first, and the number of all of them. */
  articles: { title: string; url: string; publishedAt: Date | null }[];
  total: number;
  /** The page where the owner reads more or answers. */
  url: string;
  /** Without a trailing slash. */
  baseUrl: string;
}

const maxTitleLength = 120;

export function noticeValues({ publication, kind, data, articles, total, url, baseUrl }: NoticeInput) {
  // Links to share and to visit are for readers; the owner needs none.
  const look = { ...publication, language: 'en', social: {}, tagline: null, footNote: null, postal: null };
  const shared = { ...sharedValues(look, 'en', baseUrl), links: [] };
  const feed = cut(oneLine(data.feed ?? ''), 100);
  const facts = kind === 'flood' ? { ...data, feed, count: total } : { ...data, feed };
  return {
    ...shared,
    ...text.of[kind](shared.name, facts),
    kind: null,
    url,
    articles: articles.map((article) => ({
      title: cut(oneLine(article.title), maxTitleLength) || shared.words.untitled,
      url: webUrl(article.url),
      date: article.publishedAt && dayOf(article.publishedAt),
    })),
    newest: text.newest(total, articles.length),
    more: total > articles.length ? text.more(total - articles.length) : null,
    linkInstead: text.linkInstead,
    why: text.why(shared.name),
    unsubscribeUrl: null,
    manageUrl: null,
  };
}
