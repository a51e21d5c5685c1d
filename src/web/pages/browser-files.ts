/**
 * The files in assets/ and embed/ that browsers get: read once at start, and made smaller by removing comments and
 * spaces. Names don't change, so this needs no parser.
 */
import { readFileSync } from 'node:fs';

/** The package's folder; the path is right from both src/web/pages/ and dist/web/pages/. */
const root = new URL('../../../', import.meta.url);

/** @param path relative to the package's folder, such as `assets/icon.svg` */
export const readBrowserFile = (path: string): string => readFileSync(new URL(path, root), 'utf8');

const comment = String.raw`/\*[\s\S]*?\*/`;
const lineComment = '//.*';
const quoted = String.raw`'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"`;
const template = '`(?:\\\\.|[^`\\\\])*`';
/** In a regular expression, a space has to be in brackets; a division needs spaces around it. */
const pattern = String.raw`/(?![/*\s])(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\\s[])+/`;

/** Removes matches outside of literals; if a match has a group, the group stays. */
function cut(source: string, literals: string, ...finds: string[]): string {
  const search = new RegExp([...finds, `(${literals})`].join('|'), 'g');
  return source.replace(search, (_found, ...groups: (string | undefined)[]) => {
    const kept = groups.slice(0, -2).find((group) => group !== undefined);
    return kept ?? '';
  });
}

/**
 * Statements have to end with a semicolon, which the formatter ensures, and a template must not contain another one.
 * @returns the script without comments, spaces around signs, and commas and semicolons before a closing bracket
 */
export function compactScript(source: string): string {
  const literals = [quoted, template, pattern].join('|');
  const code = cut(source, literals, comment, lineComment);
  const last = String.raw`\s*(?:,(?=\s*[)\]}])|;(?=\s*\}))\s*`;
  const sign = String.raw`\s*([=?:;,{}()[\]&|<>*])\s*`;
  return cut(code, literals, last, sign, String.raw`(\s)\s*`).trim();
}

/** @returns the style sheet without comments, spaces around signs, zeros before a point and quotes of attributes */
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
