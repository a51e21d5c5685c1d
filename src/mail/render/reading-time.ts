/** How long an article takes to read. */

/** An adult's reading speed per minute: in words, or in characters for scripts without spaces. */
const perMinute = { words: 230, characters: 500 };

const characters = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const words = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’-][\p{L}\p{M}\p{N}]+)*/gu;
/** The addresses after links in an article's plain text. */
const addresses = /\[(?:https?|mailto|tel):[^\]\s]*\]|https?:\/\/\S+/g;

const count = (text: string, pattern: RegExp): number => {
  let found = 0;
  for (const _ of text.matchAll(pattern)) found += 1;
  return found;
};

/** Number of characters that we count; we extrapolate the rest of a longer text. */
const maxCounted = 100_000;

/**
 * @returns whole minutes; null for less than one, which also avoids a time for articles of which the
 * feed has only a few sentences
 */
export function readingMinutes(text: string): number | null {
  const counted = text.slice(0, maxCounted);
  const plain = counted.replace(addresses, ' ');
  const signs = count(plain, characters);
  const minutes =
    signs / perMinute.characters + count(plain.replace(characters, ' '), words) / perMinute.words;
  return minutes < 1 ? null : Math.round((minutes * text.length) / counted.length);
}
