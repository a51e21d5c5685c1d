/** What embed/ holds, read once: the bar's script and style without what only people read, and the icons. */
import { readFileSync } from 'node:fs';
import type { SocialName } from '../../model/publications/social.ts';

/** The package's own folder, the same from src/web/embed/ and from dist/web/embed/. */
const folder = new URL('../../../embed/', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, folder), 'utf8');

/** In embed/ comments stand on lines of their own, statements end with a semicolon, and no literal has two lines. */
const scriptOf = (source: string): string =>
  source
    .replace(/^\s+/gm, '')
    .replace(/^(\/\*\*|\*|\/\/).*\n/gm, '')
    .replace(/('.*?'|`.*?`|\/\S+\/)|\s*([=?:;,{}()[\]&|<>]+)\s*/g, (_all, literal, sign) => literal ?? sign);
const styleOf = (source: string): string =>
  source
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?|(:) /g, '$1$2')
    .replace(/;}|\b0(?=\.)/g, (cut) => (cut === '0' ? '' : '}'))
    .trim();

export const barSource: string = scriptOf(read('bar.js'));
export const barStyle: string = styleOf(read('bar.css'));
export const topicsStyle: string = styleOf(read('topics.css'));
export const frameStyle: string = styleOf(read('frame.css'));

interface Icon {
  /** Of an SVG path in a square of 24. */
  path: string;
  /** The network's colour as it can be seen on the bar; none where the icon has the colour of the words. */
  light?: string;
  dark?: string;
}

export const icons: Record<SocialName | 'email' | 'share', Icon> = JSON.parse(read('icons.json'));
