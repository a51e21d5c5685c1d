/** What the widgets of all kinds of settings need. */
import type { VNode } from 'preact';
import type { Feed } from '../../../model/feeds/feed.ts';
import type { NameCount } from '../../../model/publications/names.ts';
import { descriptorOf, type SettingsForm } from '../../../model/publications/settings/fields.ts';
import type { SettingsPart } from '../../../model/publications/settings/kinds.ts';
import { fieldText, type WordedField } from '../../../text/owner/settings/fields.ts';
import type { SettingsSentences } from '../../../text/owner/settings/problems.ts';

export interface FieldsProps {
  form: SettingsForm;
  /** Problems as sentences, by field. */
  wrong: SettingsSentences;
  /** Whether the publication exists already. */
  feeds?: Feed[];
  /** Categories of the publication's articles. */
  topics?: NameCount[];
  /** Whether a script derives the short name from the name while the owner types. */
  newPublication?: boolean;
  /** Address of the installation, because the form shows full addresses. */
  baseUrl: string;
}

export interface WidgetProps extends FieldsProps {
  name: WordedField;
}
export type Widget = (props: WidgetProps) => VNode | null;

/** Parts that are folded because most owners don't change them. */
export const foldedParts: ReadonlySet<SettingsPart> = new Set(['when', 'mails', 'topics', 'more']);

/** A field with its label, its hint and its problem. */
export function labelled({ name, wrong }: WidgetProps) {
  const { label, hint } = fieldText[name];
  const { group, ...field } = descriptorOf(name);
  // The legend of a group already says this for all of its fields.
  const optional = 'optional' in field && group === undefined;
  return { name, label, hint: hint ?? undefined, problem: wrong[name], optional };
}

/** A folded field is never `required`, because a browser can't point at it. */
export function isRequired(name: WordedField): boolean {
  const field = descriptorOf(name);
  return !('optional' in field) && !foldedParts.has(field.part);
}

/** Returns the typed text of a field with one value. */
export const typedOf = ({ form, name }: WidgetProps): string => String(form[name]);
