/** The request for one address, and its result. */
import type { FetchProblem } from '../../model/feeds/feed-problems.ts';
import type { FeedLinks } from './response-headers.ts';

export interface FetchRequest {
  url: string;
  /** Validators from an earlier answer. They are sent unchanged. */
  etag?: string | null;
  lastModified?: string | null;
  /** The `url` of the answer with these validators: they are sent only there. Default: to the host of `url`. */
  validatedUrl?: string | null;
  /** True also allows addresses of private networks. */
  allowPrivate: boolean;
  userAgent: string;
  /** The Accept header; default: the media types of feeds. */
  accept?: string;
  limits?: Partial<FetchLimits>;
  /** Runs each request when the host (with its port) is free. The time limit doesn't run while the request waits. */
  turn?: Turn;
  /** For Retry-After and the other headers with dates. */
  clock?: () => Date;
}

export type Turn = <T>(host: string, work: () => Promise<T>) => Promise<T>;

export interface FetchLimits {
  /** Of the body, on the wire and after decompression; default 10 MB. */
  bytes: number;
  /** Of all headers of an answer together; default 64 kB. */
  headerBytes: number;
  /** Milliseconds for everything, redirects and body included; default 20,000. */
  totalMs: number;
  /** Max redirects; default 5. */
  redirects: number;
}

/** What a `fetched` and an `unchanged` answer have in common. */
interface Answer {
  /** After all redirects. */
  url: string;
  /** The new address, if every redirect was a permanent one. */
  movedTo: string | null;
  /** For the next request. If the server sends none for an unchanged feed, the former values stay. */
  etag: string | null;
  lastModified: string | null;
  /** From Cache-Control, Age and Expires; null if none of them is sent. */
  maxAgeSeconds: number | null;
  /** From Link headers. */
  links: FeedLinks;
}

export type FetchResult =
  | ({ kind: 'unchanged' } & Answer)
  | ({
      kind: 'fetched';
      /** In a buffer that holds nothing else. */
      body: Uint8Array;
      contentType: string | null;
    } & Answer)
  | {
      kind: 'failed';
      problem: FetchProblem;
      status: number | null;
      /** True for status 410: the address must not be requested again. */
      gone: boolean;
      /** Earliest time of the next request; at most seven days ahead. */
      retryAfter: Date | null;
    };
