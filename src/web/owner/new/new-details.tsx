/** The third step: name, sender and colours of the new publication. */
import type { VNode } from 'preact';
import type { Owner } from '../../../model/owners/owner.ts';
import type { SettingsForm } from '../../../model/publications/settings/fields.ts';
import type { SettingsProblems } from '../../../model/publications/settings/problems.ts';
import { setupText } from '../../../text/owner/setup.ts';
import { assets } from '../../pages/assets.ts';
import { Desk } from '../parts/desk.tsx';
import { Steps } from '../parts/steps.tsx';
import { SettingsFields } from '../settings/settings-fields.tsx';

const text = setupText.details;

export function DetailsPage(props: {
  owner: Owner;
  first: boolean;
  form: SettingsForm;
  problems: SettingsProblems;
  baseUrl: string;
}): VNode {
  const { owner, first, form, problems, baseUrl } = props;
  const wrong = Object.keys(problems).length > 0;
  return (
    <Desk title={wrong ? `${text.wrong}: ${text.title}` : text.title} owner={owner} script={assets.setup}>
      <Steps current="details" first={first} />
      <h1>{text.title}</h1>
      <p class="lead">{text.lead}</p>
      <form method="post" action="/owner/new/details" data-busy={text.busy}>
        <SettingsFields form={form} problems={problems} newPublication baseUrl={baseUrl} />
        <div class="settings last">
          <p class="small">{text.after}</p>
          <div class="buttons">
            <button type="submit">{text.button}</button>
            <a href="/owner/new/feed">{text.back}</a>
          </div>
        </div>
      </form>
    </Desk>
  );
}
