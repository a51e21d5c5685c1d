/** The files of src/ and what each imports: static, dynamic and type imports alike. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const src = resolve(import.meta.dirname, '../../src');

export const sourceFiles = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .sort();

export const sourceOf = (file: string): string => readFileSync(join(src, file), 'utf8');

const imported = /(?:\bfrom |\bimport |\bimport\()'(\.[^']+)'/g;

/** Every file of src/ with the files of src/ that it imports. */
export const imports = new Map(
  sourceFiles.map((file) => {
    const found = [...sourceOf(file).matchAll(imported)];
    return [file, [...new Set(found.map(([, path]) => relative(src, join(src, dirname(file), path!))))]];
  }),
);

/** The room of a file: `store` of `store/feeds/feeds.ts`, `config` of `config.ts`. */
export const roomOf = (file: string): string =>
  file.includes('/') ? file.split('/')[0]! : file.replace(/\.tsx?$/, '');

/**
 * Every circle of a graph, each as the nodes along it.
 * @param edges - each node with the nodes that it points to
 */
export function circlesOf(edges: ReadonlyMap<string, Iterable<string>>): string[] {
  const circles: string[] = [];
  const done = new Set<string>();
  function visit(node: string, path: string[]): void {
    const start = path.indexOf(node);
    if (start >= 0) circles.push([...path.slice(start), node].join(' -> '));
    if (start >= 0 || done.has(node)) return;
    for (const next of edges.get(node) ?? []) visit(next, [...path, node]);
    done.add(node);
  }
  for (const node of edges.keys()) visit(node, []);
  return circles;
}
