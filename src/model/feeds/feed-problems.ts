/**
 * What can be wrong with a feed, its site or its hub; src/text/owner/feed-problems.ts has a sentence for each code.
 * `host` has the port, `hostname` does not; `url` is a whole address.
 */

/** Why an address could not be fetched. */
export type FetchProblem =
  | { code: 'not-an-address'; typed: string }
  | { code: 'private-address' | 'unknown-host' | 'lookup-failed'; hostname: string }
  | { code: 'certificate'; hostname: string; fault: CertificateFault }
  | {
      code:
        | 'refused'
        | 'no-tls'
        | 'unreachable'
        | 'broken-off'
        | 'interim-answers'
        | 'not-http'
        | 'redirect-nowhere';
      host: string;
    }
  | { code: 'timeout'; host: string; seconds: number }
  | { code: 'too-large'; host: string; megabytes: number }
  | { code: 'too-many-headers'; host: string; kilobytes: number }
  | { code: 'unknown-compression'; host: string; coding: string }
  | { code: 'malformed' | 'fetch-failed'; host: string; detail: string }
  | { code: 'redirect-circle'; url: string; by: string }
  | { code: 'too-many-redirects'; url: string; max: number; last: string }
  | {
      code:
        | 'status-not-found'
        | 'status-gone'
        | 'status-denied'
        | 'status-too-many'
        | 'status-server-fault'
        | 'status-other';
      status: number;
      url: string;
    };

export type CertificateFault =
  | 'expired'
  | 'not-yet-valid'
  | 'other-name'
  | 'self-signed'
  | 'unknown-authority'
  | 'no-intermediate'
  | 'revoked';

/** Why the fetched or read content is not a feed. */
export type ParseProblem =
  | { code: 'file-empty' | 'file-is-page' | 'file-no-feed' }
  | { code: 'empty' | 'no-feed' | 'page-without-feed'; url: string }
  /** `feed`: the feed's address, which the page names, or which Postrider knows by other means. */
  | { code: 'page-names-feed' | 'page-has-feed'; url: string; feed: string }
  /** `url` is null for a file; `detail` is the parser's own message. */
  | { code: 'broken'; url: string | null; detail: string }
  | { code: 'parse-too-slow'; url: string | null; seconds: number }
  | { code: 'parse-too-much-memory'; url: string | null };

/** Faults of a feed that can still be read. */
export type FeedWarning =
  | { code: 'breaks-off' | 'relative-addresses' | 'blank-entry' }
  | { code: 'too-many-entries'; max: number }
  | { code: 'repeated-entry'; title: string }
  | { code: 'long-entry'; title: string; max: number };

/** The software of a site, if Postrider knows how an owner turns its feed on. */
export type Platform =
  | 'WordPress'
  | 'Wix'
  | 'Squarespace'
  | 'Ghost'
  | 'Blogger'
  | 'Shopify'
  | 'Webflow'
  | 'Drupal'
  | 'Joomla'
  | 'Hugo'
  | 'Jekyll'
  | 'Discourse';

/** What is wrong with an address that a person typed. */
export type TypedAddressProblem = { code: 'typed-email' | 'typed-no-address'; typed: string };

/** Why no feed was found for an address. */
export type DiscoveryProblem =
  | TypedAddressProblem
  /** `named`: the feed that the page names. It could not be read. */
  | { code: 'named-feed-unreadable'; url: string; named: string }
  | { code: 'no-channel'; url: string }
  | { code: 'none-found'; url: string; platform: Platform | null }
  | FetchProblem;

/** Why a WebSub hub did not do what Postrider asked, or why Postrider does not rely on it. */
export type HubProblem =
  | { code: 'not-a-hub'; hub: string }
  | { code: 'hub-redirect-nowhere'; host: string }
  | { code: 'hub-redirect-plain'; host: string; to: string }
  | { code: 'hub-too-many-redirects'; host: string; max: number }
  | { code: 'hub-status'; host: string; status: number; mode: 'subscribe' | 'unsubscribe' }
  | { code: 'hub-never-verified' | 'hub-silent' }
  /** `said`: the hub's own reason; '' if it gave none. */
  | { code: 'hub-denied'; host: string; said: string }
  | FetchProblem;
