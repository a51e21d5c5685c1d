/** The words of the page of settings around its fields, and those that only one field has. */
import type { SettingsGroup, SettingsPart } from '../../../model/publications/settings/kinds.ts';
import type { SocialName } from '../../../model/publications/social.ts';

export const partText: Record<SettingsPart, { title: string; lead: string | null }> = {
  looks: { title: 'What readers see', lead: null },
  sender: { title: 'Who writes', lead: null },
  social: {
    title: 'Where else to find you',
    lead: 'Each page that you give here gets a button in the follow bar and a link at the foot of each mail. Leave out what you do not use.',
  },
  when: { title: 'When mails come', lead: 'How often, at what hour, quiet hours' },
  mails: {
    title: 'How mails look',
    lead: 'Font, words of your own, what digests show, welcome and goodbye',
  },
  topics: { title: 'Topics', lead: 'What readers can choose from' },
  more: { title: 'More', lead: 'Time for corrections, articles at once, language' },
};

export const groupText: Record<SettingsGroup, { legend: string; hint: string | null }> = {
  'digest-time': {
    legend: 'Digests go out',
    hint: 'This is what the form offers, on the clock of each reader, who can choose another hour and day. Readers who follow already keep theirs.',
  },
  quiet: {
    legend: 'Quiet hours',
    hint: 'In these hours, on each reader’s own clock, no article is mailed at once: it waits until they are over, and all that came meanwhile is one mail. Digests go out at the hour that the reader chose.',
  },
  greetings: { legend: 'Mails of welcome and goodbye', hint: null },
};

const socialExamples: Record<SocialName, string> = {
  youtube: 'https://www.youtube.com/@name',
  linkedin: 'https://www.linkedin.com/company/name',
  instagram: 'https://www.instagram.com/name',
  wechat: 'https://u.wechat.com/code',
  whatsapp: 'https://wa.me/491701234567',
  messenger: 'https://m.me/name',
};

export const settingsPageText = {
  optional: 'optional',
  wrong: (count: number): string =>
    count === 1 ? 'One field needs another look:' : `${count} fields need another look:`,
  slugStays: 'It is in links that readers have, so it stays.',
  colorPick: 'Pick the colour',
  noHour: 'None',
  fontSample: 'The old mill turns again, after forty years',
  topicsCount: (articles: number): string => (articles === 1 ? 'in one article' : `in ${articles} articles`),
  topicsNone:
    'None of your newest articles has a category. Readers who choose topics get only articles in these.',
  otherTopics: 'Other topics',
  otherTopicsHint: 'One a line, spelt as the categories of your articles will be.',
  socialExamples,
};
