/** Languages by their tags (BCP 47). */

/** The tag in canonical form, or `en` where it isn't one. */
export function languageTag(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** `de` of the tag `de-AT`. */
export const primaryTag = (language: string): string => languageTag(language).split('-')[0]!;

/** `de` of `de-AT`, as a feed or a person wrote it; English where that names no language. */
export const primaryLanguage = (written: string | null): string =>
  /^([a-z]{2,3})\b/i.exec(written ?? '')?.[1]?.toLowerCase() ?? 'en';

const rightToLeft = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Mend', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa']);

/** The direction in which a language is written. */
export const directionOf = (language: string): 'ltr' | 'rtl' =>
  rightToLeft.has(new Intl.Locale(language).maximize().script ?? '') ? 'rtl' : 'ltr';
