/** Discovery on sites of many kinds, played by a fetch that knows their pages. */
import { describe, expect, it } from 'vitest';
import { type Discovery, discoverFeeds } from '../../../src/feed/discover/discover.ts';
import type { FetchRequest, FetchResult } from '../../../src/feed/http/types.ts';
import { discoveryProblem } from '../../../src/text/owner/feed-problems.ts';

type Answer = string | { status: number } | { movedTo: string };

const page = (head: string, body = '') =>
  `<!doctype html><html><head><title>The Harbour</title>${head}</head><body>${body}</body></html>`;
const item = (link: string, text = 'Some words.') =>
  `<item><title>${link}</title><link>${link}</link><description>${text}</description></item>`;
const rss = (title: string, ...items: string[]) =>
  `<rss version="2.0"><channel><title>${title}</title>${items.join('')}</channel></rss>`;
const atom = (title: string, ...links: string[]) =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><title>${title}</title>${links
    .map(
      (link) =>
        `<entry><title>a</title><id>${link}</id><link href="${link}"/><summary>Some words.</summary></entry>`,
    )
    .join('')}</feed>`;
const alternate = (href: string, title = '', type = 'application/rss+xml') =>
  `<link rel="alternate" type="${type}" title="${title}" href="${href}">`;
const post = (number: number) => `https://harbour.example.org/${number}`;
const posts = rss('Harbour', item(post(3)), item(post(2)), item(post(1)));

/** Answers for the addresses given, 404 for all others; remembers what was asked for. */
function world(answers: Record<string, Answer>) {
  const asked: FetchRequest[] = [];
  const atOnce = { now: 0, most: 0 };
  async function fetch(request: FetchRequest): Promise<FetchResult> {
    asked.push(request);
    atOnce.most = Math.max(atOnce.most, ++atOnce.now);
    await new Promise((resolve) => setImmediate(resolve));
    atOnce.now--;
    const answer = answers[request.url];
    if (answer === undefined || (typeof answer === 'object' && 'status' in answer)) {
      const status = answer?.status ?? 404;
      return {
        kind: 'failed',
        problem: { code: 'status-other', status, url: request.url },
        status: status || null,
        gone: false,
        retryAfter: null,
      };
    }
    const movedTo = typeof answer === 'object' ? answer.movedTo : null;
    return {
      kind: 'fetched',
      url: movedTo ?? request.url,
      movedTo,
      body: Buffer.from(movedTo ? (answers[movedTo] as string) : (answer as string)),
      contentType: null,
      etag: null,
      lastModified: null,
      maxAgeSeconds: null,
      links: { hub: [], self: null },
    };
  }
  const find = (typed: string, now?: () => number): Promise<Discovery> =>
    discoverFeeds(typed, { allowPrivate: false, userAgent: 'test', fetch, ...(now ? { now } : {}) });
  return { find, asked, atOnce, urls: () => asked.map(({ url }) => url) };
}

const urlsOf = (found: Discovery): string[] =>
  found.kind === 'found' ? found.feeds.map(({ url }) => url) : [discoveryProblem(found.problem)];

const channel = 'UCabcdefghijklmnopqrstuv';
const channelFeed = `https://www.youtube.com/feeds/videos.xml?channel_id=${channel}`;

