/** What is asked of one address, and what comes of it. */
import type { FetchProblem } from '../../model/feeds/feed-problems.ts';
import type { FeedLinks } from './response-headers.ts';

export interface FetchRequest {
  url: string;
  /** Validators from an earlier answer, sent byte for byte. */
  etag?: string | null;
  lastModified?: string | null;
  /** The `url` of the answer that gave them. They go to that address alone; without it, to the host of `url`. */
  validatedUrl?: string | null;
  /** True reaches private networks too. */
  allowPrivate: boolean;
  userAgent: string;
  /** What is asked for; default feeds. */
  accept?: string;
  limits?: Partial<FetchLimits>;
  /** Waits for the turn at a host (with its port), once for each hop; the time limit does not run meanwhile. */
  turn?: Turn;
  /** For Retry-After and the like. */
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
  /** Most redirects followed; default 5. */
  redirects: number;
}

/** What both good answers tell. */
interface Answer {
  /** After all redirects. */
  url: string;
  /** The new address, if every redirect was a permanent one. */
  movedTo: string | null;
  /** For the next request; of an unchanged feed the former ones, where the server sent none. */
  etag: string | null;
  lastModified: string | null;
  /** By Cache-Control, Age and Expires; null where they say nothing. */
  maxAgeSeconds: number | null;
  /** From Link headers. */
  links: FeedLinks;
}

export type FetchResult =
  | ({ kind: 'unchanged'; finalUrl: string } & Answer)
  | ({
      kind: 'fetched';
      /** In a buffer of its own. */
      body: Uint8Array;
      contentType: string | null;
    } & Answer)
  | {
      kind: 'failed';
      problem: FetchProblem;
      status: number | null;
      /** 410: never ask again. */
      gone: boolean;
      /** No request before; at most seven days ahead. */
      retryAfter: Date | null;
    };
