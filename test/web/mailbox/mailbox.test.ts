import type { Request } from 'express';
import { describe, expect, test } from 'vitest';
import type { Owner } from '../../../src/model/owners/owner.ts';
import { isFromThisMachine } from '../../../src/web/http/loopback.ts';
import { mail, mailboxWith } from '../../support/web/mails.ts';
import { start } from '../../support/web/rows.ts';
import { pageOf, site } from '../../support/web/site.ts';

const passedOn = { forwarded: 'for=192.0.2.1' };
const owner: Owner = { id: 1, email: 'olive@example.org', createdAt: start };
const evil = '<script>alert(1)</script>';

describe('the list', () => {
  test('names each mail, newest first as the mailbox gives them', async () => {
    const untitled = { ...mail, entry: { ...mail.entry, id: 'a/b', subject: '', from: '' } };
    const it = await site({ mailbox: mailboxWith(mail, untitled) });
    it.later(2 * 3600_000);
    const $ = await pageOf(await it.get('/mailbox'));
    const rows = $('.mails li')
      .map((_, row) => [[$('a', row).attr('href'), $('a', row).text(), $('dd', row).first().text()]])
      .get();
    expect(rows).toEqual([
      ['/mailbox/1', mail.entry.subject, mail.entry.from],
      ['/mailbox/a%2Fb', '(no subject)', '(no sender)'],
    ]);
    expect($('.mails .when').first().text()).toBe('2 hours ago 2 Mar, 10:00 UTC');
    expect($('.mails time').first().attr('datetime')).toBe('2026-03-02T10:00:00.000Z');
    expect($('.summary span').text()).toBe('2 mails');
  });

  test('shows what went to one recipient, and keeps to it when looking again', async () => {
    const other = { ...mail, entry: { ...mail.entry, id: '2', to: 'ben+x@example.org' } };
    const it = await site({ mailbox: mailboxWith(mail, other) });
    const $ = await pageOf(await it.get('/mailbox?to=%20ben%2Bx@%20'));
    const links = (part: string) =>
      $(part)
        .map((_, link) => $(link).attr('href'))
        .get();
    expect(links('.mails a')).toEqual(['/mailbox/2']);
    expect($('form input[name=to]').val()).toBe('ben+x@');
    expect(links('.summary a')).toEqual(['/mailbox', '/mailbox?to=ben%2Bx%40']);
  });

  test('says that a recipient got nothing, in their words', async () => {
    const it = await site({ mailbox: mailboxWith(mail) });
    const $ = await pageOf(await it.get(`/mailbox?to=${encodeURIComponent(evil)}`));
    expect($('.notice h2').text()).toBe(`No mail to “${evil}”`);
    expect($('main script').length).toBe(0);
  });

  test('a search of a strange shape finds all mail', async () => {
    const it = await site({ mailbox: mailboxWith(mail) });
    for (const query of ['?to=', '?to=a&to=b', '?to[x]=a'])
      expect((await pageOf(await it.get(`/mailbox${query}`)))('.mails a').length).toBe(1);
  });
});

test('a mail opens as a page in a frame without scripts, whose links open new tabs', async () => {
  const it = await site({ mailbox: mailboxWith(mail) });
  const response = await it.get('/mailbox/1');
  expect(response.headers.get('content-security-policy')).toContain("frame-src 'self'");
  const frame = (await pageOf(response))('iframe');
  expect(frame.attr('sandbox')).toBe('allow-same-origin allow-popups allow-popups-to-escape-sandbox');
  const inside = await it.get(frame.attr('src')!);
  const policy = inside.headers.get('content-security-policy')!;
  expect(policy).toMatch(/sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox(;|$)/);
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/script|allow-forms|allow-top/);
  expect(inside.headers.get('x-frame-options')).toBe('SAMEORIGIN');
  const $ = await pageOf(inside);
  expect($('head base').attr('target')).toBe('_blank');
  expect($('h1').text()).toBe('Hello');
});

test('width and colours are chosen by links, and kept from one part of the mail to another', async () => {
  const it = await site({ mailbox: mailboxWith(mail) });
  const $ = await pageOf(await it.get('/mailbox/1?width=phone&scheme=dark'));
  const hrefs = (part: string) =>
    $(part)
      .map((_, link) => $(link).attr('href'))
      .get();
  expect(hrefs('.switch a')).toEqual([
    '?view=html&scheme=dark',
    '?view=html&width=phone&scheme=dark',
    '?view=html&width=phone',
    '?view=html&width=phone&scheme=light',
    '?view=html&width=phone&scheme=dark',
  ]);
  expect($('.switch [aria-current]').text()).toBe('PhoneDark');
  expect(hrefs('.tabs a')[1]).toBe('?view=text&width=phone&scheme=dark');
  expect($('.stage').attr('class')).toBe('stage phone');
  expect($('iframe').attr('src')).toBe('/mailbox/1/html?scheme=dark');
});

test('an unknown choice is as if none was made', async () => {
  const it = await site({ mailbox: mailboxWith(mail) });
  const $ = await pageOf(await it.get('/mailbox/1?view=x&width=12px&scheme=dark&scheme=light'));
  expect($('.stage').attr('class')).toBe('stage desktop');
  expect($('iframe').attr('src')).toBe('/mailbox/1/html');
});

