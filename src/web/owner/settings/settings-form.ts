/** The form of a publication's settings as a browser sends it, and the names of its fields. */

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

/** The field of a feed: whether its articles are read at their own page. */
export const fullTextField = (feedId: number): string => `fullText-${feedId}`;
/** Topics that are typed, beside those that are ticked. */
export const otherTopicsField = 'otherTopics';
/** A colour's two fields beside its own: what was picked, and what the form showed. */
export const pickedField = (name: SettingsField): string => `${name}Picked`;
export const shownField = (name: SettingsField): string => `${name}Shown`;

/** Reads what `SettingsFields` sends; nothing is judged yet. `feeds` are those that the form shows. */
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

/** Typed, or picked: without scripts the two do not follow each other, so the one that was changed counts. */
function readColor(form: Form, name: SettingsField): string {
  const [typed, picked, shown] = [form(name), form(pickedField(name)), form(shownField(name))];
  return typed === shown && picked && picked !== safeColor(shown) ? picked : typed;
}
