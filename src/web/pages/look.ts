/** Turns a publication's colour into readable page colours (WCAG 2.2, 1.4.3), light and dark. */
import { readable, textOn } from '../../model/publications/colors.ts';
import { fontStacks } from '../../model/publications/digest.ts';

/** Background colours of the page; the same values as in assets/pages/base.css. */
export const paper = { light: '#fcfbf8', dark: '#17181b' };
/** The thin lines of text need more contrast on a dark page. */
const linkContrast = { light: 4.5, dark: 6.5 };
/** Enough contrast to tell a button from the page. The button's text says what it does, and has `textContrast`. */
const fillContrast = 1.35;

/** The colours that the style sheet needs: of the button, of the text on it, and of links. */
export function look(color: string): Record<'light' | 'dark', { fill: string; ink: string; link: string }> {
  const of = (scheme: 'light' | 'dark', end: string) => {
    const fill = readable(color, paper[scheme], fillContrast, end);
    return { fill, ink: textOn(fill), link: readable(color, paper[scheme], linkContrast[scheme], end) };
  };
  return { light: of('light', '#000000'), dark: of('dark', '#ffffff') };
}

/** Returns the style sheet of one colour. */
export function lookCss(color: string): string {
  const { light, dark } = look(color);
  const root = (c: typeof light) => `:root{--fill:${c.fill};--ink:${c.ink};--link:${c.link}}`;
  return `${root(light)}\n@media(prefers-color-scheme:dark){${root(dark)}}\n`;
}

/** One class for each mail font, for a line that shows a sample of it. */
export const fontCss: string = Object.entries(fontStacks)
  .map(([name, stack]) => `.font-${name}{font-family:${stack}}`)
  .join('');
