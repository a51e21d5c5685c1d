/** The colours of a mail, worked out from the publication's one colour so that all text stays readable (WCAG 2.2, 1.4.3). */

export interface Palette {
  /** Ground of the button and the bar at the top, on the light and on the dark card. */
  fill: string;
  fillDark: string;
  /** Text on the button. */
  onFill: string;
  onFillDark: string;
  /** Links, at least 4.5:1 on the card. */
  link: string;
  linkDark: string;
}

/** The grounds that the text stands on; the light one is written in emails/ as well. */
const card = '#ffffff';
export const cardDark = '#1d1f22';
const fallback = '#1f5fbf';

type Rgb = [number, number, number];

const parse = (hex: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as Rgb;
const format = (rgb: Rgb): string =>
  `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

function luminance(hex: string): number {
  const [r, g, b] = parse(hex).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio of two `#rrggbb` colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** The colour itself where it stands out enough from its ground, else moved towards `pole` until it does. */
function readable(hex: string, ground: string, least: number, pole: string): string {
  const from = parse(hex);
  const to = parse(pole);
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = format(from.map((part, i) => part + (to[i]! - part) * share) as Rgb);
    if (contrast(mixed, ground) >= least) return mixed;
  }
  return pole;
}

/** A light tint of the colour: white alone would wash it out on the way. */
function tint(hex: string): string {
  const rgb = parse(hex);
  const brightest = 255 / Math.max(...rgb, 1);
  return format(rgb.map((part) => 0.6 * 255 + 0.4 * Math.min(part * brightest, 255)) as Rgb);
}

/** One of the two is always at least 4.5:1. */
const textOn = (fill: string): string => (contrast('#ffffff', fill) >= 4.5 ? '#ffffff' : '#000000');

/** `color` is `#rrggbb`; anything else counts as Postrider's own blue. */
export function paletteOf(color: string): Palette {
  const base = /^#[0-9a-f]{6}$/i.test(color) ? color.toLowerCase() : fallback;
  const fill = readable(base, card, 1.3, '#000000');
  const fillDark = readable(base, cardDark, 1.8, tint(base));
  return {
    fill,
    fillDark,
    onFill: textOn(fill),
    onFillDark: textOn(fillDark),
    link: readable(base, card, 4.5, '#000000'),
    linkDark: readable(base, cardDark, 5.5, tint(base)),
  };
}
