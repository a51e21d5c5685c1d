/** How the fields of an owner's forms are judged: each gives its value, and what is wrong is told as a sentence. */

import { webUrl } from '../../lib/web-url.ts';
import { settingsText as text } from '../../text/owner/settings.ts';

/** Says what is wrong with a field. What the field then gives is not used. */
export type Tell<Field> = (field: Field, sentence: string) => void;

/** A web address as a person types it, `https://` put before one without a scheme; null if it is none. */
export function typedUrl(typed: string): string | null {
  const hasScheme = /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(typed); // mailto:, but not localhost:8080
  const url = webUrl(hasScheme ? typed : `https://${typed}`);
  return url && !new URL(url).username && !new URL(url).password ? url : null;
}

/** What was typed as one line, without signs that can't be seen. */
export const oneLine = (typed: string): string => typed.replace(/[\p{C}\s]+/gu, ' ').trim();

/** What was typed as lines. */
export const manyLines = (typed: string): string => typed.replace(/\r\n?/g, '\n').trim();

/** The judge of a form's fields. */
export function judgeOf<Form, Field extends keyof Form>(form: Form, tell: Tell<Field>) {
  const typed = (field: Field): string => String(form[field]);
  return {
    /** A whole number within bounds. */
    whole(field: Field, [least, most]: [number, number], sentence: string): number {
      const value = typed(field);
      const number = /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN;
      if (number >= least && number <= most) return number;
      tell(field, sentence);
      return least;
    },
    /** One of those that can be chosen. */
    oneOf<T extends string>(field: Field, all: readonly T[], sentence: string = text.choose): T {
      const found = all.find((each) => each === typed(field));
      if (found === undefined) tell(field, sentence);
      return found ?? all[0]!;
    },
    /** Null where nothing was typed. */
    short(field: Field, most: number, tidied: (typed: string) => string = oneLine): string | null {
      const value = tidied(typed(field));
      if (value.length > most) tell(field, text.tooLong(most));
      return value || null;
    },
    /** An address that may be left out. */
    url(field: Field): string | null {
      if (typed(field) === '') return null;
      const url = typedUrl(typed(field));
      if (url === null) tell(field, text.url);
      return url;
    },
  };
}
