/** What is wrong with a setting of a publication, and what to do. */
export const settingsText = {
  name: 'Readers need a name to know it by: type one.',
  fromName: 'Type the name that readers see as the sender, such as the site’s.',
  tooLong: (most: number): string => `This is too long: ${most} characters at most.`,
  url: 'This is not a web address. Write it like https://example.org/page.',
  slug: 'Use letters a to z, digits and hyphens, 63 at most: it becomes a part of addresses.',
  slugTaken: 'Another publication here has this short name. Choose another one.',
  color: 'Write a colour as # and six digits from 0 to f, such as #1f5fbf.',
  language: 'Write a language as its code, such as en or pt-BR.',
  choose: 'Choose one of these.',
  hold: 'Give whole minutes, from 0 to 10080 (a week).',
  flood: 'Give a whole number from 1 to 10000, or leave it empty.',
  hour: 'Choose a full hour from 0 to 23.',
  timezone: 'There is no such time zone. Choose one from the list.',
  weekday: 'Choose a day of the week.',
  monthDay: 'Choose a day from the 1st to the 28th, or the last day.',
  quietHalf: 'Quiet hours need both: when they begin and when they end. Or leave both open.',
  quietSame: 'Quiet hours that end as they begin are none. Choose another hour, or leave both open.',
  late: 'Give whole hours, from 1 to 168 (a week).',
  most: 'Give a whole number from 1 to 100.',
  topicsMany: (count: number, most: number): string =>
    `These are ${count} topics. Offer ${most} at most: readers are to see them at a glance.`,
  topicLong: (topic: string, most: number): string =>
    `“${topic}…” is too long for a topic: ${most} characters at most.`,
};
