/**
 * Every setting of a publication, in the order of the page. The descriptor of a setting determines how it is read,
 * checked, filled in and drawn, how its problems are listed, and the default of its column.
 *
 * A new setting needs a descriptor here, a column of its name in `store/schema/publications.ts` with the migrations
 * that `npm run migrations -- NAME` makes of it, and its words in `text/owner/settings/fields.ts`. The program does not
 * compile while one of them is missing.
 */
import { filterLimits } from '../../issues/filters.ts';
import { ownBlue } from '../colors.ts';
import { digestExtents, digestGroupings, fontNames } from '../digest.ts';
import type { SocialName } from '../social.ts';
import type { Setting, SettingKind, SettingsPart, Stored, Typed } from './kinds.ts';

export const settingsFields = {
  name: { part: 'looks', kind: 'line', max: 100 },
  slug: { part: 'looks', kind: 'slug' },
  siteUrl: { part: 'looks', kind: 'url' },
  color: { part: 'looks', kind: 'color', default: ownBlue },
  logoUrl: { part: 'looks', kind: 'url', optional: true },

  fromName: { part: 'sender', kind: 'line', max: 100 },
  fromAddress: { part: 'sender', kind: 'address' },
  replyTo: { part: 'sender', kind: 'address', optional: true },
  postal: { part: 'sender', kind: 'lines', max: 500, optional: true },

  // The links are part of the follow bar's script, which has to stay small.
  social: { part: 'social', kind: 'links', max: 200, default: {} },

  defaultCadence: { part: 'when', kind: 'cadence', default: 'instant' },
  digestHour: { part: 'when', group: 'digest-time', kind: 'hour', default: 8 },
  digestWeekday: { part: 'when', group: 'digest-time', kind: 'weekday', default: 1 },
  digestMonthDay: { part: 'when', group: 'digest-time', kind: 'monthDay', default: 1 },
  // The owner sets both or neither.
  quietFrom: { part: 'when', group: 'quiet', kind: 'hour', optional: true },
  quietTo: { part: 'when', group: 'quiet', kind: 'hour', optional: true },
  timezone: { part: 'when', kind: 'timezone', default: 'UTC' },
  lateHours: { part: 'when', kind: 'whole', min: 1, max: 168, default: 12 },

  font: { part: 'mails', kind: 'choice', options: fontNames, default: 'sans' },
  tagline: { part: 'mails', kind: 'line', max: 120, optional: true },
  footNote: { part: 'mails', kind: 'lines', max: 500, optional: true },
  digestExtent: { part: 'mails', kind: 'choice', options: digestExtents, default: 'excerpt' },
  digestGroups: { part: 'mails', kind: 'choice', options: digestGroupings, default: 'none' },
  mostArticles: { part: 'mails', kind: 'whole', min: 1, max: 100, default: 20 },
  welcome: { part: 'mails', group: 'greetings', kind: 'check', default: false },
  goodbye: { part: 'mails', group: 'greetings', kind: 'check', default: false },

  topics: { part: 'topics', kind: 'topics', max: 30, maxLength: filterLimits.length, default: [] },

  holdMinutes: { part: 'more', kind: 'whole', min: 0, max: 10_080, default: 10 },
  // More new articles than this at once are stopped until the owner answers. Null: the feed's history gives the limit.
  floodLimit: { part: 'more', kind: 'whole', min: 1, max: 10_000, optional: true },
  fullText: { part: 'more', kind: 'feeds' },
  language: { part: 'more', kind: 'language', default: 'en' },
} as const satisfies Record<string, Setting>;

type Fields = typeof settingsFields;
export type SettingsField = keyof Fields;
/** The names of the fields that are of the given kinds. */
export type FieldOf<Kind extends SettingKind> = {
  [F in SettingsField]: Fields[F]['kind'] extends Kind ? F : never;
}[SettingsField];

/** The names of text fields that can't be left empty. */
export type RequiredLine = {
  [F in FieldOf<'line' | 'lines'>]: Fields[F] extends { optional: true } ? never : F;
}[FieldOf<'line' | 'lines'>];

/** Every field as it was typed. */
export type SettingsForm = { -readonly [F in SettingsField]: Typed<Fields[F]> };
/** The settings that are checked and stored with the publication. */
export type PublicationSettings = {
  -readonly [F in Exclude<SettingsField, FieldOf<'feeds'>>]: Stored<Fields[F]>;
};
/** The inputs of the page that can have a problem. Each social link is an input of its own, under its own name. */
export type SettingsInput = Exclude<SettingsField, FieldOf<'links'>> | SocialName;

export const settingsNames = Object.keys(settingsFields) as SettingsField[];
export const descriptorOf = (name: SettingsField): Setting => settingsFields[name];
export const fieldsOf = (part: SettingsPart): SettingsField[] =>
  settingsNames.filter((name) => settingsFields[name].part === part);
