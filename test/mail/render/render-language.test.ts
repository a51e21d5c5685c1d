/** Postrider's own sentences are in the reader's language, whatever the articles are in. */
import { load } from 'cheerio';
import { beforeAll, expect, it } from 'vitest';
import { createRenderer, type Renderer } from '../../../src/mail/render/render.ts';
import { harbourDigest } from '../../fixtures/mails/harbour.ts';

let renderer: Renderer;
beforeAll(async () => {
  renderer = await createRenderer();
});

it('a German reader of an English publication reads its articles in English, and the rest in German', () => {
  const { html, text } = renderer.issue(harbourDigest(4, {}, { language: 'de-CH', cadence: 'daily' }));
  const $ = load(html);
  expect($('html').attr('lang')).toBe('en-GB');
  const own = $('[lang=de]');
  expect(new Set(own.map((_, part) => $(part).attr('dir')).get())).toEqual(new Set(['ltr']));
  expect($('.foot [lang=de]').text()).toContain('weil Sie Harbour & Hill per E-Mail folgen');
  expect($('.foot [lang=de] a').first().text()).toBe('Abbestellen');
  expect($('h1').first().text()).toBe('Tagesüberblick, 4 Artikel · Dienstag, 24. März 2026');
  expect(text).toContain('\nAbbestellen: https://');
  own.remove();
  expect($('body').text()).not.toMatch(/Abbestellen|Lesezeit|Website|E-Mail/);
});

it('where both speak German, nothing is set apart', () => {
  const { html } = renderer.issue(harbourDigest(4, { language: 'de-AT' }, { language: 'de' }));
  const $ = load(html);
  expect($('html').attr('lang')).toBe('de-AT');
  expect($('[lang]').not('html').not('body [lang="de-AT"]')).toHaveLength(0);
  expect($('.foot').text()).toContain('Abbestellen');
});

it.each(['tlh', '', 'no language'])('a reader of “%s” reads the rest in English', (language) => {
  const { html } = renderer.issue(harbourDigest(4, { language: 'de' }, { language }));
  expect(load(html)('.foot [lang=en] a').first().text()).toBe('Unsubscribe');
});
