import { describe, expect, it } from 'vitest';
import { feedLinksOf, maxAgeOf, retryAfterOf, validatorOf } from '../../../src/feed/http/response-headers.ts';
import { unlessItHangs } from '../../support/growth.ts';

const now = new Date('2026-03-11T12:00:00Z');
const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1000);

describe('Retry-After', () => {
  it.each([
    ['120', inSeconds(120)],
    [' 5 ', inSeconds(5)],
    ['Wed, 11 Mar 2026 13:00:00 GMT', inSeconds(3600)],
    ['Wednesday, 11-Mar-26 13:00:00 GMT', inSeconds(3600)],
    ['700000', inSeconds(7 * 86_400)],
    ['99999999999999999999', inSeconds(7 * 86_400)],
    ['Fri, 01 Jan 2100 00:00:00 GMT', inSeconds(7 * 86_400)],
  ])('“%s” is a wait', (value, expected) => {
    expect(retryAfterOf({ 'retry-after': value }, now)).toEqual(expected);
  });

  it.each(['', '0', '-5', '1.5', 'soon', 'May 2032', 'Wed, 11 Mar 2026 11:00:00 GMT', 'May 32'])(
    '“%s” is none',
    (value) => {
      expect(retryAfterOf({ 'retry-after': value }, now)).toBeNull();
    },
  );

  it("as a date is read by the server's own clock", () => {
    const headers = {
      date: 'Wed, 11 Mar 2020 12:00:00 GMT',
      'retry-after': 'Wed, 11 Mar 2020 12:10:00 GMT',
    };
    expect(retryAfterOf(headers, now)).toEqual(inSeconds(600));
  });
});

describe('freshness', () => {
  it.each([
    [{}, null],
    [{ 'cache-control': 'max-age=300' }, 300],
    [{ 'cache-control': 'public, MAX-AGE="300", must-revalidate', age: '100' }, 200],
    [{ 'cache-control': 'max-age=300', age: '1000' }, 0],
    [{ 'cache-control': 'max-age=300', age: 'old' }, 300],
    [{ 'cache-control': 's-maxage=600' }, 600],
    [{ 'cache-control': 's-maxage=600, max-age=60' }, 60],
    [{ 'cache-control': ['private', 'max-age=60'] }, 60],
    [{ 'cache-control': 'max-age=60, no-cache' }, 0],
    [{ 'cache-control': 'no-store' }, 0],
    [{ 'cache-control': 'max-age=99999999999999' }, 31_536_000],
    [{ 'cache-control': 'public', expires: 'Wed, 11 Mar 2026 12:01:00 GMT' }, 60],
    [{ 'cache-control': 'max-age=soon', expires: '0' }, 0],
    [{ expires: '-1' }, 0],
    [{ expires: 'Wed, 11 Mar 2026 11:00:00 GMT' }, 0],
    [{ expires: 'Wed, 11 Mar 2020 12:10:00 GMT', date: 'Wed, 11 Mar 2020 12:00:00 GMT' }, 600],
    [{ 'cache-control': 'max-age=5', expires: 'Wed, 11 Mar 2026 12:01:00 GMT' }, 5],
  ])('of %j is %s', (headers, expected) => {
    expect(maxAgeOf(headers, now)).toBe(expected);
  });
});

describe('Link', () => {
  const links = (...header: string[]) =>
    feedLinksOf({ link: header }, new URL('https://a.example/blog/feed'));
  it('names hubs and self in one header or in many, absolute', () => {
    expect(links('<https://hub.example/>; rel="hub", <./>; rel="self alternate"', '</hub2>;REL=HUB')).toEqual(
      {
        hub: ['https://hub.example/', 'https://a.example/hub2'],
        self: 'https://a.example/blog/',
      },
    );
  });

  it.each([
    ['nothing', ''],
    ['another relation', '<https://hub.example/>; rel="preload"'],
    ['a relation in a title', '<https://hub.example/>; title="x; rel=hub"'],
    ['a second rel', '<https://hub.example/>; rel=next; rel=hub'],
    ['a link about another page', '<https://hub.example/>; rel=hub; anchor="/other"'],
    ['an address that is none', '<javascript:alert(1)>; rel=hub'],
    ['a link that breaks off', '<https://hub.example/; rel=hub'],
  ])('%s names none', (_what, header) => {
    expect(links(header)).toEqual({ hub: [], self: null });
  });

  it('about this very feed counts, and five hubs at most', () => {
    expect(links('<https://hub.example/>; rel=hub; anchor="#here"').hub).toHaveLength(1);
    expect(links('<https://hub.example/>; rel=hub; anchor=""').hub).toHaveLength(1);
    const many = Array.from({ length: 9 }, (_, index) => `<https://hub${index % 7}.example/>; rel=hub`);
    expect(links(many.join()).hub).toHaveLength(5);
  });

  // More than a header may have, so that work by the square of it would take minutes.
  it.each(['<', '<a>;', '<a>;x="', '<a> ', ';rel=hub'])('of nothing but “%s” hangs nothing', (piece) => {
    unlessItHangs(() => links(piece.repeat(400_000 / piece.length)));
  });
});

describe('a validator', () => {
  it.each(['"1"', 'W/"1"', 'unquoted', '\xe9\xff', ' odd '])('“%s” is kept as it came', (value) => {
    expect(validatorOf({ etag: value }, 'etag')).toBe(value);
  });

  it.each(['', '  ', 'a\u0001b', 'a\u007f', 'x'.repeat(2001), undefined])(
    '“%s” is none that could be sent back',
    (value) => {
      expect(validatorOf({ etag: value }, 'etag')).toBeNull();
    },
  );
});
