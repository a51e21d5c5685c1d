/** Fills the form of a publication's settings from the stored values. The form has every field as a person types it. */
import { type SocialLinks, type SocialName, socialNames } from '../social.ts';
import { settingsDefaults } from './defaults.ts';
import {
  descriptorOf,
  type PublicationSettings,
  type SettingsField,
  type SettingsForm,
  settingsNames,
} from './fields.ts';

/** Returns the form, filled with the settings of a publication and of its feeds. */
export function formOf(
  settings: Partial<PublicationSettings>,
  feeds: { id: number; fullText: boolean }[],
): SettingsForm {
  const links: SocialLinks = settings.social ?? {};
  return formWith((name) => {
    const { kind } = descriptorOf(name);
    if (kind === 'feeds') return feeds.filter(({ fullText }) => fullText).map(({ id }) => id);
    if (kind === 'links') return linksWith((link) => links[link] ?? '');
    const value = settings[name as keyof PublicationSettings];
    if (kind === 'topics') return value;
    if (kind === 'check') return value ? 'on' : '';
    return String(value ?? '');
  });
}

/** Returns a form with the result of `value` for each field. The caller ensures that it fits the field's kind. */
export function formWith(value: (name: SettingsField) => unknown): SettingsForm {
  return Object.fromEntries(settingsNames.map((name) => [name, value(name)])) as SettingsForm;
}

export function linksWith(value: (name: SocialName) => string): Record<SocialName, string> {
  return Object.fromEntries(socialNames.map((name) => [name, value(name)])) as Record<SocialName, string>;
}

/** The form of a new publication. A field is empty if only the owner or the site can give its value. */
export const newForm: SettingsForm = formOf(settingsDefaults, []);
