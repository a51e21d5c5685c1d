/** The house rules of the folders: who may import whom, who speaks, who writes, no file too long. */
import { expect, it } from 'vitest';
import { findSentences } from './support/sentences.ts';
import { sourceFiles as files, imports, roomOf, sourceOf } from './support/source-tree.ts';

/** Lower rooms that each room may import from. Only main reads `config`; settings types belong to their users. */
const below: Record<string, string[]> = {
  main: ['cli', 'web', 'queue', 'actions', 'store', 'feed', 'mail', 'model', 'text', 'config', 'lib'],
  cli: ['actions', 'store', 'feed', 'mail', 'model', 'text', 'lib'],
  web: ['actions', 'store', 'feed', 'mail', 'model', 'text', 'lib'],
  queue: ['actions', 'store', 'feed', 'mail', 'model', 'text', 'lib'],
  actions: ['store', 'feed', 'mail', 'model', 'text', 'lib'],
  store: ['model', 'lib'],
  feed: ['model', 'text', 'lib'],
  mail: ['model', 'text', 'lib'],
  model: ['lib'],
  text: ['model', 'lib'],
  config: ['store', 'mail', 'text', 'lib'],
  lib: [],
};

it('imports point down only', () => {
  const wrong = [...imports].flatMap(([file, found]) =>
    found
      .filter((target) => roomOf(target) !== roomOf(file))
      .filter((target) => !(below[roomOf(file)] ?? []).includes(roomOf(target)))
      .map((target) => `${file} -> ${target}`),
  );
  expect(wrong).toEqual([]);
});

it('only store and actions know rows: pages, mails and rules take the types of the model', () => {
  const wrong = [...imports].flatMap(([file, found]) =>
    found
      .filter((target) => target.startsWith('store/schema/') && !/^(store|actions)\//.test(file))
      .map((target) => `${file} -> ${target}`),
  );
  expect(wrong).toEqual([]);
});

it('only actions write', () => {
  const writers = new Set(
    files
      .filter((file) => file.startsWith('store/'))
      .flatMap((file) => [
        ...sourceOf(file).matchAll(/export (?:async )?(?:function|const) (\w+)[^;{}]*?\(\s*tx: Tx/g),
      ])
      .map(([, name]) => name!),
  );
  expect(writers.size).toBeGreaterThan(40);
  const wrong = files
    .filter((file) => !/^(store|actions)\//.test(file))
    .flatMap((file) => {
      const text = sourceOf(file);
      const imported = [...text.matchAll(/import \{([^}]*)\} from '[^']*\/store\/[^']*'/g)];
      const names = imported.flatMap(([, list]) => list!.split(',').map((name) => name.trim()));
      return [
        ...names.filter((name) => writers.has(name)).map((name) => `${file} imports ${name}`),
        ...(/\bstore\s*\.write\(/.test(text) ? [`${file} writes`] : []),
      ];
    });
  expect(wrong).toEqual([]);
});

const only: [string, RegExp, RegExp][] = [
  ['Drizzle', /from 'drizzle-orm/, /^store\//],
  ['Nodemailer', /from 'nodemailer/, /^mail\//],
  ['BullMQ', /from 'bullmq/, /^queue\//],
  ['Express', /from 'express'/, /^web\//],
  ['the environment', /process\.env/, /^config\.ts$/],
];

it.each(only)('only its own room uses %s', (_name, used, allowed) => {
  const users = files.filter((file) => used.test(sourceOf(file)));
  expect(users.length).toBeGreaterThan(0);
  expect(users.filter((file) => !allowed.test(file))).toEqual([]);
});

it('no file has more than 400 lines, text catalogues aside', () => {
  const long = files.filter((file) => !file.startsWith('text/') && sourceOf(file).split('\n').length > 400);
  expect(long).toEqual([]);
});

it('what readers see is apart from what owners and programs are told', () => {
  const wrong = [...imports].flatMap(([file, found]) =>
    found
      .filter((target) => file.startsWith('text/') && target.startsWith('text/'))
      .filter((target) => file.startsWith('text/reader/') !== target.startsWith('text/reader/'))
      // Owners are told which languages there are; both share English words and the making of sentences.
      .filter((target) => !/^text\/(reader\/catalogues\.ts|english\/|sentences\.ts)/.test(target))
      .map((target) => `${file} -> ${target}`),
  );
  expect(wrong).toEqual([]);
});

/** Words in a row that nobody reads as a sentence. */
const noSentences: [file: string, text: RegExp, why: string][] = [
  ['src/feed/parse/json-feed.ts', /^JSON Feed/, 'the name of a format'],
  ['src/mail/render/fonts.ts', /serif$/, 'names of fonts'],
  ['src/model/publications/digest.ts', /serif$|monospace$/, 'names of fonts'],
  ['src/model/feeds/article-identity.ts', /^[a-z{} ]+$/, 'names of facts, split into lists'],
  ['src/model/owners/tokens.ts', /^postrider \{\} token$/, 'what a key is derived for'],
  ['src/store/engine/migrate.ts', /^(CREATE|INSERT) /, 'SQL'],
];

it('only text/ has English sentences; logs and the messages of bugs are left out', () => {
  const fixture = 'test/fixtures/sentences.tsx';
  const speaking = files.filter((file) => !file.startsWith('text/')).map((file) => `src/${file}`);
  const all = findSentences([fixture, ...speaking]);
  expect(all.filter(({ file }) => file === fixture).map(({ text }) => text)).toEqual([
    'The feed is gone for good.',
    'Try again.',
    'given up after 5 days',
    'The server at {} is down for {} days.',
    'The page of {} is shown.',
    'Saved',
  ]);
  const allowed = ({ file, text }: (typeof all)[number]) =>
    noSentences.some(([place, words]) => place === file && words.test(text));
  const found = all.filter(({ file }) => file !== fixture);
  expect(found.filter((each) => !allowed(each))).toEqual([]);
  const unused = noSentences.filter(([place]) => !found.some(({ file }) => file === place));
  expect(unused).toEqual([]);
});
