/** Months by their names: English, and the languages in which careless feeds write them. */

const english = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const languages = [
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'nl',
  'sv',
  'da',
  'nb',
  'fi',
  'pl',
  'cs',
  'sk',
  'hu',
  'ro',
  'ru',
  'uk',
  'el',
  'tr',
  'id',
  'ca',
];

const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[\p{M}.]/gu, '')
    .toLowerCase();

let foreign: Map<string, number> | undefined;

function foreignNames(): Map<string, number> {
  const names = new Map<string, number>();
  for (const language of languages) {
    for (const month of ['long', 'short'] as const) {
      // With a day before it, as Slavic languages and Greek decline the name then.
      const parts = new Intl.DateTimeFormat(language, { day: 'numeric', month, timeZone: 'UTC' });
      for (let index = 0; index < 12; index++) {
        const found = parts
          .formatToParts(new Date(Date.UTC(2024, index, 1)))
          .find(({ type }) => type === 'month');
        const name = plain(found?.value ?? '');
        if (name && !names.has(name)) names.set(name, index + 1);
      }
    }
  }
  return names;
}

/** 1 to 12; null for what names no month. */
export function monthNamed(name: string): number | null {
  const index = english.indexOf(name.slice(0, 3).toLowerCase());
  if (index >= 0 && /^[a-z]+$/i.test(name)) return index + 1;
  foreign ??= foreignNames();
  return foreign.get(plain(name)) ?? null;
}
