/** Languages by their tags (BCP 47). */

/** Returns the tag in canonical form, or `en` if it is not a valid tag. */
export function languageTag(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** Returns the primary subtag: `de` for `de-AT`. */
export const primaryTag = (language: string): string => languageTag(language).split('-')[0]!;

/** Returns the primary subtag of a tag as a feed or a person wrote it; `en` if it names no language. */
export const primaryLanguage = (written: string | null): string =>
  /^([a-z]{2,3})\b/i.exec(written ?? '')?.[1]?.toLowerCase() ?? 'en';

const rightToLeft = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Mend', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa']);

/** Returns the direction in which a language is written. */
export const directionOf = (language: string): 'ltr' | 'rtl' =>
  rightToLeft.has(new Intl.Locale(language).maximize().script ?? '') ? 'rtl' : 'ltr';
