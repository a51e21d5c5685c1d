/** What embed/ holds, read once: the bar's script and style without what only people read, and the icons. */
import type { SocialName } from '../../model/publications/social.ts';
import { compactScript, compactStyle, readBrowserFile } from '../pages/browser-files.ts';

const read = (file: string): string => readBrowserFile(`embed/${file}`);

/** Of a file that exports one function: the function, as an expression. */
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
  /** Of an SVG path in a square of 24. */
  path: string;
  /** The network's colour as it can be seen on the bar; none where the icon has the colour of the words. */
  light?: string;
  dark?: string;
}

export const icons: Record<SocialName | 'email' | 'share', Icon> = JSON.parse(read('icons.json'));
