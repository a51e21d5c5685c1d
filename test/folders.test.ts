/** A line's home is found by folder names alone: folders stay small, and import each other in one direction. */
import { readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { circlesOf, imports, roomOf, sourceFiles } from './support/source-tree.ts';

const root = resolve(import.meta.dirname, '..');
const maxFiles = 20;

/** Every folder below `folder` with the number of files right in it. */
function foldersIn(folder: string): { folder: string; files: number }[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).length;
  const below = entries.filter((entry) => entry.isDirectory()).map((entry) => join(folder, entry.name));
  return [{ folder: relative(root, folder), files }, ...below.flatMap(foldersIn)];
}

it.each(['src', 'test', 'scripts', 'assets', 'embed', 'docs'])(
  'no folder of %s has more than 20 files, fixtures aside',
  (name) => {
    const found = foldersIn(join(root, name)).filter(({ folder }) => !folder.startsWith('test/fixtures'));
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(({ files }) => files > maxFiles)).toEqual([]);
  },
);

const folders = new Set(sourceFiles.map(dirname));
const parents = new Set([...folders].map(dirname));

/** A folder stands for its files, but a file beside sub-folders stands for itself: it may compose them. */
const placeOf = (file: string): string => (parents.has(dirname(file)) ? file : dirname(file));

it('folders of a room import each other in one direction only, types included', () => {
  const edges = new Map<string, Set<string>>();
  for (const [file, targets] of imports) {
    const from = placeOf(file);
    const to = targets.filter((target) => roomOf(target) === roomOf(file)).map(placeOf);
    edges.set(from, new Set([...(edges.get(from) ?? []), ...to.filter((place) => place !== from)]));
  }
  expect(circlesOf(edges)).toEqual([]);
});

it('files import each other in one direction only, types included', () => {
  expect(circlesOf(imports)).toEqual([]);
});