describe('the feeds of a well-known site are found from its address alone', () => {
  it.each([
    [`youtube.com/channel/${channel}/videos`, channelFeed],
    ['https://www.youtube.com/user/harbour', 'https://www.youtube.com/feeds/videos.xml?user=harbour'],
    [
      'https://www.youtube.com/playlist?list=PL123',
      'https://www.youtube.com/feeds/videos.xml?playlist_id=PL123',
    ],
    ['reddit.com/r/gulls', 'https://www.reddit.com/r/gulls/.rss'],
    ['r/gulls', 'https://www.reddit.com/r/gulls/.rss'],
    ['https://github.com/harbour/tide', 'https://github.com/harbour/tide/releases.atom'],
    ['https://github.com/harbour/tide.git', 'https://github.com/harbour/tide/releases.atom'],
    ['medium.com/@ines', 'https://medium.com/feed/@ines'],
    ['https://harbour.medium.com/a-story-123', 'https://harbour.medium.com/feed'],
    ['harbour.substack.com', 'https://harbour.substack.com/feed'],
    ['https://harbour.substack.com/p/gulls', 'https://harbour.substack.com/feed'],
    ['harbour.tumblr.com', 'https://harbour.tumblr.com/rss'],
    ['https://www.tumblr.com/harbour', 'https://harbour.tumblr.com/rss'],
    ['harbour.blogspot.co.uk/2025/03/gulls.html', 'https://harbour.blogspot.co.uk/feeds/posts/default'],
    ['harbour.wordpress.com', 'https://harbour.wordpress.com/feed/'],
    ['https://bsky.app/profile/harbour.example.org', 'https://bsky.app/profile/harbour.example.org/rss'],
  ])('%s', async (typed, feed) => {
    const { find, urls } = world({ [feed]: posts });
    const found = await find(typed);
    expect(urlsOf(found)).toEqual([feed]);
    expect(found).toMatchObject({ siteTitle: 'Harbour' });
    expect(urls().length).toBeLessThanOrEqual(2);
  });

  it.each([
    ['the alternate of its page', page(alternate(channelFeed, 'RSS'))],
    [
      'the canonical address of its page',
      page(`<link rel="canonical" href="https://www.youtube.com/channel/${channel}">`),
    ],
    ['the data of its page', page('', `<script>var data = {"channelId":"${channel}"};</script>`)],
    ['the link of its page', page(alternate(channelFeed, 'RSS'))],
  ])('a YouTube handle through %s, called as the channel is', async (_how, html) => {
    const { find } = world({ 'https://www.youtube.com/@harbour': html, [channelFeed]: posts });
    const found = await find('https://www.youtube.com/@harbour');
    expect(urlsOf(found)).toEqual([channelFeed]);
    expect(found).toMatchObject({ siteTitle: 'Harbour', feeds: [{ title: 'Harbour' }] });
  });

  it('a YouTube page without a channel gets a sentence of its own, with the address that was typed', async () => {
    const wall = 'https://consent.youtube.com/m?continue=x';
    const { find, urls } = world({ 'https://youtu.be/none': { movedTo: wall }, [wall]: page('') });
    const [reason] = urlsOf(await find('https://youtu.be/none'));
    expect(reason).toContain('No channel was found at https://youtu.be/none: paste');
    expect(reason).toContain('/channel/UC');
    expect(urls()).toHaveLength(1);
  });
});

describe('a feed has the title of its link, or its own where that names but the format', () => {
  it.each([
    ['RSS', 'Harbour'],
    ['atom', 'Harbour'],
    ['RSS 2.0', 'Harbour'],
    ['Subscribe via RSS…', 'Harbour'],
    ['Feed-RSS', 'Harbour'],
    ['The Harbour » Feed', 'Harbour'],
    ['', 'Harbour'],
    ['Gulls RSS', 'Gulls RSS'],
    ['1984', '1984'],
    ['The Harbour » Gulls Feed', 'The Harbour » Gulls Feed'],
  ])('“%s” gives “%s”', async (link, title) => {
    const { find } = world({
      'https://harbour.example.org/': page(alternate('/f', link)),
      'https://harbour.example.org/f': posts,
    });
    expect(await find('harbour.example.org')).toMatchObject({ feeds: [{ title }] });
  });
});

