/** The colours of the bar: light and dark backgrounds, the publication's colour on them, and the networks' colours. */
import { safeColor } from '../../model/publications/colors.ts';
import { socialNames } from '../../model/publications/social.ts';
import { look, paper } from '../pages/look.ts';
import { barStyle, frameStyle, icons, topicsStyle } from './files.ts';

export type Theme = 'light' | 'dark';
export const themeOf = (asked: unknown): Theme | undefined =>
  asked === 'light' || asked === 'dark' ? asked : undefined;

/** The same values as in assets/pages/base.css. */
const grounds = {
  light: `--paper:${paper.light};--card:#fff;--text:#22201c;--muted:#635e55;--line:#e2ddd2;--edge:#8b857a;--bad:#b3261e`,
  dark: `--paper:${paper.dark};--card:#1f2125;--text:#ecebe8;--muted:#a9a8a3;--line:#34363b;--edge:#7d7f86;--bad:#ff9d94`,
};

/**
 * Returns the rules of one theme for the elements that match `selector`, and for the icons inside those matching
 * `within`.
 */
function colorRules(color: string, theme: Theme, selector: string, within = ''): string {
  const { fill, ink, link } = look(safeColor(color))[theme];
  const networks = socialNames.map((name) => `${within}.${name}{color:${icons[name][theme]}}`);
  const own = `${selector}{color-scheme:${theme};${grounds[theme]};--fill:${fill};--ink:${ink};--link:${link}}`;
  return own + networks.join('');
}

/** Returns the style of the bar, which has the class `dark` on a dark page. */
export const barCss = (color: string): string =>
  barStyle + colorRules(color, 'light', '.bar') + colorRules(color, 'dark', '.dark', '.dark ');

/**
 * Returns the style of the frame's page: in the requested theme, otherwise in the one that the reader's browser
 * prefers.
 */
export function frameCss(color: string, theme: Theme | undefined): string {
  const rules = theme
    ? colorRules(color, theme, ':root')
    : `${colorRules(color, 'light', ':root')}@media(prefers-color-scheme:dark){${colorRules(color, 'dark', ':root')}}`;
  return barStyle + topicsStyle + frameStyle + rules;
}
