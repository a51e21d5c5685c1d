/** Buttons for the actions that an owner can start at once. */
import type { ComponentChildren, VNode } from 'preact';
import { cadences } from '../../../model/issues/cadence.ts';
import type { Owner } from '../../../model/owners/owner.ts';
import type { Publication } from '../../../model/publications/publication.ts';
import { deskText } from '../../../text/owner/desk.ts';
import { deskPath } from '../parts/desk.tsx';

const text = deskText.actions;

export const digests = cadences.filter((cadence) => cadence !== 'instant');
/** The value of the option that is not a digest. */
export const whatIsDue = 'due';

export function Actions({ publication, owner }: { publication: Publication; owner: Owner }): VNode {
  const path = deskPath(publication.slug);
  return (
    <section class="desk-section actions">
      <h2>{text.title}</h2>
      <Action path={`${path}/poll`} label={text.poll} busy={text.polling} hint={text.pollHint} />
      <Action path={`${path}/send`} label={text.send} busy={text.sending} hint={text.sendHint}>
        <select name="what" aria-label={text.sendWhat}>
          <option value={whatIsDue}>{text.due}</option>
          {digests.map((cadence) => (
            <option key={cadence} value={cadence}>
              {text.digest[cadence]}
            </option>
          ))}
        </select>
      </Action>
      <Action path={`${path}/test`} label={text.test} busy={text.sending} hint={text.testHint(owner.email)} />
      <p>
        <a href={`${path}/preview`}>{text.preview}</a>
      </p>
    </section>
  );
}

function Action(props: {
  path: string;
  label: string;
  /** The button's text while its action runs. */
  busy: string;
  hint: string;
  children?: ComponentChildren;
}): VNode {
  const { path, label, busy, hint, children } = props;
  return (
    <form method="post" action={path} data-busy={busy}>
      <div class="action">
        {children}
        <button type="submit" class="quiet">
          {label}
        </button>
      </div>
      <p class="small">{hint}</p>
    </form>
  );
}
