/** Where the feeds of well-known sites stand, from an address of theirs alone, and of what runs many sites. */
import type { Platform } from '../../model/feeds/feed-problems.ts';
import type { Page } from './page.ts';

type Guess = (url: URL, match: RegExpExecArray) => string[];

const youTubeFeed = 'https://www.youtube.com/feeds/videos.xml';

const channelFeed = (id: string): string => `${youTubeFeed}?channel_id=${id}`;

/** Whether it is a page of YouTube, or of its consent. */
export const isYouTube = (address: string): boolean => /(?:^|\.)youtube\.com$/.test(new URL(address).host);

/** The feed of the YouTube channel that a page belongs to, where the page names none itself. */
export function channelFeedOf(address: string, { channel, canonical, feeds }: Page): string | null {
  if (!isYouTube(address) || feeds.length > 0) return null;
  const id = /\/channel\/(UC[\w-]{22})/.exec(canonical ?? '')?.[1] ?? channel;
  return id && channelFeed(id);
}

/** By host and path without `www.`: the feeds, without a request. */
const sites: [RegExp, Guess][] = [
  [/^(?:m\.)?youtube\.com\/channel\/(UC[\w-]{22})/, (_url, [, id]) => [channelFeed(id!)]],
  [/^(?:m\.)?youtube\.com\/user\/([\w-]+)/, (_url, [, name]) => [`${youTubeFeed}?user=${name}`]],
  [
    /^(?:m\.)?youtube\.com\/(?:playlist|watch)$/,
    ({ searchParams }) => {
      const list = /^[\w-]+$/.exec(searchParams.get('list') ?? '')?.[0];
      return list ? [`${youTubeFeed}?playlist_id=${list}`] : [];
    },
  ],
  [
    /^(?:old\.|new\.)?reddit\.com\/(r|user)\/([\w-]+)/,
    (_url, [, kind, name]) => [`https://www.reddit.com/${kind}/${name}/.rss`],
  ],
  [
    /^github\.com\/([\w-]+)\/([\w.-]+)(?:\/|$)/,
    (_url, [, owner, name]) => {
      const project = `https://github.com/${owner}/${name!.replace(/\.git$/, '')}`;
      return [`${project}/releases.atom`, `${project}/commits.atom`];
    },
  ],
  [/^github\.com\/([\w-]+)$/, (_url, [, name]) => [`https://github.com/${name}.atom`]],
  [/^medium\.com\/(@?[\w.-]+)/, (_url, [, name]) => [`https://medium.com/feed/${name}`]],
  [/^[\w-]+\.medium\.com\//, ({ origin }) => [`${origin}/feed`]],
  [/^[\w-]+\.substack\.com\//, ({ origin }) => [`${origin}/feed`]],
  [/^[\w-]+\.tumblr\.com\//, ({ origin }) => [`${origin}/rss`]],
  [/^tumblr\.com\/(?:blog\/(?:view\/)?)?([\w-]+)/, (_url, [, name]) => [`https://${name}.tumblr.com/rss`]],
  [/^[\w-]+\.blogspot\.[\w.]+\//, ({ origin }) => [`${origin}/feeds/posts/default`]],
  [/^[\w-]+\.wordpress\.com\//, ({ origin }) => [`${origin}/feed/`]],
  [/^bsky\.app\/profile\/([\w.:-]+)/, (_url, [, name]) => [`https://bsky.app/profile/${name}/rss`]],
  [/^vimeo\.com\/(?!\d)(?:channels\/)?([\w-]+)$/, ({ href }) => [`${href.replace(/\/$/, '')}/videos/rss`]],
];

/** Feeds that an address of a well-known site names, best first. */
export function knownFeeds(address: string): string[] {
  const url = new URL(address);
  const place = url.host.replace(/^www\./, '') + url.pathname;
  for (const [at, guess] of sites) {
    const match = at.exec(place);
    if (match) return guess(url, match);
  }
  return [];
}

/** Feeds of what is neither at the root nor named by the page: of a Mastodon profile, a Shopify blog, a forum. */
export function nearbyFeeds(address: string): string[] {
  const { origin, pathname } = new URL(address);
  const path = pathname.replace(/\/+$/, '');
  if (/^\/(?:web\/)?@[\w.-]+$/.test(path)) return [`${origin}${path.replace('/web', '')}.rss`];
  if (/^\/blogs\/[\w-]+/.test(path)) return [`${origin}${/^\/blogs\/[\w-]+/.exec(path)![0]}.atom`];
  return [];
}

interface KnownPlatform {
  name: Platform;
  /** Of the page's generator. */
  sign: RegExp;
  /** Below the site's root, best first. */
  paths: string[];
}

const platforms: KnownPlatform[] = [
  {
    name: 'WordPress',
    sign: /wordpress|woocommerce|elementor/i,
    paths: ['feed/', '?feed=rss2'],
  },
  {
    name: 'Wix',
    sign: /wix/i,
    paths: ['blog-feed.xml'],
  },
  {
    name: 'Squarespace',
    sign: /squarespace/i,
    paths: ['blog?format=rss', '?format=rss'],
  },
  {
    name: 'Ghost',
    sign: /ghost/i,
    paths: ['rss/'],
  },
  {
    name: 'Blogger',
    sign: /blogger/i,
    paths: ['feeds/posts/default'],
  },
  {
    name: 'Shopify',
    sign: /shopify/i,
    paths: ['blogs/news.atom'],
  },
  {
    name: 'Webflow',
    sign: /webflow/i,
    paths: ['blog/rss.xml', 'rss.xml'],
  },
  {
    name: 'Drupal',
    sign: /drupal/i,
    paths: ['rss.xml'],
  },
  {
    name: 'Joomla',
    sign: /joomla/i,
    paths: ['?format=feed&type=rss'],
  },
  {
    name: 'Hugo',
    sign: /hugo/i,
    paths: ['index.xml'],
  },
  { name: 'Jekyll', sign: /jekyll/i, paths: ['feed.xml'] },
  {
    name: 'Discourse',
    sign: /discourse/i,
    paths: ['latest.rss'],
  },
];

/** What runs a site, by the generator that its pages name. */
export const platformOf = (generator: string | null): KnownPlatform | null =>
  platforms.find(({ sign }) => sign.test(generator ?? '')) ?? null;
