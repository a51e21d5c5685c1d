import { expect, it } from 'vitest';
import { readingMinutes } from '../../../src/mail/render/reading-time.ts';
import { unlessItHangs } from '../../support/growth.ts';

it.each<[string, string, number | null]>([
  ['few words', 'word '.repeat(100), null],
  ['a minute', 'word '.repeat(230), 1],
  ['minutes, to the nearest', 'word '.repeat(230 * 4 - 60), 4],
  ['words with marks and hyphens as one each', 'it’s well-known '.repeat(230), 2],
  ['accents as part of their word', 'e\u0301te\u0301 '.repeat(460), 2],
  ['Arabic words', 'قَرَأَ الكتاب '.repeat(230), 2],
  ['Chinese by characters', '港'.repeat(1500), 3],
  [
    'Japanese by characters, with words in between',
    `${'ひらがなカタカナ漢字'.repeat(50)}${'word '.repeat(230)}`,
    2,
  ],
  ['no addresses', 'https://x.example/a-b-c-d-e-f [https://y.example/1-2-3-4] '.repeat(300), null],
  ['a very long text by its beginning', 'word '.repeat(230_000), 1000],
  ['nothing', '', null],
])('counts %s', (_name, text, minutes) => {
  expect(readingMinutes(text)).toBe(minutes);
});

it.each(['x', '-x'])('does not hang on a long text without any blank, of “%s”', (part) => {
  const text = part.repeat(1_000_000);
  // Only the beginning counts: several times over, so that work by the square of that would take minutes.
  unlessItHangs(() => {
    for (let time = 0; time < 20; time += 1) readingMinutes(text);
  });
});
