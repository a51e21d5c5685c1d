/** What an owner sets of a publication: typed into a form, judged, and as it is stored. */
import { settingsText as text } from '../text/en/settings.ts';
import { parseAddress } from './addresses.ts';
import { type Cadence, isCadence } from './cadence.ts';
import { type SocialLinks, socialNames } from './social.ts';
import { webUrl } from './web-url.ts';

/** Every field as it was typed; '' where nothing was. */
export interface SettingsForm {
  name: string;
  slug: string;
  siteUrl: string;
  language: string;
  fromName: string;
  fromAddress: string;
  replyTo: string;
  postal: string;
  color: string;
  logoUrl: string;
  holdMinutes: string;
  floodLimit: string;
  defaultCadence: string;
  digestHour: string;
  social: Record<keyof SocialLinks, string>;
  /** Ids of the feeds whose articles are read at their own page. */
  fullText: number[];
}

/** Sentences by field; social links by their own names. */
export type SettingsProblems = Partial<Record<keyof SettingsForm | keyof SocialLinks, string>>;

export interface PublicationSettings {
  slug: string;
  name: string;
  siteUrl: string;
  /** Primary language, BCP 47. */
  language: string;
  fromName: string;
  fromAddress: string;
  replyTo: string | null;
  postal: string | null;
  /** `#rrggbb` */
  color: string;
  logoUrl: string | null;
  holdMinutes: number;
  /** More new articles at once are stopped until the owner answers; null for what a feed's own history gives. */
  floodLimit: number | null;
  defaultCadence: Cadence;
  digestHour: number;
  social: SocialLinks;
}

export type SettingsReading =
  | { kind: 'valid'; settings: PublicationSettings }
  | { kind: 'wrong'; problems: SettingsProblems };

/** Social links stand in the follow bar's script, which has to stay small. */
const longest = { line: 100, postal: 500, social: 200 };
export const longestHoldMinutes = 10_080;
export const largestFloodLimit = 10_000;
export const slugPattern: RegExp = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** A web address as a person types it, `https://` put before one without a scheme; null if it is none. */
function typedUrl(typed: string): string | null {
  const hasScheme = /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(typed); // mailto:, but not localhost:8080
  const url = webUrl(hasScheme ? typed : `https://${typed}`);
  return url && !new URL(url).username && !new URL(url).password ? url : null;
}

/** A slug made of a name: `the-valley-courier`. */
export function slugOf(name: string): string {
  const ascii = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const slug = ascii
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');
  return slugPattern.test(slug) ? slug : 'news';
}

/** Judges a form field by field; every problem is a sentence that says what to do. */
export function readSettings(form: SettingsForm): SettingsReading {
  const problems: SettingsProblems = {};
  const problem = (field: keyof SettingsProblems, sentence: string) => {
    problems[field] = sentence;
    return '';
  };
  const line = (field: 'name' | 'fromName', missing: string): string => {
    const value = form[field].replace(/[\p{C}\s]+/gu, ' ').trim();
    if (!value) return problem(field, missing);
    return value.length > longest.line ? problem(field, text.tooLong(longest.line)) : value;
  };
  const address = (field: 'fromAddress' | 'replyTo'): string => {
    const parsed = parseAddress(form[field]);
    return parsed.kind === 'valid' ? parsed.address : problem(field, parsed.reason);
  };
  const optionalUrl = (field: 'logoUrl' | keyof SocialLinks, typed: string): string | null =>
    typed === '' ? null : (typedUrl(typed) ?? problem(field, text.url));
  const whole = (field: 'holdMinutes' | 'digestHour', most: number, sentence: string): number => {
    if (/^\d{1,5}$/.test(form[field]) && Number(form[field]) <= most) return Number(form[field]);
    problem(field, sentence);
    return 0;
  };

  const floodLimit = (typed: string): number | null => {
    if (typed === '') return null;
    if (/^\d{1,5}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= largestFloodLimit)
      return Number(typed);
    problem('floodLimit', text.flood);
    return null;
  };

  const slug = form.slug.toLowerCase();
  if (!slugPattern.test(slug)) problem('slug', text.slug);
  const color = form.color.toLowerCase();
  if (!/^#[0-9a-f]{6}$/.test(color)) problem('color', text.color);
  const language = /^([a-z]{2,3})(-[a-z0-9]+)*$/i.exec(form.language)?.[1]?.toLowerCase();
  if (!language) problem('language', text.language);
  const { defaultCadence } = form;
  if (!isCadence(defaultCadence)) problem('defaultCadence', text.cadence);
  if (form.postal.length > longest.postal) problem('postal', text.tooLong(longest.postal));
  const social: SocialLinks = {};
  for (const key of socialNames) {
    const url = optionalUrl(key, form.social[key]);
    if (url && url.length > longest.social) problem(key, text.tooLong(longest.social));
    else if (url) social[key] = url;
  }
  const settings = {
    slug,
    name: line('name', text.name),
    siteUrl: typedUrl(form.siteUrl) ?? problem('siteUrl', text.url),
    language: language ?? 'en',
    fromName: line('fromName', text.fromName),
    fromAddress: address('fromAddress'),
    replyTo: form.replyTo === '' ? null : address('replyTo'),
    postal: form.postal.replace(/\r\n?/g, '\n').trim() || null,
    color,
    logoUrl: optionalUrl('logoUrl', form.logoUrl),
    holdMinutes: whole('holdMinutes', longestHoldMinutes, text.hold),
    floodLimit: floodLimit(form.floodLimit),
    digestHour: whole('digestHour', 23, text.hour),
    social,
  };
  if (Object.keys(problems).length > 0 || !isCadence(defaultCadence)) return { kind: 'wrong', problems };
  return { kind: 'valid', settings: { ...settings, defaultCadence } };
}
