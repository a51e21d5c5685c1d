/** Colours that can be read on their ground (WCAG 2.2, 1.4.3). All are `#rrggbb`. */

type Rgb = [number, number, number];

const parse = (hex: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as Rgb;
const format = (rgb: Rgb): string =>
  `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

/** Contrast that text must have. */
export const textContrast = 4.5;
/** The colour that a publication has until its owner chooses another. */
export const ownBlue = '#1f5fbf';

/** `#rrggbb` in lower case; anything else becomes Postrider's own blue. */
export const safeColor = (color: string | undefined): string =>
  color && /^#[0-9a-f]{6}$/i.test(color) ? color.toLowerCase() : ownBlue;

function luminance(hex: string): number {
  const [r, g, b] = parse(hex).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio of two colours, 1 to 21. @internal */
export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** The colour itself where it stands out enough from its ground, else moved towards `pole` until it does. */
export function readable(hex: string, ground: string, least: number, pole: string): string {
  const [from, to] = [parse(hex), parse(pole)];
  const steps = 50;
  for (let step = 0; step < steps; step += 1) {
    const mixed = format(from.map((part, at) => part + ((to[at]! - part) * step) / steps) as Rgb);
    if (contrast(mixed, ground) >= least) return mixed;
  }
  return pole;
}

/** White or black: one of the two always has `textContrast` on `ground`. */
export const textOn = (ground: string): string =>
  contrast('#ffffff', ground) >= textContrast ? '#ffffff' : '#000000';

/** A light tint of the colour: white alone would wash it out on the way. */
export function tint(hex: string): string {
  const rgb = parse(hex);
  const brightest = 255 / Math.max(...rgb, 1);
  return format(rgb.map((part) => 0.6 * 255 + 0.4 * Math.min(part * brightest, 255)) as Rgb);
}
