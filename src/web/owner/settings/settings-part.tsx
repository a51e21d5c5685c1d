/** One part of the settings: its title beside its fields. */
import type { ComponentChildren, VNode } from 'preact';
import type { Feed } from '../../../model/feeds/feed.ts';
import type { NameCount } from '../../../model/publications/names.ts';
import type { SettingsForm, SettingsProblems } from '../../../model/publications/publication-settings.ts';

export interface SettingsProps {
  form: SettingsForm;
  problems: SettingsProblems;
  /** Of a publication that is there. */
  feeds?: Feed[];
  /** Categories of its articles. */
  topics?: NameCount[];
  /** The short name follows the name while it is typed. */
  newPublication?: boolean;
  /** Of the installation: addresses are shown whole. */
  baseUrl: string;
}

export function Part({
  title,
  lead,
  children,
}: {
  title: string;
  lead?: string;
  children: ComponentChildren;
}): VNode {
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

/** A part that most owners leave as it is: folded, unless there is a problem in one of its fields. */
export function FoldedPart(props: {
  title: string;
  lead: string;
  problems: SettingsProblems;
  fields: (keyof SettingsProblems)[];
  children: ComponentChildren;
}): VNode {
  const { title, lead, problems, fields, children } = props;
  return (
    <details class="settings" open={fields.some((name) => problems[name])}>
      <summary>
        <h2>{title}</h2> <span>{lead}</span>
      </summary>
      {/* Nothing in here is required: a browser can't point at a field that is folded away. */}
      <div>{children}</div>
    </details>
  );
}
