/** The default settings of a new publication: for its form, its columns and previews. */
import {
  descriptorOf,
  type PublicationSettings,
  type SettingsField,
  type settingsFields,
  settingsNames,
} from './fields.ts';

type Fields = typeof settingsFields;
type WithDefault = {
  [F in keyof PublicationSettings]: Fields[F] extends { default: unknown } | { optional: true } ? F : never;
}[keyof PublicationSettings];

function defaultOf(name: SettingsField): unknown {
  const field = descriptorOf(name);
  return 'default' in field ? field.default : null;
}

const hasDefault = (name: SettingsField): boolean => {
  const field = descriptorOf(name);
  return 'default' in field || 'optional' in field;
};

export const settingsDefaults = Object.fromEntries(
  settingsNames.filter(hasDefault).map((name) => [name, defaultOf(name)]),
) as Pick<PublicationSettings, WithDefault>;
