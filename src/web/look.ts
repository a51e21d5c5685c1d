/** A publication's colour as page colours that can be read (WCAG 2.2, 1.4.3), light and dark. */

/** Colours of the page itself; `assets/style.ts` uses the same. */
export const paper = { light: '#fcfbf8', dark: '#17181b' };
const defaultColor = '#1f5fbf';
const textContrast = 4.5;
/** Thin lines of words need more on a dark page. */
const linkContrast = { light: 4.5, dark: 6.5 };
/** Enough to tell a button from the page; what it is its words say, and they have `textContrast`. */
const fillContrast = 1.35;

type Rgb = [number, number, number];

const parse = (hex: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as Rgb;
const format = (rgb: Rgb): string =>
  `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

function luminance(hex: string): number {
  const [r, g, b] = parse(hex).map((part) => {
    const c = part / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The contrast ratio of two `#rrggbb` colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** The colour nearest to `hex`, on its way to `end`, that has the contrast against `against`. */
function towards(hex: string, end: string, against: string, ratio: number): string {
  const [from, to] = [parse(hex), parse(end)];
  for (let step = 0; step < 50; step++) {
    const mixed = format(from.map((part, at) => part + ((to[at]! - part) * step) / 50) as Rgb);
    if (contrast(mixed, against) >= ratio) return mixed;
  }
  return end;
}

const ink = (background: string): string =>
  contrast('#ffffff', background) >= textContrast ? '#ffffff' : '#000000';

/** `#rrggbb` in lower case; anything else becomes Postrider's own blue. */
export const safeColor = (color: string | undefined): string =>
  color && /^#[0-9a-f]{6}$/i.test(color) ? color.toLowerCase() : defaultColor;

/** What the style sheet needs of a colour: of the button, of the words on it, and of links. */
export function look(color: string): Record<'light' | 'dark', { fill: string; ink: string; link: string }> {
  const of = (scheme: 'light' | 'dark', end: string) => {
    const fill = towards(color, end, paper[scheme], fillContrast);
    return { fill, ink: ink(fill), link: towards(color, end, paper[scheme], linkContrast[scheme]) };
  };
  return { light: of('light', '#000000'), dark: of('dark', '#ffffff') };
}

/** The style sheet of one colour. */
export function lookCss(color: string): string {
  const { light, dark } = look(color);
  const root = (c: typeof light) => `:root{--fill:${c.fill};--ink:${c.ink};--link:${c.link}}`;
  return `${root(light)}\n@media(prefers-color-scheme:dark){${root(dark)}}\n`;
}