test('the frame shows the chosen colours, whatever the browser prefers', async () => {
  const html = '<style>@media (prefers-color-scheme:dark){p{color:#fff}}</style><p>Hello</p>';
  const it = await site({ mailbox: mailboxWith({ ...mail, html }) });
  const frame = async (query: string) => (await it.get(`/mailbox/1/html${query}`)).text();
  expect(await frame('')).toContain('(prefers-color-scheme:dark)');
  expect(await frame('?scheme=pink')).toContain('(prefers-color-scheme:dark)');
  expect(await frame('?scheme=dark')).toContain('@media (min-width:0){');
  expect(await frame('?scheme=light')).toContain('@media (max-width:0){');
});

test('text, headers and source are shown as they are', async () => {
  const it = await site({
    mailbox: mailboxWith({
      ...mail,
      entry: { ...mail.entry, subject: evil },
      text: `See http://localhost:3000/x. ${evil}`,
      source: `X: ${evil}`,
      headers: [{ name: 'X-Evil', value: evil }],
    }),
  });
  for (const view of ['text', 'headers', 'source']) {
    const $ = await pageOf(await it.get(`/mailbox/1?view=${view}`));
    expect($('body script').length).toBe(0);
    expect($('main').text()).toContain(`${evil}`);
    expect($('.tabs [aria-current]').text().toLowerCase()).toBe(view);
    if (view === 'text') expect($('.plain a').attr('href')).toBe('http://localhost:3000/x');
  }
});

test('each header has a word on what it is for, one that nobody knows too', async () => {
  const names = ['LIST-UNSUBSCRIBE-POST', 'X-Mailer', 'Frobnication', '__proto__', 'constructor'];
  const headers = names.map((name) => ({ name, value: 'x' }));
  const it = await site({ mailbox: mailboxWith({ ...mail, headers }) });
  const $ = await pageOf(await it.get('/mailbox/1?view=headers'));
  const words = $('.headers small')
    .map((_, word) => $(word).text())
    .get();
  expect(words[0]).toMatch(/^Says that one press/);
  expect(words[1]).toMatch(/^A header that a program made up/);
  expect(new Set(words.slice(2))).toEqual(
    new Set(['A header for programs on the way. Readers do not see it.']),
  );
});

test('a mail without HTML opens as text', async () => {
  const it = await site({ mailbox: mailboxWith({ ...mail, html: null as unknown as string }) });
  expect((await pageOf(await it.get('/mailbox/1')))('.plain').length).toBe(1);
  expect((await it.get('/mailbox/1/html')).status).toBe(404);
});

test('no such mail, and no mailbox at all, are 404 with a sentence', async () => {
  const it = await site({ mailbox: mailboxWith(mail) });
  const gone = await it.get('/mailbox/2');
  expect(gone.status).toBe(404);
  expect(await gone.text()).toContain('There is no such mail');
  const off = await (await site({ mailbox: null })).get('/mailbox');
  expect(off.status).toBe(404);
  expect(await off.text()).toContain('Mail goes to the server that SMTP_URL names');
});

describe('only an owner or this machine reads the mailbox', () => {
  test('a request that a proxy passed on is refused', async () => {
    const it = await site({ mailbox: mailboxWith(mail) });
    for (const path of ['/mailbox', '/mailbox/1', '/MAILBOX/1/html/']) {
      expect((await it.get(path)).status).toBe(200);
      const response = await it.get(path, { headers: passedOn });
      expect(response.status).toBe(404);
      expect(await response.text()).not.toContain('ada@example.org');
    }
  });

  test('an owner who is signed in reads it from anywhere', async () => {
    const sessionOwner = async (token: string) => (token === 'right' ? owner : undefined);
    const it = await site({ mailbox: mailboxWith(mail), owner: { sessionOwner } });
    const statusWith = async (cookie: string) =>
      (await it.get('/mailbox/1', { headers: { ...passedOn, cookie } })).status;
    expect(await statusWith('postrider=right')).toBe(200);
    expect(await statusWith('postrider=wrong')).toBe(404);
  });

  test('who is refused can sign in, and comes back to the same mail', async () => {
    const it = await site({ mailbox: mailboxWith(mail) });
    const $ = await pageOf(await it.get('/mailbox/1?view=text', { headers: passedOn }));
    expect($('.links a').attr('href')).toBe('/owner/sign-in?to=%2Fmailbox%2F1%3Fview%3Dtext');
  });

  test.each([
    [true, '127.0.0.1', { host: 'localhost:3000' }],
    [true, '::1', { host: '[::1]:3000' }],
    [true, '::ffff:127.0.0.1', { host: '127.0.0.1' }],
    [false, '192.0.2.1', { host: 'localhost:3000' }],
    [false, '::ffff:192.0.2.1', { host: 'localhost:3000' }],
    [false, '127.0.0.1', { host: 'localhost', 'x-forwarded-for': '127.0.0.1' }],
    [false, '127.0.0.1', { host: 'localhost', forwarded: 'for=127.0.0.1' }],
    [false, '127.0.0.1', { host: 'news.example.org' }],
    [false, '127.0.0.1', { host: ':::' }],
    [false, '127.0.0.1', {}],
  ])('%s: a peer at %s with %j', (expected, remoteAddress, headers) => {
    expect(isFromThisMachine({ socket: { remoteAddress }, headers } as unknown as Request)).toBe(expected);
  });
});
