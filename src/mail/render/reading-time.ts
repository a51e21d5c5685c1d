/** How long an article takes to read. */

/** What a grown-up reads in a minute: words, and characters of scripts that write without spaces. */
const perMinute = { words: 230, characters: 500 };

const characters = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const words = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’-][\p{L}\p{M}\p{N}]+)*/gu;
/** The addresses that a text twin puts behind links. */
const addresses = /\[(?:https?|mailto|tel):[^\]\s]*\]|https?:\/\/\S+/g;

const count = (text: string, pattern: RegExp): number => {
  let found = 0;
  for (const _ of text.matchAll(pattern)) found += 1;
  return found;
};

/** Characters that are counted; of a longer text the rest is taken to be alike. */
const maxCounted = 100_000;

/** Whole minutes; null for less than one, which also keeps a feed's few sentences from being taken for the article. */
export function readingMinutes(text: string): number | null {
  const counted = text.slice(0, maxCounted);
  const plain = counted.replace(addresses, ' ');
  const signs = count(plain, characters);
  const minutes =
    signs / perMinute.characters + count(plain.replace(characters, ' '), words) / perMinute.words;
  return minutes < 1 ? null : Math.round((minutes * text.length) / counted.length);
}
