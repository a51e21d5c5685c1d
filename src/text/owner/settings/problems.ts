/** What is wrong with a setting of a publication, and what to do. */
import { settingsDefaults } from '../../../model/publications/settings/defaults.ts';
import type { FieldOf, RequiredLine, SettingsInput } from '../../../model/publications/settings/fields.ts';
import type { SettingsProblem, SettingsProblems } from '../../../model/publications/settings/problems.ts';
import { addressText } from '../../english/addresses.ts';
import { type Sentences, sentenceOf } from '../../sentences.ts';
import { fieldText } from './fields.ts';

/** Codes whose sentences are each field's own. */
type Own = Extract<SettingsProblem, { code: 'missing' | 'not-within' }>;

const sentences: Sentences<Exclude<SettingsProblem, Own>> = {
  ...addressText,
  'text-too-long': ({ max }) => `This is too long: ${max} characters at most.`,
  'not-a-url': 'This is not a web address. Write it like https://example.org/page.',
  slug: 'Use letters a to z, digits and hyphens, 63 at most: it becomes a part of addresses.',
  'slug-taken': 'Another publication here has this short name. Choose another one.',
  color: `Write a colour as # and six digits from 0 to f, such as ${settingsDefaults.color}.`,
  language: 'Write a language as its code, such as en or pt-BR.',
  'not-a-choice': 'Choose one of these.',
  hour: 'Choose a full hour from 0 to 23.',
  weekday: 'Choose a day of the week.',
  'month-day': 'Choose a day from the 1st to the 28th, or the last day.',
  timezone: 'There is no such time zone. Choose one from the list.',
  'quiet-half': 'Quiet hours need both: when they begin and when they end. Or leave both open.',
  'quiet-same': 'Quiet hours that end as they begin are none. Choose another hour, or leave both open.',
  'too-many-topics': ({ count, max }) =>
    `These are ${count} topics. Offer ${max} at most: readers are to see them at a glance.`,
  'topic-too-long': ({ topic, max }) => `“${topic}…” is too long for a topic: ${max} characters at most.`,
};

function sentence(input: SettingsInput, problem: SettingsProblem): string {
  // The compiler can't see that only fields with these sentences have these problems.
  if (problem.code === 'missing') return fieldText[input as RequiredLine].missing;
  if (problem.code === 'not-within') return fieldText[input as FieldOf<'whole'>].notWithin(problem);
  return sentenceOf(sentences, problem);
}

export type SettingsSentences = Partial<Record<SettingsInput, string>>;

/** A sentence for each field that is wrong. */
export function sentencesOf(problems: SettingsProblems): SettingsSentences {
  const entries = Object.entries(problems) as [SettingsInput, SettingsProblem][];
  return Object.fromEntries(entries.map(([input, problem]) => [input, sentence(input, problem)]));
}
