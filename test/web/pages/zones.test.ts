import { expect, test } from 'vitest';
import { nameToday } from '../../../src/web/pages/zones.ts';

test('a zone has the name in use today', () => {
  expect(nameToday('Europe/Kiev')).toBe('Europe/Kyiv');
  expect(nameToday('Europe/Berlin')).toBe('Europe/Berlin');
});

test.each(['toString', '__proto__', 'constructor'])('%s, sent as a zone, stays a text', (sent) => {
  expect(nameToday(sent)).toBe(sent);
});
