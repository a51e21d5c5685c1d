/** A sample site that keeps in memory how many of its articles are out. */
import { articlesFeed } from '../../../src/actions/sample/sample-feed.ts';
import type { SampleSite } from '../../../src/actions/sample/sample-site.ts';
import { sampleArticles } from '../../../src/text/sample/articles.ts';
import type { SamplePort } from '../../../src/web/sample/port.ts';
import { publication, start } from './rows.ts';

export const samplePublication = {
  ...publication,
  id: 9,
  slug: 'sample',
  name: 'The Valley Courier',
  color: '#9c3d26',
  siteUrl: 'http://localhost:3000/sample/',
};

/** Its articles came out a day apart, the newest now, with all their comments. */
export function sampleWith(count: number): SamplePort {
  let out = count;
  function site(): SampleSite {
    const articles = sampleArticles.slice(0, out).map((article, index) => {
      const publishedAt = new Date(start.getTime() - (out - 1 - index) * 24 * 3600_000);
      return {
        ...article,
        publishedAt,
        comments: article.comments.map((comment) => ({ ...comment, at: publishedAt })),
      };
    });
    return { articles: articles.reverse(), left: sampleArticles.length - out };
  }
  return {
    sampleSite: async () => site(),
    sampleFeed: async () => articlesFeed(site().articles, 'http://localhost:3000'),
    async publishNextSample() {
      const next = sampleArticles[out];
      if (!next) return { kind: 'all-out' };
      out += 1;
      return { kind: 'published', slug: next.slug };
    },
  };
}
