import { expect, it } from 'vitest';
import { readingMinutes } from '../../../src/mail/render/reading-time.ts';

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

it('is quick with a long text without any blank', () => {
  const start = performance.now();
  readingMinutes('x'.repeat(1_000_000));
  readingMinutes('-x'.repeat(500_000));
  expect(performance.now() - start).toBeLessThan(1000);
});
