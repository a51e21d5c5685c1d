import { describe, expect, it } from 'vitest';
import { guidKey, linkKey, pathKey, wordsHash } from '../../../src/feed/links/link-key.ts';

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

describe('the key of a guid', () => {
  it('is one for http and https, and keeps the fragment', () => {
    expect(guidKey('http://www.example.org/?p=1#comment-3')).toBe('example.org?p=1#comment-3');
    expect(guidKey('https://example.org/?p=1#comment-3 ')).toBe('example.org?p=1#comment-3');
    expect(guidKey('http://example.org/?p=1#comment-4')).not.toBe(
      guidKey('http://example.org/?p=1#comment-3'),
    );
  });

  it('leaves other ids as they are, but for their length', () => {
    expect(guidKey(' tag:example.org,2026:1 ')).toBe('tag:example.org,2026:1');
    const [one, two] = [guidKey(`${'x'.repeat(10_000)}1`), guidKey(`${'x'.repeat(10_000)}2`)];
    expect(one.length).toBeLessThan(500);
    expect(one).not.toBe(two);
  });
});

describe('the key of a path', () => {
  it('is the same on another domain, and none for a front page', () => {
    expect(pathKey('https://a.example/2026/bridge/')).toBe(pathKey('http://www.b.example/2026/bridge'));
    expect(pathKey('https://a.example/')).toBeNull();
    expect(pathKey('https://a.example/?p=1')).toBe('?p=1');
  });
});

describe('a link of a page made for phones', () => {
  it.each([
    'https://example.org/a/b/amp/',
    'https://example.org/amp/a/b',
    'https://amp.example.org/a/b',
    'https://m.example.org/a/b',
    'https://example.org/a/b?amp=1',
    'https://example.org/a/b/index.html',
  ])('is the article’s own: %s', (url) => {
    expect(linkKey(url)).toBe('example.org/a/b');
  });
});

describe('the hash of a text’s words', () => {
  const text = 'The river rose, and the bridge was closed to all.';
  it('does not see marks, spaces, capitals and addresses', () => {
    const other = 'the river rose — and the Bridge [https://old.example/bridge] was\nclosed to “all”';
    expect(wordsHash(other)).toBe(wordsHash(text));
    expect(wordsHash(`${text} Again.`)).not.toBe(wordsHash(text));
  });

  it('is none where there are too few to tell', () => {
    expect(wordsHash('Open thread')).toBe('');
    expect(wordsHash('')).toBe('');
    expect(wordsHash('東京都心で大雪の見込み、交通に影響')).not.toBe('');
  });
});
