/** Colours that are readable on their background (WCAG 2.2, 1.4.3). All are `#rrggbb`. */

type Rgb = [number, number, number];

const parse = (hex: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as Rgb;
const format = (rgb: Rgb): string =>
  `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

/** The minimum contrast ratio of text and its background. */
export const textContrast = 4.5;
/** The colour that a publication has until its owner chooses another. */
export const ownBlue = '#1f5fbf';

/** @returns a `#rrggbb` colour in lower case; Postrider's own blue for anything else */
export const safeColor = (color: string | undefined): string =>
  color && /^#[0-9a-f]{6}$/i.test(color) ? color.toLowerCase() : ownBlue;

function luminance(hex: string): number {
  const [r, g, b] = parse(hex).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Returns the contrast ratio of two colours, 1 to 21. @internal */
export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/**
 * @returns the colour if its contrast with `ground` is at least `minContrast`; else the colour, mixed with `target`
 * until it is
 */
export function readable(hex: string, ground: string, minContrast: number, target: string): string {
  const [from, to] = [parse(hex), parse(target)];
  const steps = 50;
  for (let step = 0; step < steps; step += 1) {
    const mixed = format(from.map((part, at) => part + ((to[at]! - part) * step) / steps) as Rgb);
    if (contrast(mixed, ground) >= minContrast) return mixed;
  }
  return target;
}

/** @returns white or black. One of the two always has the contrast `textContrast` with `ground`. */
export const textOn = (ground: string): string =>
  contrast('#ffffff', ground) >= textContrast ? '#ffffff' : '#000000';

/** @returns a light tint of the colour. Mixing the colour with white alone would make it pale. */
export function tint(hex: string): string {
  const rgb = parse(hex);
  const brightest = 255 / Math.max(...rgb, 1);
  return format(rgb.map((part) => 0.6 * 255 + 0.4 * Math.min(part * brightest, 255)) as Rgb);
}
