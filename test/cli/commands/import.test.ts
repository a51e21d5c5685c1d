import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportRow } from '../../../src/actions/subscribers/import-subscribers.ts';
import type { Commands } from '../../../src/cli/options/deps.ts';
import { publicationsNamed, runCli } from '../../support/cli.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'postrider-import-'));
  file = join(folder, 'readers.csv');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Options {
  argv?: string[];
  commands?: Partial<Commands>;
  terminal?: boolean;
}

/** Imports a file of this content; `chunks` are the rows as they reached the installation. */
async function importing(content: string | Buffer, { argv = [], commands, terminal }: Options = {}) {
  writeFileSync(file, content);
  const chunks: ImportRow[][] = [];
  const asked: unknown[] = [];
  const importSubscribers: Commands['importSubscribers'] = async ({ slug }, rows, options) => {
    asked.push([slug, options]);
    chunks.push(rows);
    return { added: rows.length, existing: 0, suppressed: 0 };
  };
  const installation = { ...publicationsNamed('blog'), importSubscribers, ...commands };
  const world = { commands: installation, ...(terminal ? { terminal } : {}) };
  const run = await runCli(['import', file, '--publication', 'blog', ...argv], world);
  return { ...run, chunks, asked, addresses: chunks.flat().map((row) => row.address) };
}

