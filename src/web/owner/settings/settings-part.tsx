/** One part of the settings: its title beside its fields. */
import type { ComponentChildren, VNode } from 'preact';
import { fieldsOf } from '../../../model/publications/settings/fields.ts';
import type { SettingsPart } from '../../../model/publications/settings/kinds.ts';
import { partText } from '../../../text/owner/settings/page.ts';
import type { SettingsSentences } from '../../../text/owner/settings/problems.ts';
import { foldedParts } from './widget.ts';

interface PartProps {
  part: SettingsPart;
  wrong: SettingsSentences;
  children: ComponentChildren;
}

export const Part = (props: PartProps): VNode =>
  foldedParts.has(props.part) ? <FoldedPart {...props} /> : <OpenPart {...props} />;

function OpenPart({ part, children }: PartProps): VNode {
  const { title, lead } = partText[part];
  return (
    <section class="settings">
      <div>
        <h2>{title}</h2>
        {lead && <p class="small">{lead}</p>}
      </div>
      <div>{children}</div>
    </section>
  );
}

/** Unfolded if one of its fields has a problem. */
function FoldedPart({ part, wrong, children }: PartProps): VNode {
  const { title, lead } = partText[part];
  return (
    <details class="settings" open={fieldsOf(part).some((name) => name in wrong)}>
      <summary>
        <h2>{title}</h2> <span>{lead}</span>
      </summary>
      <div>{children}</div>
    </details>
  );
}
