/** The functions of the program that the commands need. */

import type { FeedReport, FeedTrouble } from '../../actions/feeds/check-feed.ts';
import type { PollReport } from '../../actions/feeds/poll-publication.ts';
import type { Assembled } from '../../actions/issues/assemble-issues.ts';
import type { AddOwnerOutcome } from '../../actions/owners/add-owner.ts';
import type { AddPublicationOutcome, PublicationInput } from '../../actions/publications/add-publication.ts';
import type { ImportedChunk, ImportRow } from '../../actions/subscribers/import-subscribers.ts';
import type { Cadence } from '../../model/issues/cadence.ts';
import type { Publication } from '../../model/publications/publication.ts';

export type Role = 'all' | 'web' | 'worker';

export interface CliDeps {
  /** Runs until it is stopped. */
  start(options: { role: Role }): Promise<void>;
  /** Reads the settings and opens the database. @throws an error with a helpful sentence as its message */
  open(): Promise<Commands>;
  /** Reads a feed from an address or a file. `base` is the base URL of relative addresses in a file. */
  checkFeed(place: string, base: string | null): Promise<FeedReport | FeedTrouble>;
  stdin: NodeJS.ReadableStream;
  stdout: NodeJS.WriteStream;
  stderr: NodeJS.WriteStream;
}

/** The actions of the commands in an opened installation. */
export interface Commands {
  addOwner(email: string, password: string): Promise<AddOwnerOutcome>;
  /** Returns the new API key, which is not stored. */
  addKey(name: string): Promise<string>;
  addPublication(input: PublicationInput): Promise<AddPublicationOutcome>;
  allPublications(): Promise<Publication[]>;
  publicationBySlug(slug: string): Promise<Publication | undefined>;
  pollPublication(publicationId: number): Promise<PollReport[]>;
  sendDue(publicationId: number, only?: Cadence): Promise<Assembled>;
  /** Imports some hundred rows. An address must not be in them twice. */
  importSubscribers(
    publication: Publication,
    rows: ImportRow[],
    options: { active: boolean; consent: string | null },
  ): Promise<ImportedChunk>;
  close(): Promise<void>;
}
