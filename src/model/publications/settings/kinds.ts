/** The kinds of settings. Each kind has a type for its descriptor, for the typed value and for the stored value. */
import type { Cadence } from '../../issues/cadence.ts';
import type { SocialLinks, SocialName } from '../social.ts';

/** The parts of the settings page, in order. */
export const settingsParts = ['looks', 'sender', 'social', 'when', 'mails', 'topics', 'more'] as const;
export type SettingsPart = (typeof settingsParts)[number];
/** Fields of a part that share one legend. */
export type SettingsGroup = 'digest-time' | 'quiet' | 'greetings';

interface Placed {
  part: SettingsPart;
  group?: SettingsGroup;
}

/** The field may be left empty. Null is stored then. */
interface MayBeEmpty {
  optional?: true;
}

/**
 * The value in a new publication. A field without a default is filled from what is known of the site, or stays empty.
 */
interface WithDefault<Value> {
  default?: Value;
}

/** Text without invisible characters. `lines` keeps its line breaks. `max` is in characters. */
type Text = { kind: 'line' | 'lines'; max: number } & MayBeEmpty;
/** The publication's short name in addresses. */
type Slug = { kind: 'slug' };
/** A web address; `https://` is put before one without a scheme. */
type Url = { kind: 'url' } & MayBeEmpty;
/** A mail address. */
type Address = { kind: 'address' } & MayBeEmpty;
/** `#rrggbb` */
type Color = { kind: 'color' } & WithDefault<string>;
/** The primary language of a BCP 47 tag. */
type Language = { kind: 'language' } & WithDefault<string>;
/** An IANA time zone. */
type TimeZone = { kind: 'timezone' } & WithDefault<string>;
/** A whole number from `min` to `max`. `max` has at most five digits. */
type Whole = { kind: 'whole'; min: number; max: number } & MayBeEmpty & WithDefault<number>;
/** An hour of the day, 0-23. */
type Hour = { kind: 'hour' } & MayBeEmpty & WithDefault<number>;
/** An ISO weekday: 1 (Monday) to 7. */
type Weekday = { kind: 'weekday' } & WithDefault<number>;
/** A day of the month: 1-28, or 31 for the last day. */
type MonthDay = { kind: 'monthDay' } & WithDefault<number>;
type CadenceChoice = { kind: 'cadence' } & WithDefault<Cadence>;
type Choice = { kind: 'choice'; options: readonly string[] } & WithDefault<string>;
/** A checkbox. */
type Check = { kind: 'check' } & WithDefault<boolean>;
/** At most `max` topics, each of at most `maxLength` characters. */
type Topics = { kind: 'topics'; max: number; maxLength: number } & WithDefault<readonly string[]>;
/** Web addresses by network, each of at most `max` characters. */
type Links = { kind: 'links'; max: number } & WithDefault<SocialLinks>;
/** A choice among the publication's feeds. It is stored with each feed. */
type Feeds = { kind: 'feeds' };

export type Setting = Placed &
  (
    | Text
    | Slug
    | Url
    | Address
    | Color
    | Language
    | TimeZone
    | Whole
    | Hour
    | Weekday
    | MonthDay
    | CadenceChoice
    | Choice
    | Check
    | Topics
    | Links
    | Feeds
  );
export type SettingKind = Setting['kind'];

/** The type of a setting in a form: the string that was typed, '' if none was; 'on' for a ticked checkbox. */
export type Typed<S extends Setting> = S['kind'] extends keyof TypedKinds ? TypedKinds[S['kind']] : string;

interface TypedKinds {
  /** Ticked, or typed with one topic on each line. */
  topics: string[];
  links: Record<SocialName, string>;
  /** Ids of feeds. */
  feeds: number[];
}

/** The type of a setting in the database. */
export type Stored<S extends Setting> =
  | (S extends { options: readonly (infer Option)[] } ? Option : StoredKinds[S['kind']])
  | (S extends { optional: true } ? null : never);

interface StoredKinds extends Record<Exclude<SettingKind, 'choice'>, unknown> {
  line: string;
  lines: string;
  slug: string;
  url: string;
  address: string;
  color: string;
  language: string;
  timezone: string;
  whole: number;
  hour: number;
  weekday: number;
  monthDay: number;
  cadence: Cadence;
  choice: string;
  check: boolean;
  topics: string[];
  links: SocialLinks;
  feeds: number[];
}
