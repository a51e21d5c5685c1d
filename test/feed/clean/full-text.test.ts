import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../../src/feed/clean/full-text.ts';
import { unlessItHangs, useCallCounts } from '../../support/growth.ts';

const url = 'https://harbour.example.org/2025/03/gulls/';
const read = (name: string) => readFileSync(new URL(`../../fixtures/pages/${name}`, import.meta.url), 'utf8');
const sentence = 'The harbour was quiet, and the boats lay side by side, as they do on Sundays. ';
const paragraphs = (count: number) => `<p>${sentence.repeat(5)}</p>`.repeat(count);

describe('the full text of a WordPress page', () => {
  const article = extractArticle(read('wordpress-article.html'), url)!;

  it('has its title without the name of the site', () => {
    expect(article.title).toBe('How the gulls learnt to open lunch boxes');
  });

  it.each([
    'For eleven years the harbour master',
    'The usual suspect, on a crate of its choice',
    '<h2>What the book says</h2>',
    '<table><thead><tr><th>Day</th><th>Boxes</th></tr></thead>',
    'letter box of the town hall.',
    'which is how such things are learnt :).',
    '<a href="https://harbour.example.org/2024/11/herons/">as they did with the herons</a>',
    '<a href="https://harbour.example.org/2025/03/gulls/#fn1">1</a>',
    '<img src="https://harbour.example.org/wp-content/uploads/gull-1024x683.jpg" alt="A gull on a crate" width="600" height="400" />',
    '<a href="https://www.youtube.com/watch?v=aBcDeFgHiJk">',
  ])('holds %s', (part) => {
    expect(article.html).toContain(part);
  });

  it('shows its picture once', () => {
    expect(article.html.match(/gull-1024x683/g)).toHaveLength(1);
  });

  it.each([
    'Follow The Harbour',
    'LinkedIn',
    'Share',
    'Related',
    'The herons of last year',
    'Leave a Reply',
    'Required fields',
    'carry the clip away',
    'Ours can do screws',
    'Recent Posts',
    'nothing better to do in winter',
    'Tide tables',
    'Previous',
    'Posted in',
    'Proudly powered',
    'Skip to content',
    '<script',
  ])('leaves out %s', (part) => {
    expect(article.html).not.toContain(part);
  });
});

describe('a page', () => {
  it('is read without the tags that HTML lets authors leave out', () => {
    const found = extractArticle(`<!doctype html><title>Sunday</title>${paragraphs(3)}<p>The end.`, url);
    expect(found).toMatchObject({ title: 'Sunday', html: expect.stringContaining('The end.') });
  });

  it('counts its addresses from its own base', () => {
    const page = `<html><head><base href="https://cdn.example.org/x/"><title>t</title></head><body>${paragraphs(3)}<p><a href="y">${sentence}</a> ${sentence}</p></body></html>`;
    expect(extractArticle(page, url)?.html).toContain('href="https://cdn.example.org/x/y"');
  });

  it('that shows no more than the feed gives nothing', () => {
    const page = `<html><head><title>t</title></head><body>${paragraphs(3)}</body></html>`;
    expect(extractArticle(page, url, paragraphs(2))).not.toBeNull();
    expect(extractArticle(page, url, paragraphs(3))).toBeNull();
    expect(extractArticle(page, url, paragraphs(4))).toBeNull();
  });

  it.each([
    [
      'without an article',
      '<html><body><ul><li><a href="/1">One</a></li><li><a href="/2">Two</a></li></ul></body></html>',
    ],
    ['with a line only', '<html><body><p>Please allow scripts.</p></body></html>'],
    ['that is empty', ''],
    ['that is no page', '{"error": "no such route"}'],
    ['longer than any', `<html><body>${paragraphs(10_000)}</body></html>`],
    ['with more tags than any', `<html><body>${paragraphs(3)}${'<i>x</i>'.repeat(10_000)}</body></html>`],
    ['nested deeper than any', `<html><body>${'<div>'.repeat(300)}${paragraphs(3)}</body></html>`],
  ])('%s gives nothing', (_which, page) => {
    expect(extractArticle(page, url)).toBeNull();
  });

  describe('of nothing but', () => {
    const attributes = (n: number) => Array.from({ length: n }, (_, index) => `a${index}=b`).join(' ');
    /** Each within what is read of a page. */
    const cases: [what: string, make: (n: number) => string, most: number][] = [
      ['signs', (n) => '<'.repeat(n), 2_900_000],
      ['nested elements', (n) => `${'<div>'.repeat(n)}${paragraphs(5)}${'</div>'.repeat(n)}`, 7_900],
      ['pictures', (n) => `${paragraphs(3)}<p>${'<img src=/a.jpg>'.repeat(n)}`, 15_000],
      ['line ends', (n) => `<div>${'Some words, and more<br><br>'.repeat(n)}`, 2_000],
      ['attributes', (n) => `<p ${attributes(n)}>${sentence.repeat(9)}`, 10_000],
      ['comments', (n) => '<!--'.repeat(n), 700_000],
      ['one tag that never ends', (n) => `${paragraphs(3)}<a href="${'x'.repeat(n)}`, 2_000_000],
    ];
    const reading = (body: string) => extractArticle(`<html><body>${body}`, url);

    it.each(cases)('%s does not hang', (_what, make, most) => {
      unlessItHangs(() => reading(make(most)));
    });

    describe('takes steps in proportion', () => {
      const growthOf = useCallCounts();
      it.each(cases)('%s', (_what, make, most) => {
        expect(growthOf((n) => reading(make(n)), Math.ceil(most / 32))).toBeLessThan(5);
      });
    });
  });
});
