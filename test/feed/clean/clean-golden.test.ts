/** Articles of the fixtures, cleaned: each as its HTML twin and its text twin say. */
import { readdirSync, readFileSync } from 'node:fs';
import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { cleanHtml } from '../../../src/feed/clean/clean.ts';
import { htmlToText } from '../../../src/feed/clean/plain-text.ts';

const fixtures = new URL('../../fixtures/clean/', import.meta.url);
const article = 'https://harbour.example.org/2025/03/gulls/';
const read = (name: string) => readFileSync(new URL(name, fixtures), 'utf8');
const names = readdirSync(fixtures).filter((name) => /^[^.]+\.html$/.test(name));

const allowedAttributes = new Set([
  'href',
  'title',
  'src',
  'alt',
  'width',
  'height',
  'start',
  'reversed',
  'type',
  'colspan',
  'rowspan',
  'align',
  'scope',
  'dir',
  'lang',
  'datetime',
]);

describe('an article of the fixtures comes as its twins say', () => {
  it('of which there are some', () => {
    expect(names.length).toBeGreaterThanOrEqual(6);
  });

  it.each(names)('%s', (name) => {
    const html = cleanHtml(read(name), article);
    expect(html).toBe(read(name.replace('.html', '.expected.html')).trimEnd());
    expect(htmlToText(html)).toBe(read(name.replace('.html', '.expected.txt')).trimEnd());
  });

  it.each(names)('%s stays as it is when it is cleaned again', (name) => {
    const html = cleanHtml(read(name), article);
    expect(cleanHtml(html, article)).toBe(html);
  });

  it.each(names)('%s means the same to a browser, and nothing that acts', (name) => {
    const $ = load(cleanHtml(read(name), article), null, false);
    expect($('script, style, iframe, object, embed, form, input, svg, math, link, meta, base').length).toBe(
      0,
    );
    for (const element of $('*').toArray()) {
      if (!('attribs' in element)) continue;
      expect(Object.keys(element.attribs).filter((attribute) => !allowedAttributes.has(attribute))).toEqual(
        [],
      );
      const { href, src } = element.attribs;
      if (href !== undefined) expect(href).toMatch(/^(?:https?:\/\/|mailto:|tel:)/);
      if (src !== undefined) expect(src).toMatch(/^https?:\/\//);
    }
  });
});
