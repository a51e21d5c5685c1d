/**
 * The files that browsers get, in assets/ and embed/: read once, at start, and made smaller by leaving out comments and
 * spaces. Names stay as they are, so this needs no parser.
 */
import { readFileSync } from 'node:fs';

/** The package's own folder, the same from src/web/pages/ and from dist/web/pages/. */
const root = new URL('../../../', import.meta.url);

/** @param path from the package's folder, such as `assets/icon.svg` */
export const readBrowserFile = (path: string): string => readFileSync(new URL(path, root), 'utf8');

const comment = String.raw`/\*[\s\S]*?\*/`;
const lineComment = '//.*';
const quoted = String.raw`'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"`;
const template = '`(?:\\\\.|[^`\\\\])*`';
/** A space in a regular expression stands in brackets; a division has spaces around it. */
const pattern = String.raw`/(?![/*\s])(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\\s[])+/`;

/** Cuts what is found outside of literals; of a find with a group, the group stays. */
function cut(source: string, literals: string, ...finds: string[]): string {
  const search = new RegExp([...finds, `(${literals})`].join('|'), 'g');
  return source.replace(search, (_found, ...groups: (string | undefined)[]) => {
    const kept = groups.slice(0, -2).find((group) => group !== undefined);
    return kept ?? '';
  });
}

/**
 * Statements have to end with a semicolon, as the formatter sees to, and a template has no other template in it.
 * @returns the same script without comments, spaces around signs, and commas and semicolons before a closing bracket
 */
export function compactScript(source: string): string {
  const literals = [quoted, template, pattern].join('|');
  const code = cut(source, literals, comment, lineComment);
  const last = String.raw`\s*(?:,(?=\s*[)\]}])|;(?=\s*\}))\s*`;
  const sign = String.raw`\s*([=?:;,{}()[\]&|<>*])\s*`;
  return cut(code, literals, last, sign, String.raw`(\s)\s*`).trim();
}

/** @returns the same style sheet without comments, spaces around signs, zeros before a point and quotes of attributes */
export function compactStyle(source: string): string {
  const code = cut(source, quoted, comment);
  const finds = [
    String.raw`\s*;(?=\s*\})`,
    String.raw`\s*([{};,<>/])\s*`,
    String.raw`(:)\s+`,
    String.raw`(?<==)"([a-z]+)"(?=\])`,
    String.raw`\b0(?=\.\d)`,
  ];
  return cut(code, quoted, ...finds, String.raw`(\s)\s*`)
    .replaceAll('\n', ' ')
    .trim();
}
