import { expect, it } from 'vitest';
import { type CheckDeps, checkFeed } from '../../../src/actions/feeds/check-feed.ts';

const body = Buffer.from(
  '<rss><channel><item><title>Grüße</title><link>a</link></item></channel></rss>',
  'latin1',
);
const answer = {
  kind: 'fetched' as const,
  url: 'https://moved.example/x/feed',
  movedTo: null,
  body,
  contentType: 'text/xml; charset=iso-8859-1',
  etag: null,
  lastModified: null,
  maxAgeSeconds: null,
  links: { hub: [], self: null },
};

/** Answers any address, and tells which was asked for. */
function world(reply: unknown = answer): CheckDeps & { asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    async fetchFeed(url) {
      asked.push(url);
      return reply as Awaited<ReturnType<CheckDeps['fetchFeed']>>;
    },
    health: async (url) => (url.includes('followed') ? ['Followed by The Valley'] : []),
    readFile: async () => ({ error: 'There is no such file.' }),
  };
}

it.each([
  ['https://e.example/feed', 'https://e.example/feed'],
  ['HTTP://E.example/feed', 'http://e.example/feed'],
  ['feed:https://e.example/feed', 'https://e.example/feed'],
  ['feed://e.example/feed', 'http://e.example/feed'],
])('%s is asked for at %s', async (place, url) => {
  const outside = world();
  await checkFeed(outside, place, null);
  expect(outside.asked).toEqual([url]);
});

it.each(['feed.xml', './https.xml', 'file:///srv/feed.xml', 'C:\\feed.xml'])(
  '%s is a file',
  async (place) => {
    const outside = world();
    expect(await checkFeed(outside, place, null)).toEqual({ error: 'There is no such file.' });
    expect(outside.asked).toEqual([]);
  },
);

it('an answer is read with the charset of its headers, from where redirects led', async () => {
  expect(await checkFeed(world(), 'https://e.example/', 'https://ignored.example/')).toMatchObject({
    articles: [{ title: 'Grüße', url: 'https://moved.example/x/a' }],
  });
});

it('a server that fails is told in a sentence', async () => {
  const problem = { code: 'refused', host: 'e.example' };
  const reply = { kind: 'failed', problem, status: null, gone: false, retryAfter: null };
  expect(await checkFeed(world(reply), 'https://e.example/', null)).toEqual({
    error: 'The server at e.example refuses connections: it may be down, or the port may be wrong.',
  });
});

it('a feed that is followed here comes with how it is doing, whether it answers or not', async () => {
  const report = await checkFeed(world(), 'https://e.example/followed', null);
  expect(report.health).toEqual(['Followed by The Valley']);
  expect(await checkFeed(world(), 'https://e.example/feed', null)).not.toHaveProperty('health');
});
