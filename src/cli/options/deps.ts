/** What the commands need of the program around them. */

import type { FeedReport, FeedTrouble } from '../../actions/feeds/check-feed.ts';
import type { PollReport } from '../../actions/feeds/poll-publication.ts';
import type { AddOwnerOutcome } from '../../actions/owners/add-owner.ts';
import type { AddPublicationOutcome, PublicationInput } from '../../actions/publications/add-publication.ts';
import type { ImportedChunk, ImportRow } from '../../actions/subscribers/import-subscribers.ts';
import type { Cadence } from '../../model/issues/cadence.ts';

export type Role = 'all' | 'web' | 'worker';

export interface CliDeps {
  /** Runs until it is stopped. */
  start(options: { role: Role }): Promise<void>;
  /** Reads the settings and opens the database. @throws an error whose message is a sentence that helps */
  open(): Promise<Session>;
  /** Reads a feed from an address or a file; `base` is what relative addresses in a file refer to. */
  checkFeed(place: string, base: string | null): Promise<FeedReport | FeedTrouble>;
  stdin: NodeJS.ReadableStream;
  stdout: NodeJS.WriteStream;
  stderr: NodeJS.WriteStream;
}

/** An opened installation. */
export interface Session {
  addOwner(email: string, password: string): Promise<AddOwnerOutcome>;
  /** Gives the new API key, which is not kept. */
  addKey(name: string): Promise<string>;
  addPublication(input: PublicationInput): Promise<AddPublicationOutcome>;
  poll(slug: string): Promise<{ feeds: PollReport[] } | UnknownPublication>;
  sendDue(
    slug: string,
    cadence?: Cadence,
  ): Promise<{ issues: number; deliveries: number } | UnknownPublication>;
  importer(
    slug: string,
    options: { active: boolean; consent: string | null },
  ): Promise<Importer | UnknownPublication>;
  close(): Promise<void>;
}

export interface Importer {
  /** Takes a chunk of some hundred rows; an address must not come twice in it. */
  add(rows: ImportRow[]): Promise<ImportedChunk>;
}

/** `known`: the slugs that there are. */
export interface UnknownPublication {
  kind: 'unknown-publication';
  known: string[];
}
