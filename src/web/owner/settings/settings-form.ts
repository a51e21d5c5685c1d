/** The form of a publication's settings: as it was sent, and as it is filled in. */

import type { Feed } from '../../../model/feeds/feed.ts';
import { safeColor } from '../../../model/publications/colors.ts';
import type { DigestForm } from '../../../model/publications/digest-settings.ts';
import type { LookForm } from '../../../model/publications/look-settings.ts';
import type { Publication } from '../../../model/publications/publication.ts';
import type { SettingsForm } from '../../../model/publications/publication-settings.ts';
import { type SocialName, socialNames } from '../../../model/publications/social.ts';
import type { Form } from '../../http/form.ts';
import { nameToday } from '../../pages/zones.ts';

/** The field of a feed: whether its articles are read at their own page. */
export const fullTextField = (feedId: number): string => `fullText-${feedId}`;

/** Reads what `SettingsFields` sends; nothing is judged yet. `feeds` are those that the form shows. */
export function readSettingsForm(form: Form, feeds: Pick<Feed, 'id'>[] = []): SettingsForm {
  return {
    name: form('name'),
    slug: form('slug'),
    siteUrl: form('siteUrl'),
    language: form('language'),
    fromName: form('fromName'),
    fromAddress: form('fromAddress'),
    replyTo: form('replyTo'),
    postal: form('postal'),
    ...lookOf(form),
    color: readColor(form),
    ...digestsOf(form),
    timezone: nameToday(form('timezone')),
    topics: [...form.all('topics'), ...form('otherTopics').split('\n')],
    holdMinutes: form('holdMinutes'),
    floodLimit: form('floodLimit'),
    social: socialOf(form),
    fullText: feeds.map(({ id }) => id).filter((id) => form(fullTextField(id)) !== ''),
  };
}

/** The settings of a publication and its feeds, to be filled into their form. */
export function formOf(publication: Publication, feeds: Pick<Feed, 'id' | 'fullText'>[]): SettingsForm {
  const { name, slug, siteUrl, language, fromName, fromAddress, topics } = publication;
  const stored = (field: keyof Publication): string => {
    const value = publication[field];
    return typeof value === 'boolean' ? (value ? 'on' : '') : String(value ?? '');
  };
  return {
    name,
    slug,
    siteUrl,
    language,
    fromName,
    fromAddress,
    replyTo: publication.replyTo ?? '',
    postal: publication.postal ?? '',
    ...lookOf(stored),
    ...digestsOf(stored),
    topics,
    holdMinutes: stored('holdMinutes'),
    floodLimit: stored('floodLimit'),
    social: socialOf((key) => publication.social[key as SocialName] ?? ''),
    fullText: feeds.filter(({ fullText }) => fullText).map(({ id }) => id),
  };
}

/** What a new publication begins with: as the database does, but for what is known of its site. */
export const newForm: Omit<
  SettingsForm,
  'name' | 'slug' | 'siteUrl' | 'language' | 'fromName' | 'fromAddress'
> = {
  replyTo: '',
  postal: '',
  color: '#1f5fbf',
  logoUrl: '',
  font: 'sans',
  tagline: '',
  footNote: '',
  mostArticles: '20',
  digestExtent: 'excerpt',
  digestGroups: 'none',
  welcome: '',
  goodbye: '',
  timezone: 'UTC',
  defaultCadence: 'instant',
  digestHour: '8',
  digestWeekday: '1',
  digestMonthDay: '1',
  quietFrom: '',
  quietTo: '',
  lateHours: '12',
  topics: [],
  holdMinutes: '10',
  floodLimit: '',
  fullText: [],
  social: socialOf(() => ''),
};

type Value<Field extends string> = (field: Field) => string;

function lookOf(value: Value<keyof LookForm>): LookForm {
  return {
    color: value('color'),
    logoUrl: value('logoUrl'),
    font: value('font'),
    tagline: value('tagline'),
    footNote: value('footNote'),
    mostArticles: value('mostArticles'),
    digestExtent: value('digestExtent'),
    digestGroups: value('digestGroups'),
    welcome: value('welcome'),
    goodbye: value('goodbye'),
  };
}

function digestsOf(value: Value<keyof DigestForm>): Omit<DigestForm, 'topics'> {
  return {
    timezone: value('timezone'),
    defaultCadence: value('defaultCadence'),
    digestHour: value('digestHour'),
    digestWeekday: value('digestWeekday'),
    digestMonthDay: value('digestMonthDay'),
    quietFrom: value('quietFrom'),
    quietTo: value('quietTo'),
    lateHours: value('lateHours'),
  };
}

function socialOf(value: (name: SocialName) => string): Record<SocialName, string> {
  return Object.fromEntries(socialNames.map((name) => [name, value(name)])) as Record<SocialName, string>;
}

/** Typed, or picked: without scripts the two do not follow each other, so the one that was changed counts. */
function readColor(form: Form): string {
  const [typed, picked, shown] = [form('color'), form('colorPicked'), form('colorShown')];
  return typed === shown && picked && picked !== safeColor(shown) ? picked : typed;
}
