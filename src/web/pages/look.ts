/** A publication's colour as page colours that can be read (WCAG 2.2, 1.4.3), light and dark. */
import { readable, textOn } from '../../model/publications/colors.ts';
import { fontStacks } from '../../model/publications/digest.ts';

/** Colours of the page itself; assets/pages/base.css has the same. */
export const paper = { light: '#fcfbf8', dark: '#17181b' };
/** Thin lines of words need more on a dark page. */
const linkContrast = { light: 4.5, dark: 6.5 };
/** Enough to tell a button from the page; what it is its words say, and they have `textContrast`. */
const fillContrast = 1.35;

/** What the style sheet needs of a colour: of the button, of the words on it, and of links. */
export function look(color: string): Record<'light' | 'dark', { fill: string; ink: string; link: string }> {
  const of = (scheme: 'light' | 'dark', end: string) => {
    const fill = readable(color, paper[scheme], fillContrast, end);
    return { fill, ink: textOn(fill), link: readable(color, paper[scheme], linkContrast[scheme], end) };
  };
  return { light: of('light', '#000000'), dark: of('dark', '#ffffff') };
}

/** The style sheet of one colour. */
export function lookCss(color: string): string {
  const { light, dark } = look(color);
  const root = (c: typeof light) => `:root{--fill:${c.fill};--ink:${c.ink};--link:${c.link}}`;
  return `${root(light)}\n@media(prefers-color-scheme:dark){${root(dark)}}\n`;
}

/** A class for each font of mails, for a line that shows it. */
export const fontCss: string = Object.entries(fontStacks)
  .map(([name, stack]) => `.font-${name}{font-family:${stack}}`)
  .join('');
