/** Reads the form of a publication's settings, and names its fields. */

import type { Feed } from '../../../model/feeds/feed.ts';
import { safeColor } from '../../../model/publications/colors.ts';
import {
  descriptorOf,
  type SettingsField,
  type SettingsForm,
} from '../../../model/publications/settings/fields.ts';
import { formWith, linksWith } from '../../../model/publications/settings/form.ts';
import type { Form } from '../../http/form.ts';
import { nameToday } from '../../pages/zones.ts';

/** Name of a feed's field that says whether articles are fetched from their own pages. */
export const fullTextField = (feedId: number): string => `fullText-${feedId}`;
/** Name of the field for typed topics, in addition to the ticked ones. */
export const otherTopicsField = 'otherTopics';
/** Names of a colour's two extra fields: the picked colour, and the colour that the form showed. */
export const pickedField = (name: SettingsField): string => `${name}Picked`;
export const shownField = (name: SettingsField): string => `${name}Shown`;

/** Reads what `SettingsFields` sends, without validating it. `feeds` are the feeds that the form shows. */
export function readSettingsForm(form: Form, feeds: Pick<Feed, 'id'>[] = []): SettingsForm {
  return formWith((name) => {
    switch (descriptorOf(name).kind) {
      case 'links':
        return linksWith(form);
      case 'feeds':
        return feeds.map(({ id }) => id).filter((id) => form(fullTextField(id)) !== '');
      case 'topics':
        return [...form.all(name), ...form(otherTopicsField).split('\n')];
      case 'color':
        return readColor(form, name);
      case 'timezone':
        return nameToday(form(name));
      default:
        return form(name);
    }
  });
}

/** Returns the typed or the picked colour. Without scripts they are not synchronised, so the one that changed wins. */
function readColor(form: Form, name: SettingsField): string {
  const [typed, picked, shown] = [form(name), form(pickedField(name)), form(shownField(name))];
  return typed === shown && picked && picked !== safeColor(shown) ? picked : typed;
}
