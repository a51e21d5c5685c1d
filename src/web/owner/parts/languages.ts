/** The languages of ISO 639-1 by their English names, as the JavaScript engine knows them. */
const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
const letters = [...'abcdefghijklmnopqrstuvwxyz'];

const known = letters
  .flatMap((first) => letters.map((second) => first + second))
  // A former code such as `iw` maps to the current one.
  .filter((code) => Intl.getCanonicalLocales(code)[0] === code)
  .flatMap((code) => ({ value: code, label: names.of(code) ?? '' }))
  .filter(({ label }) => label !== '')
  .sort((one, other) => one.label.localeCompare(other.label, 'en'));

/** Returns options for a `<select>`; an unknown code stays unchanged. */
export const languageOptions = (chosen: string): { value: string; label: string }[] =>
  known.some(({ value }) => value === chosen) ? known : [{ value: chosen, label: chosen }, ...known];
