/** What is wrong with a feed, its site or its hub, and what to do about it. */
import { STATUS_CODES } from 'node:http';
import type {
  CertificateFault,
  DiscoveryProblem,
  FeedWarning,
  FetchProblem,
  HubProblem,
  ParseProblem,
  Platform,
} from '../../model/feeds/feed-problems.ts';
import { type Sentences, sentenceOf } from '../sentences.ts';

/** `404 Not Found` */
const named = (status: number): string =>
  `${status}${STATUS_CODES[status] ? ` ${STATUS_CODES[status]}` : ''}`;
const hostOf = (url: string): string => new URL(url).host;

const certificates: Record<CertificateFault, string> = {
  expired: 'has expired',
  'not-yet-valid': 'is not valid yet',
  'other-name': 'belongs to another name',
  'self-signed': 'is self-signed',
  'unknown-authority': 'is signed by an unknown authority',
  'no-intermediate': 'comes without the intermediate certificate',
  revoked: 'is revoked',
};

const fetching: Sentences<FetchProblem> = {
  'not-an-address': ({ typed }) =>
    `“${typed}” is not a web address: write it like https://example.org/feed/.`,
  'private-address': ({ hostname }) =>
    `${hostname} is an address of a private network, which Postrider does not fetch from: use a public address, or set ALLOW_PRIVATE_FEEDS=true if the feed is really on your own network.`,
  'unknown-host': ({ hostname }) =>
    `There is no server named ${hostname}: check the spelling of the address.`,
  'lookup-failed': ({ hostname }) =>
    `The name ${hostname} could not be looked up just now: if it lasts, check the spelling of the address and this server's DNS.`,
  certificate: ({ hostname, fault }) =>
    `The TLS certificate of ${hostname} ${certificates[fault]}: it has to be repaired on that server.`,
  refused: ({ host }) =>
    `The server at ${host} refuses connections: it may be down, or the port may be wrong.`,
  'no-tls': ({ host }) =>
    `No secure connection to ${host} could be made: the server may not speak TLS on that port.`,
  unreachable: ({ host }) =>
    `The server at ${host} can't be reached from here: it may be down, or the network is.`,
  'broken-off': ({ host }) =>
    `The server at ${host} broke the connection off before its answer was complete.`,
  'interim-answers': ({ host }) =>
    `The server at ${host} sends interim answers without end: it has to be repaired on that server.`,
  'not-http': ({ host }) => `What answers at ${host} does not speak HTTP: check the address and its port.`,
  'redirect-nowhere': ({ host }) => `The server at ${host} redirects to an address that is none.`,
  timeout: ({ host, seconds }) =>
    `The server at ${host} did not answer completely within ${seconds} seconds: it may be overloaded or down.`,
  'too-large': ({ host, megabytes }) =>
    `The answer from ${host} is larger than ${megabytes} MB: let the feed carry fewer articles.`,
  'too-many-headers': ({ host, kilobytes }) =>
    `The server at ${host} sends more than ${kilobytes} kB of headers: it has to be repaired on that server.`,
  'unknown-compression': ({ host, coding }) =>
    `The answer from ${host} is not well formed (unknown compression ${coding}).`,
  malformed: ({ host, detail }) => `The answer from ${host} is not well formed (${detail}).`,
  'fetch-failed': ({ host, detail }) => `Fetching from ${host} failed (${detail}).`,
  'redirect-circle': ({ url, by }) =>
    `${url} redirects in a circle, by ${by}: it has to be repaired on that server.`,
  'too-many-redirects': ({ url, max, last }) =>
    `${url} redirects more than ${max} times, at last to ${last}: give the feed's final address.`,
  'status-not-found': ({ url, status }) =>
    `There is nothing at ${url} (${named(status)}): check the address.`,
  'status-gone': ({ url, status }) =>
    `The feed at ${url} is gone for good (${named(status)}): remove it, or give its new address.`,
  'status-denied': ({ url, status }) =>
    `The server at ${hostOf(url)} does not give out ${new URL(url).pathname} (${named(status)}): make it public, or allow Postrider in the site's firewall.`,
  'status-too-many': ({ url, status }) =>
    `The server at ${hostOf(url)} asks for fewer requests (${named(status)}): Postrider will wait.`,
  'status-server-fault': ({ url, status }) =>
    `The server at ${hostOf(url)} has a fault of its own (${named(status)}): Postrider will try again.`,
  'status-other': ({ url, status }) =>
    `The server at ${hostOf(url)} answered ${named(status)} instead of a feed: check the address.`,
};

/** In the middle of a sentence; a file has no address. */
const feedAt = (url: string | null): string => (url ? `the feed at ${url}` : 'the feed');

