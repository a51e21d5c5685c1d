/** What embed/ holds, read once: the bar's script and style without what only people read, and the icons. */
import type { SocialName } from '../../model/publications/social.ts';
import { compactStyle, readBrowserFile } from '../pages/browser-files.ts';

const read = (file: string): string => readBrowserFile(`embed/${file}`);

/** In embed/ comments stand on lines of their own, statements end with a semicolon, and no literal has two lines. */
const scriptOf = (source: string): string =>
  source
    .replace(/^\s+/gm, '')
    .replace(/^(\/\*\*|\*|\/\/).*\n/gm, '')
    .replace(/('.*?'|`.*?`|\/\S+\/)|\s*([=?:;,{}()[\]&|<>]+)\s*/g, (_all, literal, sign) => literal ?? sign);
export const barSource: string = scriptOf(read('bar.js'));
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