describe('the feeds of any site are found', () => {
  it('of a Mastodon profile', async () => {
    const { find } = world({
      'https://social.example.org/@ines': page(''),
      'https://social.example.org/@ines.rss': posts,
    });
    expect(urlsOf(await find('@ines@social.example.org'))).toEqual(['https://social.example.org/@ines.rss']);
  });

  it('through alternates in the body, in any order, case and quotes', async () => {
    const { find, urls } = world({
      'https://harbour.example.org/': page(
        '<!-- <link rel="alternate" type="application/rss+xml" href="/commented"> -->',
        `<script>'<link rel="alternate" type="application/rss+xml" href="/scripted">'</script><LINK HREF='/Feed?a=1&amp;b=2' TYPE=Application/RSS+XML REL="Home ALTERNATE">`,
      ),
      'https://harbour.example.org/Feed?a=1&b=2': posts,
    });
    expect(urlsOf(await find('harbour.example.org'))).toEqual(['https://harbour.example.org/Feed?a=1&b=2']);
    expect(urls()).toEqual(['https://harbour.example.org/', 'https://harbour.example.org/Feed?a=1&b=2']);
  });

  it('through a link that looks like one, where the page names none', async () => {
    const { find, urls } = world({
      'https://harbour.example.org/': page(
        '',
        '<a href="https://feedly.com/i/subscription/feed/x">Feedly</a><a href="/fishfeed-prices">Prices</a><a href="/nachrichten/rss.php">RSS</a>',
      ),
      'https://harbour.example.org/nachrichten/rss.php': posts,
    });
    expect(urlsOf(await find('harbour.example.org'))).toEqual([
      'https://harbour.example.org/nachrichten/rss.php',
    ]);
    expect(urls()).toHaveLength(2);
  });

  it('through the home page, when an article names only its comments', async () => {
    const { find } = world({
      'https://harbour.example.org/gulls/': page(alternate('/gulls/feed/', 'Harbour » Gulls Comments Feed')),
      'https://harbour.example.org/gulls/feed/': rss('Comments on: Gulls', item(`${post(3)}#comment-1`)),
      'https://harbour.example.org/': page(alternate('/feed/', 'Harbour » Feed')),
      'https://harbour.example.org/feed/': posts,
    });
    expect(urlsOf(await find('https://harbour.example.org/gulls/'))).toEqual([
      'https://harbour.example.org/feed/',
      'https://harbour.example.org/gulls/feed/',
    ]);
  });

  it('of a WordPress in a folder, without pretty addresses', async () => {
    const api =
      '<link rel="https://api.w.org/" href="https://harbour.example.org/blog/index.php?rest_route=/" />';
    const { find } = world({
      'https://harbour.example.org/blog/?p=3': page(api),
      'https://harbour.example.org/blog/': page(api),
      'https://harbour.example.org/blog/?feed=rss2': posts,
    });
    expect(urlsOf(await find('https://harbour.example.org/blog/?p=3'))).toEqual([
      'https://harbour.example.org/blog/?feed=rss2',
    ]);
  });

  it('of a WordPress that shows nothing but its API', async () => {
    const root = JSON.stringify({
      name: 'H',
      home: 'https://cms.example.org',
      url: 'https://cms.example.org/wp',
      namespaces: [],
    });
    const { find } = world({
      'https://harbour.example.org/': page(''),
      'https://harbour.example.org/wp-json/': root,
      'https://cms.example.org/?feed=rss2': posts,
    });
    expect(urlsOf(await find('harbour.example.org'))).toEqual(['https://cms.example.org/?feed=rss2']);
    expect(urlsOf(await find('https://harbour.example.org/wp-json/'))).toEqual([
      'https://cms.example.org/?feed=rss2',
    ]);
  });

  it('behind a firewall that refuses pages only', async () => {
    const { find } = world({
      'https://harbour.example.org/': { status: 403 },
      'https://harbour.example.org/feed/': posts,
    });
    expect(urlsOf(await find('harbour.example.org'))).toEqual(['https://harbour.example.org/feed/']);
  });

  it('under www, where the bare name does not answer', async () => {
    const { find } = world({
      'https://example.org/': { status: 0 },
      'http://example.org/': { status: 0 },
      'https://www.example.org/': posts,
    });
    expect(urlsOf(await find('example.org'))).toEqual(['https://www.example.org/']);
  });
});

