import { expect, test } from 'vitest';
import { contrast, safeColor } from '../../../src/model/publications/colors.ts';
import { assets } from '../../../src/web/pages/assets.ts';
import { look, lookCss, paper } from '../../../src/web/pages/look.ts';
import { site } from '../../support/web/site.ts';

const colors = [
  '#1f5fbf',
  '#ffd400',
  '#ffffff',
  '#000000',
  '#777777',
  '#ff0000',
  '#00ff00',
  '#0b6e5f',
  '#fcfbf8',
];

test('contrast is that of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#ffffff', '#ffffff')).toBe(1);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 1);
});

test.each(colors)('%s makes a button and links that can be read, light and dark', (color) => {
  const made = look(color);
  for (const scheme of ['light', 'dark'] as const) {
    const { fill, ink, link } = made[scheme];
    expect(contrast(ink, fill)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(link, paper[scheme])).toBeGreaterThanOrEqual(4.5);
    expect(contrast(fill, paper[scheme])).toBeGreaterThanOrEqual(1.35);
  }
});

test('a colour that can be read already stays as the owner chose it', () => {
  expect(look('#0b6e5f').light).toEqual({ fill: '#0b6e5f', ink: '#ffffff', link: '#0b6e5f' });
});

test('nothing but a colour gets into the style sheet', () => {
  expect(safeColor('#0B6E5F')).toBe('#0b6e5f');
  for (const color of ['red', '#fff', '#12345g', '#123456;}', undefined])
    expect(safeColor(color)).toBe('#1f5fbf');
  expect(lookCss('#0b6e5f')).toMatch(/^:root\{--fill:#0b6e5f;--ink:#ffffff;--link:#0b6e5f\}/);
});

test('the page has the paper that the colours were measured against', async () => {
  const style = await (await (await site()).get(assets.style)).text();
  expect(style).toContain(`--paper:${paper.light}`);
  expect(style).toContain(`--paper:${paper.dark}`);
});
