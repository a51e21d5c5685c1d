/** What the steps to a new publication need from the rest of Postrider. Owners can leave them and continue later. */
import type { FindSiteOutcome } from '../../../actions/publications/find-site.ts';
import type { AddSampleOutcome } from '../../../actions/sample/add-sample.ts';
import type { PublicationDraft } from '../../../model/publications/draft.ts';
import type { Publication } from '../../../model/publications/publication.ts';
import type { SettingsForm } from '../../../model/publications/settings/fields.ts';
import type { SettingsProblems } from '../../../model/publications/settings/problems.ts';
import type { Preview } from '../parts/preview.ts';

export interface SitePort {
  allPublications(): Promise<Publication[]>;
  draftOf(ownerId: number): Promise<PublicationDraft | undefined>;
  /** Looks for feeds of the site and stores the result as the owner's draft. */
  findSite(ownerId: number, address: string): Promise<FindSiteOutcome>;
  dropDraft(ownerId: number): Promise<void>;
  /** Returns the sample publication; creates it first if it doesn't exist. */
  addSample(): Promise<AddSampleOutcome>;
}

export interface DraftPort {
  allPublications(): Promise<Publication[]>;
  publicationBySlug(slug: string): Promise<Publication | undefined>;
  draftOf(ownerId: number): Promise<PublicationDraft | undefined>;
  chooseDraftFeed(draft: PublicationDraft, url: string): Promise<{ kind: 'chosen' | 'unknown-feed' }>;
  previewDraft(draft: PublicationDraft, feedUrl: string): Promise<Preview | undefined>;
  publishDraft(
    draft: PublicationDraft,
    form: SettingsForm,
  ): Promise<{ kind: 'added'; slug: string } | { kind: 'wrong'; problems: SettingsProblems }>;
}

export interface NewPort extends SitePort, DraftPort {}
