import { expect, test } from 'vitest';
import { framed } from '../../../src/web/pages/mail-frame.ts';
import { unlessItHangs } from '../../support/growth.ts';

const bare = (html: string, scheme: 'auto' | 'light' | 'dark') =>
  framed(html, scheme).replace('<base target="_blank">', '');

test.each([
  ['@media (prefers-color-scheme:dark){}', '@media (min-width:0){}', '@media (max-width:0){}'],
  [
    '@media screen and ( PREFERS-color-scheme : light ){}',
    '@media screen and (max-width:0){}',
    '@media screen and (min-width:0){}',
  ],
  [
    ':root{color-scheme:light dark;supported-color-schemes:light dark}',
    ':root{color-scheme:dark;supported-color-schemes:dark}',
    ':root{color-scheme:light;supported-color-schemes:light}',
  ],
  [':root{color-scheme:light}', ':root{color-scheme:light}', ':root{color-scheme:light}'],
])('in a style sheet, %s', (css, dark, light) => {
  const sheet = (inside: string) => `<head><style type="text/css">${inside}</style></head><p>${css}</p>`;
  expect(bare(sheet(css), 'dark')).toBe(sheet(dark));
  expect(bare(sheet(css), 'light')).toBe(sheet(light));
  expect(bare(sheet(css), 'auto')).toBe(sheet(css));
});

test('pictures for one scheme, style sheets with a query of their own and the words for mail programs follow', () => {
  const html = `<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<style media="(prefers-color-scheme: dark)">p{}</style><picture><source media="(prefers-color-scheme: dark)" srcset="d.png"></picture>`;
  expect(
    bare(html, 'dark'),
  ).toBe(`<meta name="color-scheme" content="dark"><meta name="supported-color-schemes" content="dark">
<style media="(min-width:0)">p{}</style><picture><source media="(min-width:0)" srcset="d.png"></picture>`);
});

test('a mail of nothing but open tags hangs nothing', () => {
  const html = '<style'.repeat(500_000) + '<meta'.repeat(500_000);
  unlessItHangs(() => framed(html, 'dark'));
});
