import { expect, it } from 'vitest';
import { cardDark, paletteOf } from '../../../src/mail/render/colors.ts';
import { contrast } from '../../../src/model/publications/colors.ts';

const colors = [
  '#1f5fbf',
  '#ffffff',
  '#000000',
  '#ffd400',
  '#9c3d1f',
  '#777777',
  '#00ff00',
  '#0000ff',
  '#FF69B4',
];

it.each(colors)('%s gives text that can be read, on light and dark', (color) => {
  const palette = paletteOf(color);
  expect(contrast(palette.onFill, palette.fill)).toBeGreaterThanOrEqual(4.5);
  expect(contrast(palette.onFillDark, palette.fillDark)).toBeGreaterThanOrEqual(4.5);
  expect(contrast(palette.link, '#ffffff')).toBeGreaterThanOrEqual(4.5);
  expect(contrast(palette.linkDark, cardDark)).toBeGreaterThanOrEqual(4.5);
  expect(contrast(palette.fill, '#ffffff')).toBeGreaterThan(1.25);
  expect(contrast(palette.fillDark, cardDark)).toBeGreaterThan(1.75);
});

it('a readable colour stays as it is', () => {
  expect(paletteOf('#1F5FBF')).toMatchObject({ fill: '#1f5fbf', link: '#1f5fbf', onFill: '#ffffff' });
  expect(paletteOf('#ffd400')).toMatchObject({ fill: '#ffd400', onFill: '#000000' });
});

it('what is not a colour becomes Postrider’s own', () => {
  expect(paletteOf('red;}</style>')).toEqual(paletteOf('#1f5fbf'));
});
