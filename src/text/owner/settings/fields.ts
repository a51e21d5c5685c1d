/** The words of each setting of a publication. A setting without all of its words doesn't compile. */
import type {
  FieldOf,
  PublicationSettings,
  RequiredLine,
  SettingsField,
} from '../../../model/publications/settings/fields.ts';
import { catalogues } from '../../reader/catalogues.ts';

interface Labelled {
  label: string;
  hint: string | null;
  /** The label in the list of what is wrong, where the field's own is not enough without its legend. */
  listed?: string;
}

type Words<F extends SettingsField> = Labelled &
  (F extends FieldOf<'choice'> ? { options: Record<PublicationSettings[F], string> } : unknown) &
  (F extends RequiredLine ? { missing: string } : unknown) &
  (F extends FieldOf<'whole'> ? { notWithin: (bounds: Record<'min' | 'max', number>) => string } : unknown);

/** Fields that have words of their own; social links go by the names of their networks. */
export type WordedField = Exclude<SettingsField, FieldOf<'links'>>;

const languages = catalogues.map(({ name }) => name).join(', ');

export const fieldText: { [F in WordedField]: Words<F> } = {
  name: {
    label: 'Name',
    hint: 'Of the site or newsletter, as readers know it.',
    missing: 'Readers need a name to know it by: type one.',
  },
  slug: { label: 'Short name', hint: 'A part of every address:' },
  siteUrl: { label: 'Site', hint: 'Where its name leads on pages and in mails.' },
  color: {
    label: 'Colour',
    hint: 'Of buttons and of the head of mails. It is adjusted by itself where words could not be read on it.',
  },
  logoUrl: {
    label: 'Logo',
    hint: 'The web address of a picture, such as https://example.org/logo.png.',
  },
  fromName: {
    label: 'Sender’s name',
    hint: 'The first thing that readers see in their inbox.',
    missing: 'Type the name that readers see as the sender, such as the site’s.',
  },
  fromAddress: {
    label: 'Sender’s address',
    hint: 'Your mail server must be allowed to send for its domain.',
  },
  replyTo: { label: 'Answers go to', hint: 'Left empty, they go to the sender’s address.' },
  postal: {
    label: 'Postal address',
    hint: 'Stands at the foot of each mail. Many countries ask for one by law, and spam filters like to see it.',
  },
  defaultCadence: {
    label: 'Offered first',
    hint: 'Each reader chooses how often; this is what the form starts with.',
  },
  digestHour: { label: 'At', hint: null },
  digestWeekday: { label: 'Weekly ones on', hint: null },
  digestMonthDay: { label: 'Monthly ones on the', hint: null },
  quietFrom: { label: 'From', hint: null, listed: 'Quiet hours: From' },
  quietTo: { label: 'Until', hint: null, listed: 'Quiet hours: Until' },
  timezone: {
    label: 'Your time zone',
    hint: 'Dates in mails are in it, and so is a reader whose own zone is not known.',
  },
  lateHours: {
    label: 'Hours that a digest may be late',
    hint: 'If Postrider was not running when a digest was due, the digest still goes out within so many hours. After that it waits for the next one, and nothing is missing in that.',
    notWithin: ({ min, max }) => `Give whole hours, from ${min} to ${max} (a week).`,
  },
  font: {
    label: 'Font',
    hint: 'Mails load no fonts: of each kind, readers see the one that their device has.',
    options: { sans: 'Plain', serif: 'Bookish', humanist: 'Friendly', typewriter: 'Typewriter' },
  },
  tagline: {
    label: 'Line under the name',
    hint: 'At the head of every mail, such as what you write about.',
  },
  footNote: {
    label: 'Your own words at the foot',
    hint: 'Stand above the links to change or to leave, in every mail.',
  },
  digestExtent: {
    label: 'Of each article, a digest shows',
    hint: 'Long mails are cut off by some mail programs: where a digest gets too long, it shows beginnings.',
    options: { excerpt: 'Its beginning', whole: 'The whole text' },
  },
  digestGroups: {
    label: 'A digest is in parts',
    hint: null,
    options: { none: 'No, the articles one after another', category: 'By category', feed: 'By feed' },
  },
  mostArticles: {
    label: 'Articles in one mail, at most',
    hint: 'Where there are more, the mail ends with a link to the rest on your site.',
    notWithin: ({ min, max }) => `Give a whole number from ${min} to ${max}.`,
  },
  welcome: { label: 'Welcome new readers', hint: 'One mail, right after they have confirmed.' },
  goodbye: { label: 'Say goodbye', hint: 'One last mail when they leave, with a way back.' },
  topics: {
    label: 'The form offers these topics',
    hint: 'They are the categories of your newest articles. Readers who tick some of what you offer get only articles in these. Offer none, and the form does not ask.',
  },
  holdMinutes: {
    label: 'Minutes for corrections',
    hint: 'A new article waits so long before it is mailed, and is then fetched once more: mails carry what you corrected meanwhile.',
    notWithin: ({ min, max }) => `Give whole minutes, from ${min} to ${max} (a week).`,
  },
  floodLimit: {
    label: 'Ask me when more than this come at once',
    hint: 'New articles then wait for your word, and nobody is mailed meanwhile. Left empty, Postrider goes by what each feed usually brings: it asks from more than ten on, or more than three times a usual day.',
    notWithin: ({ min, max }) => `Give a whole number from ${min} to ${max}, or leave it empty.`,
  },
  fullText: {
    label: 'Whole text from the article’s page',
    hint: 'For a feed that has but the beginning of its articles: Postrider then reads each new article’s own page, and mails carry the whole text instead of a teaser.',
  },
  language: {
    label: 'Language of the articles',
    hint: `Forms, the follow bar and mails to new readers are in it too where Postrider has it (${languages}), else in English. Each reader can choose another.`,
  },
};
