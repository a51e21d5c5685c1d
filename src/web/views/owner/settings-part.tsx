/** One part of the settings: its title beside its fields. */
import type { ComponentChildren, VNode } from 'preact';
import type { SettingsForm, SettingsProblems } from '../../../model/publication-settings.ts';
import type { Feed } from '../../../store/schema.ts';

export interface SettingsProps {
  form: SettingsForm;
  problems: SettingsProblems;
  /** Of a publication that is there. */
  feeds?: Feed[];
  /** The short name follows the name while it is typed, and "More" is folded. */
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
