import { expect, it } from 'vitest';
import { slugOf } from '../../../src/model/publications/slug.ts';

it('a slug is made of any name', () => {
  expect(slugOf('The Valley Courier!')).toBe('the-valley-courier');
  expect(slugOf('Zürich à la carte')).toBe('zurich-a-la-carte');
  expect(slugOf('新聞')).toBe('news');
  expect(slugOf(`${'long '.repeat(30)}name`).length).toBeLessThanOrEqual(40);
});
