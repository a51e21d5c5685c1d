/** What an owner sets of a publication: typed into a form, judged, and as it is stored. */

import { addressText } from '../../text/english/addresses.ts';
import { settingsText as text } from '../../text/owner/settings.ts';
import { sentenceOf } from '../../text/sentences.ts';
import { parseAddress } from '../subscribers/addresses.ts';
import { type DigestForm, type DigestSettings, readDigests } from './digest-settings.ts';
import { type LookForm, type LookSettings, readLook } from './look-settings.ts';
import { judgeOf, manyLines, oneLine, type Tell, typedUrl } from './settings-judge.ts';
import { type SocialLinks, socialNames } from './social.ts';

/** Every field as it was typed; '' where nothing was. */
export interface SettingsForm extends DigestForm, LookForm {
  name: string;
  slug: string;
  siteUrl: string;
  language: string;
  fromName: string;
  fromAddress: string;
  replyTo: string;
  postal: string;
  holdMinutes: string;
  floodLimit: string;
  social: Record<keyof SocialLinks, string>;
  /** Ids of the feeds whose articles are read at their own page. */
  fullText: number[];
}

type SettingsField = keyof SettingsForm | keyof SocialLinks;

/** Sentences by field; social links by their own names. */
export type SettingsProblems = Partial<Record<SettingsField, string>>;

export interface PublicationSettings extends DigestSettings, LookSettings {
  slug: string;
  name: string;
  siteUrl: string;
  /** Primary language, BCP 47. */
  language: string;
  fromName: string;
  fromAddress: string;
  replyTo: string | null;
  postal: string | null;
  holdMinutes: number;
  /** More new articles at once are stopped until the owner answers; null for what a feed's own history gives. */
  floodLimit: number | null;
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
  const tell = (field: SettingsField, sentence: string) => {
    problems[field] ??= sentence;
  };
  const settings: PublicationSettings = {
    ...readName(form, tell),
    ...readSender(form, tell),
    ...readLook(form, tell),
    ...readDigests(form, tell),
    ...readIntake(form, tell),
    social: readSocial(form, tell),
  };
  return Object.keys(problems).length > 0 ? { kind: 'wrong', problems } : { kind: 'valid', settings };
}

/** One line that has to be there. */
function named(
  form: SettingsForm,
  field: 'name' | 'fromName',
  missing: string,
  tell: Tell<SettingsField>,
): string {
  const value = oneLine(form[field]);
  if (!value) tell(field, missing);
  else if (value.length > longest.line) tell(field, text.tooLong(longest.line));
  return value;
}

function readName(form: SettingsForm, tell: Tell<SettingsField>) {
  const slug = form.slug.toLowerCase();
  if (!slugPattern.test(slug)) tell('slug', text.slug);
  const language = /^([a-z]{2,3})(-[a-z0-9]+)*$/i.exec(form.language)?.[1]?.toLowerCase();
  if (!language) tell('language', text.language);
  const siteUrl = typedUrl(form.siteUrl);
  if (siteUrl === null) tell('siteUrl', text.url);
  const name = named(form, 'name', text.name, tell);
  return { slug, name, siteUrl: siteUrl ?? '', language: language ?? 'en' };
}

function readSender(form: SettingsForm, tell: Tell<SettingsField>) {
  const address = (field: 'fromAddress' | 'replyTo'): string => {
    const parsed = parseAddress(form[field]);
    if (parsed.kind === 'valid') return parsed.address;
    tell(field, sentenceOf(addressText, parsed.problem));
    return '';
  };
  return {
    fromName: named(form, 'fromName', text.fromName, tell),
    fromAddress: address('fromAddress'),
    replyTo: form.replyTo === '' ? null : address('replyTo'),
    postal: judgeOf(form, tell).short('postal', longest.postal, manyLines),
  };
}

function readIntake(form: SettingsForm, tell: Tell<SettingsField>) {
  const { whole } = judgeOf(form, tell);
  const asked = form.floodLimit !== '';
  return {
    holdMinutes: whole('holdMinutes', [0, longestHoldMinutes], text.hold),
    floodLimit: asked ? whole('floodLimit', [1, largestFloodLimit], text.flood) : null,
  };
}

function readSocial({ social }: SettingsForm, tell: Tell<keyof SocialLinks>): SocialLinks {
  const { url } = judgeOf(social, tell);
  const links: SocialLinks = {};
  for (const name of socialNames) {
    const link = url(name);
    if (link && link.length > longest.social) tell(name, text.tooLong(longest.social));
    else if (link) links[name] = link;
  }
  return links;
}
