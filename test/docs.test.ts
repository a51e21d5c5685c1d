/** What the documents say of the repository: their links, the scripts and the files that they name. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const markdownIn = (folder: string): string[] =>
  readdirSync(resolve(root, folder)).flatMap((name) =>
    name.endsWith('.md') ? [folder ? `${folder}/${name}` : name] : [],
  );
const documents = [...markdownIn(''), ...markdownIn('docs')];
const read = (file: string): string => readFileSync(resolve(root, file), 'utf8');
const matches = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, it]) => it!);

const withoutCode = (text: string): string => text.replace(/^```.*?^```$/gms, '').replace(/`[^`\n]*`/g, '``');

/** The anchors of a document's headings, as forges make them. */
function anchorsOf(file: string): string[] {
  const headings = matches(read(file).replace(/^```.*?^```$/gms, ''), /^#{1,6} (.+)$/gm);
  return headings.map((heading) =>
    heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function isBroken(from: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? from : resolve(root, dirname(from), path);
  const file = resolve(root, target);
  if (!existsSync(file)) return true;
  return anchor !== undefined && !anchorsOf(file).includes(anchor);
}

test.each(documents)('every link within the repository in %s leads somewhere', (file) => {
  const links = matches(withoutCode(read(file)), /\]\(([^)\s]+)\)/g);
  const within = links.filter((link) => !/^[a-z]+:/.test(link));
  expect(within.filter((link) => isBroken(file, link))).toEqual([]);
});

test('every document in docs/ is one click from the README', () => {
  const linked = matches(read('README.md'), /\]\(([^)\s#]+)[^)]*\)/g);
  const others = ['CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md', 'LICENSE'];
  for (const file of [...markdownIn('docs'), ...others]) expect(linked).toContain(file);
});

test.each(documents)('every npm script that %s names is there', (file) => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const named = matches(read(file), /\bnpm run ([\w:-]+)/g);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

/** The part of a path before what stands for any name: `src/text/reader/` of `src/text/reader/<language>/pages.ts`. */
const fixedPart = (path: string): string => path.replace(/[^/]*[<{*…].*$/, '').replace(/[.:,]+$/, '');

test.each(documents)('every file that %s names is there, but for those that a recipe makes', (file) => {
  const rooms = 'src|test|scripts|assets|embed|emails|drizzle|sample|docs|docker|bin';
  const paths = new RegExp(
    `(?<![\\w/.:-])((?:${rooms})/[\\w./<>{},*…-]*)(?!\`? \\(new\\)|[\\w./<>{},*…-])`,
    'g',
  );
  const named = matches(read(file), paths);
  expect(named.filter((path) => !existsSync(resolve(root, fixedPart(path))))).toEqual([]);
});