const parsing: Sentences<ParseProblem> = {
  'file-empty': 'The file is empty: save the feed again.',
  'file-is-page': 'The file is a web page, not a feed: save the feed itself.',
  'file-no-feed': 'The file is neither RSS nor Atom nor JSON Feed.',
  empty: ({ url }) => `The answer from ${url} is empty: look at that address in a browser.`,
  'no-feed': ({ url }) =>
    `What stands at ${url} is neither RSS nor Atom nor JSON Feed: give the address of the site's feed.`,
  'page-without-feed': ({ url }) =>
    `${url} is a web page, not a feed, and it names none: look for a link called RSS or Feed on the site, in WordPress /feed/.`,
  'page-names-feed': ({ url, feed }) =>
    `${url} is a web page, not a feed. The page names its feed: use ${feed} instead.`,
  'page-has-feed': ({ url, feed }) =>
    `${url} is a web page, not a feed. Its feed stands elsewhere: use ${feed} instead.`,
  broken: ({ url, detail }) =>
    `${url ? `The feed at ${url}` : 'The feed'} is broken and can't be read (${detail}): its site has to repair it.`,
  'parse-too-slow': ({ url, seconds }) =>
    `Reading ${feedAt(url)} takes more than ${seconds} seconds: let it carry fewer or shorter articles.`,
  'parse-too-much-memory': ({ url }) =>
    `Reading ${feedAt(url)} takes too much memory: let it carry fewer or shorter articles.`,
};

const warnings: Sentences<FeedWarning> = {
  'breaks-off': 'The feed breaks off before its end: what came until then is read.',
  'relative-addresses':
    'Addresses in it are relative, and it does not say to what: they were left out. Give its own address (--base).',
  'blank-entry': 'An entry has neither title, text, link nor file: no mail carries it.',
  'too-many-entries': ({ max }) => `Only the first ${max} entries of the feed are read.`,
  'repeated-entry': ({ title }) => `“${title}” is in the feed twice: only the first one counts.`,
  'long-entry': ({ title, max }) => `“${title}” is longer than ${max} characters: the rest was cut off.`,
};

/** What an owner can do if there is no feed after all. */
const advice: Record<Platform, string> = {
  WordPress:
    'its feed stands at /feed/ unless a plugin turns it off: look for “Disable feeds” in its plugins',
  Wix: 'only the Wix Blog app makes a feed, at /blog-feed.xml: add that app, and publish a post with it',
  Squarespace:
    'only its blog pages have feeds: give the address of the blog page with ?format=rss at its end',
  Ghost: 'its feed stands at /rss/ unless the theme turns it off',
  Blogger: 'allow the feed in Settings, Site feed',
  Shopify: 'its blogs have feeds: give the address of the blog with .atom at its end',
  Webflow: 'turn the RSS feed on in the settings of the collection',
  Drupal: 'add a feed display to its view of articles',
  Joomla: 'show feed links in the options of its blog menu item',
  Hugo: 'let it write RSS again in its outputs setting',
  Jekyll: 'add the plugin jekyll-feed',
  Discourse: 'give the address of a category with .rss at its end',
};

const discovery: Sentences<DiscoveryProblem> = {
  ...fetching,
  'typed-email': ({ typed }) =>
    `“${typed}” is an email address, not a web address: give the address of the site, like example.org.`,
  'typed-no-address': ({ typed }) =>
    `“${typed}” is not a web address: write it like example.org or https://example.org/blog/.`,
  'named-feed-unreadable': ({ url, named }) =>
    `No feed was found for ${url}: it names ${named}, but no feed could be read there.`,
  'no-channel': ({ url }) =>
    `No channel was found at ${url}: paste the channel's own address, https://www.youtube.com/channel/UC… (on the channel's page, “Share channel” and “Copy channel ID” give what begins with UC).`,
  'none-found': ({ url, platform }) =>
    `No feed was found for ${url}: it names none, and none stands at the usual places. ${
      platform
        ? `The site runs on ${platform}: ${advice[platform]}.`
        : 'Look for a link called RSS or Feed on the site, or ask whoever runs it to turn its feed on.'
    }`,
};

const wishes = { subscribe: 'subscribe', unsubscribe: 'end the subscription' };

const hubs: Sentences<HubProblem> = {
  ...fetching,
  'not-a-hub': ({ hub }) => `“${hub}” is not the web address of a hub.`,
  'hub-redirect-nowhere': ({ host }) => `The hub at ${host} redirects to an address that is none.`,
  'hub-redirect-plain': ({ host, to }) => `The hub at ${host} redirects to ${to} without encryption.`,
  'hub-too-many-redirects': ({ host, max }) => `The hub at ${host} redirects more than ${max} times.`,
  'hub-status': ({ host, status, mode }) =>
    `The hub at ${host} answered ${named(status)} to the wish to ${wishes[mode]}.`,
  'hub-never-verified': 'The hub took the request, but never asked back: it may not reach BASE_URL.',
  'hub-silent':
    'The feed had new articles of which the hub said nothing: it is polled as if there were no hub.',
  'hub-denied': ({ host, said }) => `The hub at ${host} refuses to push this feed${said ? `: ${said}` : '.'}`,
};

/** Why a poll, or a look at one feed, failed. */
export const feedProblem = (problem: FetchProblem | ParseProblem): string =>
  sentenceOf({ ...fetching, ...parsing }, problem);

/** Where a server was asked without validators, and says so all the same. */
export const feedUnchanged = (url: string): string => `The server at ${url} says that nothing has changed.`;

export const feedWarning = (warning: FeedWarning): string => sentenceOf(warnings, warning);

/** '' where nothing answered within the time of a search. */
export const discoveryProblem = (problem: DiscoveryProblem | null): string =>
  problem ? sentenceOf(discovery, problem) : '';

export const hubProblem = (problem: HubProblem): string => sentenceOf(hubs, problem);
