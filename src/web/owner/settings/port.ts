/** What the settings page needs from the rest of Postrider. */

import type { Feed } from '../../../model/feeds/feed.ts';
import type { NameCount } from '../../../model/publications/names.ts';
import type { Publication } from '../../../model/publications/publication.ts';
import type { SettingsForm } from '../../../model/publications/settings/fields.ts';
import type { SettingsProblems } from '../../../model/publications/settings/problems.ts';
import type { PublicationPort } from '../parts/visit.tsx';

export interface SettingsPort extends PublicationPort {
  feedsOf(publicationId: number): Promise<Feed[]>;
  /** Returns categories of the newest articles, the most frequent first. */
  topicsSeen(publicationId: number, max: number): Promise<NameCount[]>;
  changePublication(
    publication: Publication,
    form: SettingsForm,
  ): Promise<{ kind: 'changed' } | { kind: 'wrong'; problems: SettingsProblems }>;
}
