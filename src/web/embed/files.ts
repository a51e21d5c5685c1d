/** The contents of embed/, read once: the bar's script and style without comments and spaces, and the icons. */
import type { SocialName } from '../../model/publications/social.ts';
import { compactScript, compactStyle, readBrowserFile } from '../pages/browser-files.ts';

const read = (file: string): string => readBrowserFile(`embed/${file}`);

/** Takes a file that exports one function. @returns the function as an expression */
const functionIn = (source: string): string =>
  compactScript(source)
    .replace(/^export default ?/, '')
    .replace(/;$/, '');

export const barFunction: string = functionIn(read('bar.js'));
export const topicsFunction: string = functionIn(read('topics.js'));
export const barStyle: string = compactStyle(read('bar.css'));
export const topicsStyle: string = compactStyle(read('topics.css'));
export const frameStyle: string = compactStyle(read('frame.css'));

interface Icon {
  /** Data of an SVG path in a square of 24 units. */
  path: string;
  /** The network's colour, adjusted to be visible on the bar; none if the icon has the text's colour. */
  light?: string;
  dark?: string;
}

export const icons: Record<SocialName | 'email' | 'share', Icon> = JSON.parse(read('icons.json'));
