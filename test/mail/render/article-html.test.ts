import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { boundedHtml, type Place } from '../../../src/mail/render/article-html.ts';
import { paletteOf } from '../../../src/mail/render/colors.ts';

const place: Place = {
  palette: paletteOf('#1f5fbf'),
  start: 'left',
  level: 1,
  pictureAlt: 'Picture in “Rye”',
};
const bounded = (html: string, changes: Partial<Place> = {}) => boundedHtml(html, { ...place, ...changes });
const headings = (html: string, level: number) =>
  load(bounded(html, { level }))('h1, h2, h3, h4, h5, h6')
    .toArray()
    .map(({ tagName }) => tagName)
    .join(' ');

describe('headings', () => {
  it.each<[string, string, number, string]>([
    ['below the title', '<h1>A</h1><h2>B</h2><h1>C</h1>', 1, 'h2 h3 h2'],
    ['one step at a time', '<h2>A</h2><h5>B</h5><h6>C</h6><h3>D</h3>', 1, 'h2 h3 h4 h3'],
    ['from the first, however deep it is', '<h4>A</h4><h2>B</h2><h3>C</h3>', 2, 'h3 h3 h4'],
    ['no deeper than there is', '<h1>A</h1><h2>B</h2><h3>C</h3><h4>D</h4><h5>E</h5>', 3, 'h4 h5 h6 h6 h6'],
  ])('go %s', (_name, html, level, expected) => {
    expect(headings(html, level)).toBe(expected);
  });

  it('keep what is in them', () => {
    expect(bounded('<h1>A <em>b</em></h1>')).toBe('<h2>A <em>b</em></h2>');
  });
});

describe('pictures', () => {
  const alts = (html: string) =>
    load(bounded(html))('img')
      .toArray()
      .map((img) => img.attribs.alt);

  it.each<[string, string, string[]]>([
    ['keep the author’s words', '<p><img src="a.png" alt="A loaf"></p>', ['A loaf']],
    [
      'by themselves say where they are',
      '<p><img src="a.png" alt=" "></p><img src="b.png">',
      Array(2).fill('Picture in “Rye”'),
    ],
    [
      'of a figure too, whatever its caption',
      '<figure><img src="a.png" alt=""><figcaption>C</figcaption></figure>',
      ['Picture in “Rye”'],
    ],
    [
      'within a sentence are silent',
      '<p>So <img src="a.png"> it is</p>So <img src="b.png"> on<p>So it <b>is</b><img src="c.png"></p>',
      ['', '', ''],
    ],
  ])('%s', (_name, html, expected) => {
    expect(alts(html)).toEqual(expected);
  });

  const inWord = (html: string) =>
    [...bounded(html).matchAll(/<!--\[if mso\]>(.*?)<!\[endif\]-->/g)].map(([, img]) => img);

  it('without a width have one in Outlook, and are not shown twice elsewhere', () => {
    expect(inWord('<p><img src="a.png" alt="A"></p>')).toEqual(['<img src="a.png" alt="A" width="520">']);
    const html = bounded('<p><img src="a.png" alt="A"></p>');
    expect(load(html)('img')).toHaveLength(1);
    expect(html).toMatch(/<!--\[if !mso\]><!--><img src="a.png"[^>]*><!--<!\[endif\]-->/);
  });

  it.each([
    '<p><img src="a.png" width="90"></p>',
    '<p>So <img src="a.png"> it is</p>',
    '<table><tr><td><img src="a.png"></td></tr></table>',
  ])('that have one, or are signs or in tables, are left: %s', (html) => {
    expect(inWord(html)).toEqual([]);
  });

  it('wider than the column lose their height with their width', () => {
    const img = load(bounded('<p><img src="a.png" width="1200" height="800"></p>'))('img');
    expect([img.attr('width'), img.attr('height')]).toEqual(['520', undefined]);
    const small = load(bounded('<p><img src="a.png" width="300" height="200"></p>'))('img');
    expect([small.attr('width'), small.attr('height')]).toEqual(['300', '200']);
  });
});

it('a table’s heads begin where the text begins', () => {
  const style = (start: Place['start']) =>
    load(bounded('<table><tr><th>A</th></tr></table>', { start }))('th').attr('style');
  expect(style('left')).toContain('text-align:left');
  expect(style('right')).toContain('text-align:right');
});
