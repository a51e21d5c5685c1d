/**
 * Every mail in every state, word for word: its HTML, its text and its headers are files in fixtures/mails/golden/.
 * After a wanted change, `npx vitest run test/mail/render/golden.test.ts -u` writes them anew; look at what changed.
 */
import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRenderer, type Renderer } from '../../../src/mail/render/render.ts';
import { mailStates } from '../../gallery/states.ts';
import { faultsOf } from '../../support/mail/mail-faults.ts';

const folder = new URL('../../fixtures/mails/golden/', import.meta.url);
const golden = (file: string): string => new URL(file, folder).pathname;

let renderer: Renderer;
beforeAll(async () => {
  renderer = await createRenderer();
});

/** Without the multipart's boundary, which says nothing. */
const headersOf = (raw: Buffer): string =>
  `${raw
    .toString()
    .split('\r\n\r\n')[0]!
    .replaceAll('\r\n', '\n')
    .replace(/boundary="[^"]*"/, 'boundary')}\n`;

describe.each(mailStates)('$name', (state) => {
  it('is the mail that it was', async () => {
    const mail = state.render(renderer);
    const { raw } = await state.compose(mail);
    await expect(mail.html).toMatchFileSnapshot(golden(`${state.name}.html`));
    await expect(mail.text).toMatchFileSnapshot(golden(`${state.name}.txt`));
    await expect(headersOf(raw)).toMatchFileSnapshot(golden(`${state.name}.headers`));
  });

  it('has no fault', async () => {
    const mail = state.render(renderer);
    expect(faultsOf(mail, (await state.compose(mail)).raw)).toEqual([]);
  });
});

it('no golden file is left of a mail that is no more', () => {
  const kept = readdirSync(folder).map((file) => file.replace(/\.(html|txt|headers)$/, ''));
  expect([...new Set(kept)].sort()).toEqual(mailStates.map(({ name }) => name).sort());
});

describe('the check of mails', () => {
  const raw = (...types: string[]) =>
    Buffer.from(
      [
        'Subject: Bread\r\nContent-Type: multipart/alternative;\r\n boundary="b"\r\n',
        ...types.map((type) => `--b\r\nContent-Type: ${type}; charset=utf-8\r\n\r\nBread\r\n`),
        '--b--\r\n',
      ].join('\r\n'),
    );
  const good = raw('text/plain', 'text/html');
  const page = (body: string) => `<html lang="en" dir="ltr"><body><h1>Bread</h1>${body}</body></html>`;
  const faults = (body: string, text = '') => faultsOf({ subject: 'Bread', html: page(body), text }, good);

  it.each([
    ['a heading that skips a level', '<h2>A</h2><h4>B</h4>', 'an h4 skips a level'],
    ['a second title', '<h1>Again</h1>', 'there are 2 h1'],
    ['a relative picture', '<img src="/a.png" alt="A">', '"/a.png" is no address'],
    [
      'a picture that only Outlook sees',
      '<!--[if mso]><img src="a.png" alt="A"><![endif]-->',
      '"a.png" is no address',
    ],
    ['a script', '<a href="javascript:x">A</a>', '"javascript:x" is no address'],
    ['a mark that is no name', '<a href="#a1">A</a><p id="a1">B</p>', '#a1 leads nowhere'],
    ['a mark that is nowhere', '<a href="#a1">A</a>', '#a1 leads nowhere'],
    ['an id twice', '<p id="a">A</p><p id="a">B</p>', 'the id a is there twice'],
    [
      'a picture without words',
      '<p><img src="https://x.example/a.png" alt=""></p>',
      'has no words in its place',
    ],
    [
      'a link that the text has not',
      '<a href="https://x.example/a">A</a>',
      'the text part lacks https://x.example/a',
    ],
    ['a value that was none', '<p>undefined</p>', 'undefined'],
    ['more than Gmail shows', `<p>${'x'.repeat(105_000)}</p>`, 'the HTML has 105'],
  ])('sees %s', (_name, body, fault) => {
    expect(faults(body).join()).toContain(fault);
  });

  it('sees a language or direction that is missing, and a subject of two lines', () => {
    const found = faultsOf({ subject: 'A\nB', html: '<h1>Bread</h1>', text: '' }, good);
    expect(found).toEqual(['html has no lang', 'html has no dir', 'the subject is not one line']);
  });

  it('sees long lines, wrong parts and their order', () => {
    const mail = { subject: 'Bread', html: page(''), text: '' };
    expect(faultsOf(mail, good)).toEqual([]);
    expect(faultsOf(mail, raw('text/html', 'text/plain')).join()).toContain('its parts are text/html');
    expect(faultsOf(mail, raw('text/plain')).join()).toContain('its parts are text/plain');
    expect(faultsOf(mail, Buffer.from('Subject: A\r\n\r\nA')).join()).toContain('not multipart/alternative');
    const long = Buffer.concat([good, Buffer.from(`${'x'.repeat(999)}\r\n`)]);
    expect(faultsOf(mail, long)).toEqual(['a line has 999 bytes']);
    expect(faultsOf(mail, Buffer.concat([good, Buffer.from('a\nb')]))).toEqual(['a line ends without CRLF']);
  });
});
