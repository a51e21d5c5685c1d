/** docs/mail-support.md lists what the mails use and some mail program lacks: no less and no more. */
import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { createRenderer, type Renderer } from '../../../src/mail/render/render.ts';
import { mailStates } from '../../gallery/states.ts';
import { addUnsupported, programs } from '../../support/mail/mail-support.ts';

const doc = readFileSync(new URL('../../../docs/mail-support.md', import.meta.url), 'utf8');

/** Rows of the table: feature, programs, what a reader sees instead. */
const rows = doc
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) =>
    line
      .slice(1, -1)
      .split(' | ')
      .map((cell) => cell.trim()),
  )
  .map(([feature, lacking, instead]) => ({
    feature: feature!.replaceAll('`', ''),
    lacking: lacking!.split(', '),
    instead: instead ?? '',
  }));

const lines = (found: Iterable<[string, Iterable<string>]>): string[] =>
  [...found].map(([feature, lacking]) => `${feature}: ${[...lacking].sort().join(', ')}`).sort();

let renderer: Renderer;
beforeAll(async () => {
  renderer = await createRenderer();
});

it('what the mails use and a mail program lacks is in the list, and nothing else', () => {
  const found = new Map<string, Set<string>>();
  for (const state of mailStates) addUnsupported(found, state.render(renderer).html);
  expect(lines(rows.map(({ feature, lacking }) => [feature, lacking]))).toEqual(lines(found));
});

it('each entry says what a reader sees instead, of programs that are known', () => {
  expect(rows.length).toBeGreaterThan(20);
  for (const { feature, lacking, instead } of rows) {
    expect(instead.length, feature).toBeGreaterThan(15);
    for (const program of lacking) expect(Object.values(programs), feature).toContain(program);
  }
});

it('the check sees what is not in the list', () => {
  const found = new Map<string, Set<string>>();
  addUnsupported(found, '<p style="display:grid;margin-inline-start:4px">A</p>');
  expect(found.get('margin-inline-start & margin-inline-end')).toContain('Gmail on the web');
  expect(found.get('display:grid')).toContain('Outlook for Windows');
  const inMedia = new Map<string, Set<string>>();
  addUnsupported(inMedia, '<style>@media (max-width:9px){.a{float:left}}</style><p>A</p>');
  expect(inMedia.get('float')).toContain('Outlook for Windows');
});
