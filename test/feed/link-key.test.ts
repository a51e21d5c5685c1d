import { describe, expect, it } from 'vitest';
import { parseDate } from '../../src/feed/dates.ts';
import { linkKey } from '../../src/feed/link-key.ts';

describe('the key of a link', () => {
  it.each([
    'https://example.org/a/b?x=1&y=2',
    'http://www.example.org/a/b/?x=1&y=2',
    'HTTPS://WWW.EXAMPLE.ORG:443/a/b?x=1&y=2#comments',
    'https://example.org/a/b?utm_source=rss&x=1&UTM_Medium=feed&y=2&fbclid=1&gclid=2&mc_cid=3',
    'http://example.org:80/a/b?x=1&&y=2&',
  ])('is one for %s', (url) => {
    expect(linkKey(url)).toBe('example.org/a/b?x=1&y=2');
  });

  it.each([
    ['https://example.org/', 'example.org'],
    ['https://example.org?p=1', 'example.org?p=1'],
    ['https://example.org:8080/A?b=C', 'example.org:8080/A?b=C'],
    ['https://example.org/caf%c3%a9', 'example.org/caf%C3%A9'],
    ['https://example.org/café', 'example.org/caf%C3%A9'],
    ['https://example.org/#!/post/1', 'example.org#!/post/1'],
    ['https://example.org/?utm=1&y=2&x=1', 'example.org?utm=1&y=2&x=1'],
    [' no address ', 'no address'],
  ])('keeps what tells pages apart: %s', (url, key) => {
    expect(linkKey(url)).toBe(key);
  });
});

describe('a date', () => {
  it.each([
    ['Tue, 04 Mar 2025 09:30:00 +0100', '2025-03-04T08:30:00.000Z'],
    ['4 Mar 25 09:30 EST', '2025-03-04T14:30:00.000Z'],
    ['Tuesday, 4 March 2025 09:30:00 CEST', '2025-03-04T07:30:00.000Z'],
    ['Tue, 4 Mar 2025 09:30:00', '2025-03-04T09:30:00.000Z'],
    ['04-Mar-2025', '2025-03-04T00:00:00.000Z'],
    ['2025-03-04T09:30:00.5+02:00', '2025-03-04T07:30:00.500Z'],
    ['2025-03-04 09:30:00 -0500', '2025-03-04T14:30:00.000Z'],
    ['2025-03-04 09:30 UTC', '2025-03-04T09:30:00.000Z'],
    ['2025-03-04', '2025-03-04T00:00:00.000Z'],
  ])('%s is read', (text, iso) => {
    expect(parseDate(text)?.toISOString()).toBe(iso);
  });

  it.each(['', 'yesterday', '31 Feb 2025 00:00:00 GMT', '2025-13-01', '0000-01-01', '4 Foo 2025'])(
    '“%s” is none',
    (text) => {
      expect(parseDate(text)).toBeNull();
    },
  );
});
