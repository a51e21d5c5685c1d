/** The page that changes a publication's settings. */
import type { VNode } from 'preact';
import type { Feed } from '../../../model/feeds/feed.ts';
import type { Owner } from '../../../model/owners/owner.ts';
import type { Flash } from '../../../model/owners/tokens.ts';
import type { NameCount } from '../../../model/publications/names.ts';
import type { Publication } from '../../../model/publications/publication.ts';
import type { SettingsForm } from '../../../model/publications/settings/fields.ts';
import type { SettingsProblems } from '../../../model/publications/settings/problems.ts';
import { deskText } from '../../../text/owner/desk.ts';
import { assets } from '../../pages/assets.ts';
import { Desk } from '../parts/desk.tsx';
import { SettingsFields } from './settings-fields.tsx';

const text = deskText.settings;

interface SettingsProps {
  owner: Owner;
  publication: Publication;
  form: SettingsForm;
  feeds: Feed[];
  topics: NameCount[];
  problems: SettingsProblems;
  baseUrl: string;
  flash: Flash | undefined;
}

export function SettingsPage({ owner, publication, flash, ...fields }: SettingsProps): VNode {
  return (
    <Desk
      title={text.title}
      owner={owner}
      publication={publication}
      page="settings"
      flash={flash}
      script={assets.setup}
    >
      <h1>{text.title}</h1>
      <form method="post" class="narrow">
        <SettingsFields {...fields} />
        <div class="settings last">
          <button type="submit">{text.save}</button>
        </div>
      </form>
    </Desk>
  );
}