describe('of several feeds', () => {
  const site = (...links: string[]) => ({ 'https://harbour.example.org/': page(links.join('')) });

  it('the same one by another address, over http, or as Atom is offered once', async () => {
    const { find } = world({
      ...site(
        alternate('http://harbour.example.org/feed', 'Harbour'),
        alternate('/feed/'),
        alternate('/old-feed'),
        alternate('/atom.xml', 'Atom', 'application/atom+xml'),
        alternate('/podcast.xml', 'Podcast'),
      ),
      'http://harbour.example.org/feed': posts,
      'https://harbour.example.org/feed/': posts,
      'https://harbour.example.org/old-feed': { movedTo: 'https://harbour.example.org/feed/' },
      'https://harbour.example.org/atom.xml': atom('Harbour', post(3), post(2), post(1)),
      'https://harbour.example.org/podcast.xml': rss('Podcast', item(post(90))),
    });
    const found = await find('harbour.example.org');
    expect(urlsOf(found)).toEqual([
      'https://harbour.example.org/feed/',
      'https://harbour.example.org/podcast.xml',
    ]);
    expect(found.kind === 'found' && found.feeds.map(({ title }) => title)).toEqual(['Harbour', 'Podcast']);
  });

  it('the twin with whole articles comes in the place of the one with summaries', async () => {
    const { find } = world({
      ...site(alternate('/short.xml', 'Harbour'), alternate('/full.xml', 'Full')),
      'https://harbour.example.org/short.xml': posts,
      'https://harbour.example.org/full.xml': rss(
        'Full',
        ...[3, 2, 1].map((number) => item(post(number), 'Words. '.repeat(50))),
      ),
    });
    expect(await find('harbour.example.org')).toMatchObject({
      feeds: [{ url: 'https://harbour.example.org/full.xml', title: 'Harbour' }],
    });
  });

  it('feeds of comments take no place from the others, where a page names dozens', async () => {
    const comments = Array.from({ length: 12 }, (_, n) => alternate(`/${n}/comments/feed/`)).join('');
    const { find, urls } = world({
      'https://harbour.example.org/': page(comments + alternate('/news.rss', 'News')),
      'https://harbour.example.org/news.rss': posts,
    });
    expect(urlsOf(await find('harbour.example.org'))).toEqual(['https://harbour.example.org/news.rss']);
    expect(urls()[1]).toBe('https://harbour.example.org/news.rss');
  });

  it('empty ones come late and comments last, in any language', async () => {
    const { find } = world({
      ...site(
        alternate('/k', 'Hafen » Kommentar-Feed'),
        alternate('/empty'),
        alternate('/comments/feed/'),
        alternate('/feed/'),
      ),
      'https://harbour.example.org/k': rss('K', item(post(11))),
      'https://harbour.example.org/empty': rss('Nothing yet'),
      'https://harbour.example.org/comments/feed/': rss('C', item(post(12))),
      'https://harbour.example.org/feed/': posts,
    });
    expect(urlsOf(await find('harbour.example.org')).map((url) => new URL(url).pathname)).toEqual([
      '/feed/',
      '/empty',
      '/k',
      '/comments/feed/',
    ]);
  });
});

describe('where there is none, what to do is said', () => {
  it.each([
    ['WordPress 6.7', 'WordPress', '/feed/'],
    ['Wix.com Website Builder', 'Wix', 'Wix Blog'],
    ['Squarespace', 'Squarespace', '?format=rss'],
    ['', 'RSS or Feed', 'turn its feed on'],
  ])('for a site made by “%s”', async (generator, name, advice) => {
    const { find } = world({
      'https://harbour.example.org/': page(`<meta name="generator" content="${generator}">`),
    });
    const [reason] = urlsOf(await find('harbour.example.org'));
    expect(reason).toContain('none stands at the usual places');
    expect(reason).toContain(name);
    expect(reason).toContain(advice);
  });
});

describe('a discovery is polite', () => {
  const links = Array.from({ length: 40 }, (_, index) => `<a href="/${index}/rss">x</a>`).join('');
  const alternates = Array.from({ length: 40 }, (_, index) => alternate(`/feed-${index}`)).join('');

  it('asks at most 15 times, and each address once', async () => {
    const { find, urls } = world({ 'https://harbour.example.org/a/b/': page(alternates, links) });
    await find('https://harbour.example.org/a/b/');
    expect(urls().length).toBeLessThanOrEqual(15);
    expect(new Set(urls()).size).toBe(urls().length);
    expect(urls().length).toBeGreaterThan(10);
  });

  it('asks one host at most twice at a time', async () => {
    const { find, atOnce } = world({ 'https://harbour.example.org/': page(alternates) });
    await find('harbour.example.org');
    expect(atOnce.most).toBe(2);
  });

  it('ends after 20 seconds, whatever is left to try', async () => {
    let now = 0;
    const { find, asked } = world({ 'https://harbour.example.org/': page(alternates) });
    const found = await find('harbour.example.org', () => {
      now += 4_500;
      return now;
    });
    expect(found.kind).toBe('none');
    expect(asked.map(({ limits }) => limits?.totalMs)).toEqual([10_000, 10_000, 6_500, 2_000]);
  });
});
