/** The feeds of the sample publication's site, as WordPress has them. */
import { escapeHtml } from '../../lib/html-escape.ts';
import { sha256 } from '../../lib/sha256.ts';
import { sampleCategories } from '../../text/sample/article.ts';
import { sampleText as text } from '../../text/sample/site.ts';
import type { Deps } from '../deps.ts';
import { type PublishedArticle, sampleSite } from './sample-site.ts';
import { type RssChannel, writeRss } from './write-rss.ts';

export interface SampleFeed {
  xml: string;
  etag: string;
  lastModified: Date;
}

/** Returns the address of the feed. `baseUrl` has no trailing slash. */
export const sampleFeedUrl = (baseUrl: string): string => `${baseUrl}/sample/feed/`;
export const samplePicture = { type: 'image/jpeg', width: 1200, height: 630 };

/** Returns the feed at this moment; null if there is no sample publication. */
export async function sampleFeed(deps: Deps & { baseUrl: string }): Promise<SampleFeed | null> {
  const site = await sampleSite(deps);
  return site && articlesFeed(site.articles, deps.baseUrl);
}

/** Returns the feed of these articles, newest first. @internal */
export function articlesFeed(articles: PublishedArticle[], baseUrl: string): SampleFeed {
  return withValidators({
    title: text.name,
    link: `${baseUrl}/sample/`,
    self: sampleFeedUrl(baseUrl),
    description: text.tagline,
    language: 'en-GB',
    builtAt: latest(articles.flatMap(datesOf)),
    items: articles.map((article) => {
      const link = linkOf(article, baseUrl);
      return {
        title: article.title,
        link,
        guid: `${baseUrl}/sample/?p=${article.id}`,
        publishedAt: article.publishedAt,
        author: article.author,
        categories: [sampleCategories[article.category]],
        summary: `<p>${escapeHtml(article.summary)}</p>`,
        html: article.html.replaceAll('"/sample/', `"${baseUrl}/sample/`),
        comments: {
          page: `${link}#${article.comments.length > 0 ? 'comments' : 'respond'}`,
          feed: `${link}feed/`,
          count: article.comments.length,
        },
        picture: { url: `${baseUrl}/sample/pictures/${article.picture}.jpg`, ...samplePicture },
      };
    }),
  });
}

/** Returns the feed of one article's comments. */
export function commentsFeed(article: PublishedArticle, baseUrl: string): SampleFeed {
  const link = linkOf(article, baseUrl);
  return withValidators({
    title: text.commentsOn(article.title),
    link,
    self: `${link}feed/`,
    description: text.tagline,
    language: 'en-GB',
    builtAt: latest(datesOf(article)),
    items: article.comments
      .map((comment, index) => ({
        title: text.commentBy(comment.author),
        link: `${link}#comment-${index + 1}`,
        guid: `${link}#comment-${index + 1}`,
        publishedAt: comment.at,
        author: comment.author,
        summary: `<p>${escapeHtml(comment.text)}</p>`,
      }))
      .reverse(),
  });
}

const linkOf = ({ slug }: PublishedArticle, baseUrl: string): string => `${baseUrl}/sample/${slug}/`;
const datesOf = ({ publishedAt, comments }: PublishedArticle): Date[] => [
  publishedAt,
  ...comments.map(({ at }) => at),
];
const latest = (dates: Date[]): Date => new Date(Math.max(...dates.map((date) => date.getTime())));

function withValidators(channel: RssChannel): SampleFeed {
  const xml = writeRss(channel);
  const etag = `"${sha256(xml).slice(0, 22)}"`;
  return { xml, etag, lastModified: channel.builtAt };
}