describe('the list', () => {
  it.each([
    ['commas', 'email,name\na@example.org,Ann\nb@example.org,Bob\n'],
    ['semicolons', 'name;email\nAnn;a@example.org\nBob;b@example.org\n'],
    ['tabs', 'name\temail\nAnn, Lee\ta@example.org\nBob\tb@example.org\n'],
    ['CRLF', 'email,name\r\na@example.org,Ann\r\nb@example.org,Bob\r\n'],
    ['CR', 'email,name\ra@example.org,Ann\rb@example.org,Bob'],
    ['mixed line ends', 'email,name\r\na@example.org,Ann\nb@example.org,Bob'],
    ['a byte order mark', '\ufeffemail,name\na@example.org,Ann\nb@example.org,Bob\n'],
    ['a byte order mark and quotes', '\ufeff"email";"name"\n"a@example.org";"Ann"\n"b@example.org";"Bob"\n'],
    ['another case and spaces', ' EMail , name\n a@example.org , Ann\n b@example.org ,Bob\n'],
    ['one column', 'email\na@example.org\nb@example.org'],
    ['empty lines', '\n\nemail\n\na@example.org\n   \nb@example.org\n\n'],
    ['line breaks in quotes', 'email,note\na@example.org,"one\ntwo, ""three"""\nb@example.org,"\n\n"\n'],
    ['rows of other lengths', 'name,email\nAnn,a@example.org,more\nBob,b@example.org,\n'],
    ['quotation marks inside', 'name,email\n6" pipe,a@example.org\nBob "B" Lee,b@example.org\n'],
  ])('with %s is read', async (_what, content) => {
    const { code, addresses, out, err } = await importing(content);
    expect(addresses).toEqual(['a@example.org', 'b@example.org']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe('2 readers added (each gets a mail to confirm).\n');
  });

  it('gives address, key, cadence and time zone', async () => {
    const { chunks } = await importing(
      'email,timezone,Cadence\nAnn@BÜCHER.example,Europe/Berlin,Daily\nb@example.org,,\n',
    );
    expect(chunks).toEqual([
      [
        {
          address: 'Ann@xn--bcher-kva.example',
          addressKey: 'ann@xn--bcher-kva.example',
          cadence: 'daily',
          timezone: 'Europe/Berlin',
        },
        { address: 'b@example.org', addressKey: 'b@example.org', cadence: null, timezone: null },
      ],
    ]);
  });

  it('is taken in chunks of 500', async () => {
    const rows = Array.from({ length: 1201 }, (_, i) => `r${i}@example.org`);
    const { chunks, addresses, out } = await importing(`email\n${rows.join('\n')}\n`);
    expect(chunks.map((chunk) => chunk.length)).toEqual([500, 500, 201]);
    expect(addresses).toEqual(rows);
    expect(out).toContain('1,201 readers added');
  });

  it('counts an address that comes twice, however it is spelt, and passes it on once', async () => {
    const { addresses, out } = await importing(
      'email\nAnn@example.org\nann@EXAMPLE.org\n"""ann""@example.org"\n',
    );
    expect(addresses).toEqual(['Ann@example.org']);
    expect(out).toContain('2 more than once in the file');
  });

  it('counts who was there and who is never mailed', async () => {
    const importSubscribers = async () => ({ added: 1, existing: 2, suppressed: 3 });
    const { code, out } = await importing('email\na@example.org\n', {
      commands: { importSubscribers },
      argv: ['--active', '--consent', 'Asked'],
    });
    expect(code).toBe(0);
    expect(out).toBe('1 reader added, 2 there already, in any state, 3 never to be mailed again.\n');
  });
});

describe('bad rows', () => {
  it('stop nothing and are reported with line and reason', async () => {
    const { code, addresses, err, out } = await importing(
      [
        'email,cadence,timezone',
        'a@example.org,,',
        'nobody,,',
        '"b@example.org","",""',
        'c@example.org,hourly,',
        'd@example.org,,Mars/Crater',
        ',daily,',
        '"e@example.org"x,,',
        'f@example.org,weekly,UTC',
      ].join('\n'),
    );
    expect(addresses).toEqual(['a@example.org', 'b@example.org', 'f@example.org']);
    expect(out).toBe('3 readers added (each gets a mail to confirm), 5 rows refused.\n');
    const lines = err.trimEnd().split('\n');
    expect(lines.map((line) => line.slice(0, 8))).toEqual(
      ['3', '5', '6', '7', '8'].map((n) => `  line ${n}`),
    );
    expect(lines[0]).toContain('“nobody”: There is no @ in the address');
    expect(lines[1]).toContain('“hourly” is no cadence');
    expect(lines[2]).toContain('“Mars/Crater” is no time zone');
    expect(lines[3]).toContain('It has no address.');
    expect(lines[4]).toContain('quotation marks');
    expect(code).toBe(0);
    expect(readdirSync(folder)).toEqual(['readers.csv']);
  });

  it.each([1, 40])(
    'a quotation mark never closed costs its own row alone, with %i rows after it',
    async (count) => {
      const after = Array.from({ length: count }, (_, i) => `after${i}@example.org,"Reader, ${i}"`);
      const { addresses, err } = await importing(
        ['email,name', 'a@example.org,"one\ntwo"', 'b@example.org,"Bob', ...after].join('\n'),
      );
      expect(addresses).toEqual(['a@example.org', ...after.map((row) => row.split(',')[0])]);
      expect(err).toBe('  line 4: Its quotation marks are not right: close each one that opens.\n');
    },
  );

  it('a row in another encoding is refused with a hint', async () => {
    const { addresses, err } = await importing(
      Buffer.concat([
        Buffer.from('email\nzo'),
        Buffer.from([0xeb]),
        Buffer.from('@example.org\na@example.org\n'),
      ]),
    );
    expect(addresses).toEqual(['a@example.org']);
    expect(err).toContain('line 2: It is not in UTF-8');
  });

  it('more than 20 are all written beside the list, and no file that is there is overwritten', async () => {
    const bad = Array.from({ length: 25 }, (_, i) => `"bad ${i}",x`);
    writeFileSync(join(folder, 'readers.rejected.csv'), 'mine');
    const { err, code } = await importing(['email,name', 'a@example.org,Ann', ...bad].join('\n'));
    expect(code).toBe(0);
    expect(err.trimEnd().split('\n')).toHaveLength(21);
    expect(err).toContain(`… and 5 more: ${join(folder, 'readers.rejected-2.csv')} has them all.`);
    expect(readFileSync(join(folder, 'readers.rejected.csv'), 'utf8')).toBe('mine');
    const written = readFileSync(join(folder, 'readers.rejected-2.csv'), 'utf8').trimEnd().split('\n');
    expect(written).toHaveLength(26);
    expect(written[0]).toBe('\ufeffline,reason,email,name');
    expect(written[25]).toMatch(/^27,.*,bad 24,x$/);
  });

  it('the list of rejected rows, mended, can be imported', async () => {
    const bad = Array.from({ length: 21 }, (_, i) => `r${i} @example.org,"a ""b"", c"`);
    await importing(['email,name', ...bad].join('\n'));
    const list = readFileSync(join(folder, 'readers.rejected.csv'), 'utf8');
    const { addresses } = await importing(list.replaceAll(' @example', '@example'));
    expect(addresses).toEqual(Array.from({ length: 21 }, (_, i) => `r${i}@example.org`));
  });

  it('a list of nothing but bad rows ends with 1', async () => {
    const { code, err, out } = await importing('email\nnobody\n');
    expect(code).toBe(1);
    expect(out).toBe('0 readers added, 1 row refused.\n');
    expect(err).toMatch(/No row could be imported\.\n$/);
  });
});

describe('consent', () => {
  it('readers are asked to confirm without --active, and follow at once with it', async () => {
    const list = 'email\na@example.org\n';
    const pending = await importing(list);
    const active = await importing(list, { argv: ['--active', '--consent', 'Signed up at the fair'] });
    expect(pending.asked).toEqual([['blog', { active: false, consent: null }]]);
    expect(active.asked).toEqual([['blog', { active: true, consent: 'Signed up at the fair' }]]);
    expect(active.out).toBe('1 reader added.\n');
  });

  it.each([
    [['--active'], '--active needs --consent TEXT'],
    [['--active', '--consent', ' '], '--active needs --consent TEXT'],
    [['--consent', 'Asked'], '--consent goes with --active'],
  ])('%j is wrong usage', async (argv, hint) => {
    const { code, err, opened } = await importing('email\na@example.org\n', { argv });
    expect({ code, opened }).toEqual({ code: 2, opened: 0 });
    expect(err).toContain(hint);
  });
});

describe('what is no list', () => {
  it.each<[string, string | Buffer, string]>([
    [
      'no column email',
      'mail;name\na@example.org;Ann\n',
      'has no column “email”: name it so in the first row, which now reads “mail”, “name”.',
    ],
    ['an empty file', '', 'is empty.'],
    ['blank lines', '\ufeff\n \n', 'is empty.'],
    ['a binary file', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 1]), 'is not a text file'],
    ['UTF-16', Buffer.from('email\na@example.org', 'utf16le'), 'is not a text file'],
  ])('%s is one clear sentence, and the installation stays closed', async (_what, content, hint) => {
    const { code, out, err, opened } = await importing(content);
    expect({ code, out, opened }).toEqual({ code: 1, out: '', opened: 0 });
    expect(err).toContain(hint);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });

  it('a missing file and a folder are one clear sentence each', async () => {
    const argv = ['--publication', 'blog'];
    expect(await runCli(['import', join(folder, 'none.csv'), ...argv])).toMatchObject({
      code: 1,
      err: `There is no file ${join(folder, 'none.csv')}.\n`,
    });
    expect(await runCli(['import', folder, ...argv])).toMatchObject({
      code: 1,
      err: `${folder} is a folder: name the CSV file in it.\n`,
    });
  });

  it('an unknown publication is refused before a row is read', async () => {
    const { code, err, closed, asked } = await importing('email\na@example.org\n', {
      commands: publicationsNamed('news'),
    });
    expect({ code, closed, asked }).toEqual({ code: 1, closed: 1, asked: [] });
    expect(err).toContain('There is news.');
  });
});

it('a terminal sees a progress bar, on stderr', async () => {
  const { err, out } = await importing('email\na@example.org\n', { terminal: true });
  expect(err).toContain('Importing [');
  expect(err).toContain('100%');
  expect(out).toBe('1 reader added (each gets a mail to confirm).\n');
});
