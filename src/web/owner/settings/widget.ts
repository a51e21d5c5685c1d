/** What the widgets of all kinds of settings are drawn from. */
import type { VNode } from 'preact';
import type { Feed } from '../../../model/feeds/feed.ts';
import type { NameCount } from '../../../model/publications/names.ts';
import { descriptorOf, type SettingsForm } from '../../../model/publications/settings/fields.ts';
import type { SettingsPart } from '../../../model/publications/settings/kinds.ts';
import { fieldText, type WordedField } from '../../../text/owner/settings/fields.ts';
import type { SettingsSentences } from '../../../text/owner/settings/problems.ts';

export interface FieldsProps {
  form: SettingsForm;
  /** What is wrong, in sentences. */
  wrong: SettingsSentences;
  /** Of a publication that is there. */
  feeds?: Feed[];
  /** Categories of its articles. */
  topics?: NameCount[];
  /** The short name follows the name while it is typed. */
  newPublication?: boolean;
  /** Of the installation: addresses are shown whole. */
  baseUrl: string;
}

export interface WidgetProps extends FieldsProps {
  name: WordedField;
}
export type Widget = (props: WidgetProps) => VNode | null;

/** Parts that most owners leave as they are. */
export const foldedParts: ReadonlySet<SettingsPart> = new Set(['when', 'mails', 'topics', 'more']);

/** A field with its label, its hint and its problem. */
export function labelled({ name, wrong }: WidgetProps) {
  const { label, hint } = fieldText[name];
  const { group, ...field } = descriptorOf(name);
  // The legend of a group says it for all of its fields.
  const optional = 'optional' in field && group === undefined;
  return { name, label, hint: hint ?? undefined, problem: wrong[name], optional };
}

/** Nothing that is folded is required: a browser can't point at it. */
export function isRequired(name: WordedField): boolean {
  const field = descriptorOf(name);
  return !('optional' in field) && !foldedParts.has(field.part);
}

/** What was typed into a field that has one value. */
export const typedOf = ({ form, name }: WidgetProps): string => String(form[name]);
