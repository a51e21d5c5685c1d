/** What is wrong with the value of an option; several commands share most of them. */
import { settingsFields } from '../../model/publications/settings/fields.ts';

const { max, maxLength } = settingsFields.topics;
const hold = settingsFields.holdMinutes;

export const optionText = {
  empty: 'It is empty: give a value.',
  sender: 'Write it like "Ann Lee <ann@example.org>".',
  senderName: 'The name is missing: write it like "Ann Lee <ann@example.org>".',
  minutes: `Give whole minutes, from ${hold.min} to ${hold.max} (a week).`,
  keyName: 'Give the key a name, like that of its program.',
  base: 'Write it like https://example.org/feed/.',
  timezone: 'Write it as IANA does, like Europe/Berlin or UTC.',
  weekday: 'Write a day like monday.',
  monthDay: 'Give a day from 1 to 28, or “last”.',
  quiet: 'Give two hours from 0 to 23, like 22-7.',
  topics: `Give categories of its articles with commas between them, ${max} at most, each of ${maxLength} characters at most.`,
};
