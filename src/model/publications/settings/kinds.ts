/** The kinds of settings: what the descriptor of each says, what is typed and what is stored. */
import type { Cadence } from '../../issues/cadence.ts';
import type { SocialLinks, SocialName } from '../social.ts';

/** Of the page of settings, in its order. */
export const settingsParts = ['looks', 'sender', 'social', 'when', 'mails', 'topics', 'more'] as const;
export type SettingsPart = (typeof settingsParts)[number];
/** Fields of a part that have one legend. */
export type SettingsGroup = 'digest-time' | 'quiet' | 'greetings';

interface Placed {
  part: SettingsPart;
  group?: SettingsGroup;
}

/** May be left empty; null is stored then. */
interface MayBeEmpty {
  optional?: true;
}

/** What a new publication has; a field without it is filled with what is known of the site, or is empty. */
interface WithDefault<Value> {
  default?: Value;
}

/** Without signs that can't be seen; `lines` keeps its line breaks. `max` is in characters. */
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
/** IANA. */
type TimeZone = { kind: 'timezone' } & WithDefault<string>;
/** Whole, from `min` to `max`, which has five digits at most. */
type Whole = { kind: 'whole'; min: number; max: number } & MayBeEmpty & WithDefault<number>;
/** 0-23 */
type Hour = { kind: 'hour' } & MayBeEmpty & WithDefault<number>;
/** ISO: 1 is Monday. */
type Weekday = { kind: 'weekday' } & WithDefault<number>;
/** 1-28, or 31 for the last day of a month. */
type MonthDay = { kind: 'monthDay' } & WithDefault<number>;
type CadenceChoice = { kind: 'cadence' } & WithDefault<Cadence>;
type Choice = { kind: 'choice'; options: readonly string[] } & WithDefault<string>;
/** A box to tick. */
type Check = { kind: 'check' } & WithDefault<boolean>;
/** `max` topics of `maxLength` characters. */
type Topics = { kind: 'topics'; max: number; maxLength: number } & WithDefault<readonly string[]>;
/** Web addresses of `max` characters, by network. */
type Links = { kind: 'links'; max: number } & WithDefault<SocialLinks>;
/** Which of the publication's feeds; stored with each of them. */
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

/** What a form has of a setting: a string as it was typed, '' where nothing was; a ticked box is 'on'. */
export type Typed<S extends Setting> = S['kind'] extends keyof TypedKinds ? TypedKinds[S['kind']] : string;

interface TypedKinds {
  /** Ticked, or typed one a line. */
  topics: string[];
  links: Record<SocialName, string>;
  /** Ids of feeds. */
  feeds: number[];
}

/** What is stored of a setting. */
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
