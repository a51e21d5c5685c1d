/** The form of a publication's settings: every field as it is typed, filled in from what is stored. */
import { type SocialLinks, type SocialName, socialNames } from '../social.ts';
import { settingsDefaults } from './defaults.ts';
import {
  descriptorOf,
  type PublicationSettings,
  type SettingsField,
  type SettingsForm,
  settingsNames,
} from './fields.ts';

/** The settings of a publication and of its feeds, to be filled into their form. */
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

/** A form of what `value` gives, which has to be what the field's kind has in a form. */
export function formWith(value: (name: SettingsField) => unknown): SettingsForm {
  return Object.fromEntries(settingsNames.map((name) => [name, value(name)])) as SettingsForm;
}

export function linksWith(value: (name: SocialName) => string): Record<SocialName, string> {
  return Object.fromEntries(socialNames.map((name) => [name, value(name)])) as Record<SocialName, string>;
}

/** What a new publication begins with; what only its owner or its site can say is empty. */
export const newForm: SettingsForm = formOf(settingsDefaults, []);
