import { describe, expect, it } from 'vitest';
import { typedAddress } from '../../../src/feed/discover/typed-address.ts';
import { discoveryProblem } from '../../../src/text/owner/feed-problems.ts';
import { told } from '../../support/feed/told.ts';
import { unlessItHangs } from '../../support/growth.ts';

const first = (typed: string): string => {
  const address = typedAddress(typed);
  return address.kind === 'candidates' ? address.urls[0]! : discoveryProblem(address.problem);
};

describe('an address that a person types', () => {
  it.each([
    ['example.org', 'https://example.org/'],
    ['  Example.ORG/Blog ', 'https://example.org/Blog'],
    ['<https://example.org/blog/>', 'https://example.org/blog/'],
    ['“example.org”', 'https://example.org/'],
    ["'www.example.org'", 'https://www.example.org/'],
    ['example.org.', 'https://example.org/'],
    ['https://example.org/post, ', 'https://example.org/post'],
    ['(https://example.org/post)', 'https://example.org/post'],
    ['https://example.org/Tide_(sea)', 'https://example.org/Tide_(sea)'],
    ['HTTPS://EXAMPLE.ORG', 'https://example.org/'],
    ['http://example.org', 'http://example.org/'],
    ['http//example.org', 'http://example.org/'],
    ['http:/example.org/x', 'http://example.org/x'],
    ['htttps:///example.org', 'https://example.org/'],
    ['https:example.org', 'https://example.org/'],
    ['http://https://example.org/', 'http://example.org/'],
    ['//example.org/x', 'https://example.org/x'],
    ['feed://example.org/feed', 'http://example.org/feed'],
    ['feed:https://example.org/feed', 'https://example.org/feed'],
    ['feed://https://example.org/feed', 'https://example.org/feed'],
    ['bücher.example', 'https://xn--bcher-kva.example/'],
    ['https://例え.テスト/ブログ', 'https://xn--r8jz45g.xn--zckzah/%E3%83%96%E3%83%AD%E3%82%B0'],
    ['localhost:8080', 'https://localhost:8080/'],
    ['192.0.2.7/blog', 'https://192.0.2.7/blog'],
    ['The Harbour: https://harbour.example.org/blog thanks', 'https://harbour.example.org/blog'],
    ['https://example.org/2025/ 03/gulls', 'https://example.org/2025/03/gulls'],
    ['example.org /blog', 'https://example.org/blog'],
    ['exam\u200bple.org', 'https://example.org/'],
    ['r/gulls', 'https://www.reddit.com/r/gulls/'],
    ['@ines@social.example.org', 'https://social.example.org/@ines'],
    ['https://me:secret@example.org/', 'https://example.org/'],
  ])('%s is %s', (typed, url) => {
    expect(first(typed)).toBe(url);
  });

  it('is tried over https before http, then with www', () => {
    expect(typedAddress('example.org/blog')).toEqual({
      kind: 'candidates',
      urls: ['https://example.org/blog', 'http://example.org/blog', 'https://www.example.org/blog'],
    });
    expect(typedAddress('http://blog.example.org')).toEqual({
      kind: 'candidates',
      urls: ['http://blog.example.org/', 'https://blog.example.org/'],
    });
  });

  it.each([
    '',
    '   ',
    'harbour',
    'not an address',
    'my blog about gulls',
    'ftp://example.org',
    'javascript:alert(1)',
    '@handle',
    'https://',
    '...',
  ])('“%s” is refused with an example', (typed) => {
    expect(told(typedAddress(typed), discoveryProblem)).toEqual({
      kind: 'refused',
      reason: expect.stringMatching(/is not a web address: write it like example\.org/),
    });
  });

  it.each(['mailto:me@example.org', 'me@example.org', '<me@example.org>'])(
    '“%s” is told to be an email address',
    (typed) => {
      expect(told(typedAddress(typed), discoveryProblem)).toEqual({
        kind: 'refused',
        reason: expect.stringContaining('is an email address'),
      });
    },
  );

  it.each([' ', '(', '.', '@', 'a', ':', '<', 'http:'])('of nothing but “%s” hangs nothing', (letter) => {
    unlessItHangs(() => typedAddress(letter.repeat(500_000)));
  });
});
