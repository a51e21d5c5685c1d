import type { Request } from 'express';
import { describe, expect, test } from 'vitest';
import { isFromThisMachine } from '../../src/web/loopback.ts';
import { pageOf, site } from './site.ts';
import { mail, mailboxWith } from './support.ts';

const evil = '<script>alert(1)</script>';

test('the list names each mail, newest first as the mailbox gives them', async () => {
  const untitled = { ...mail, entry: { ...mail.entry, id: 'a/b', subject: '' } };
  const it = await site({ mailbox: mailboxWith(mail, untitled) });
  const $ = await pageOf(await it.get('/mailbox'));
  expect(
    $('.mails a')
      .map((_, link) => [[$(link).attr('href'), $(link).text()]])
      .get(),
  ).toEqual([
    ['/mailbox/1', mail.entry.subject],
    ['/mailbox/a%2Fb', '(no subject)'],
  ]);
});

test('a mail opens as a page in a frame without scripts, whose links open new tabs', async () => {
  const it = await site({ mailbox: mailboxWith(mail) });
  const response = await it.get('/mailbox/1');
  expect(response.headers.get('content-security-policy')).toContain("frame-src 'self'");
  const frame = (await pageOf(response))('iframe');
  expect(frame.attr('sandbox')).toBe('allow-popups allow-popups-to-escape-sandbox');
  const inside = await it.get(frame.attr('src')!);
  const policy = inside.headers.get('content-security-policy')!;
  expect(policy).toMatch(/sandbox allow-popups allow-popups-to-escape-sandbox/);
  expect(policy).not.toContain('script-src');
  expect(inside.headers.get('x-frame-options')).toBe('SAMEORIGIN');
  const $ = await pageOf(inside);
  expect($('head base').attr('target')).toBe('_blank');
  expect($('h1').text()).toBe('Hello');
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
    expect($('script').length).toBe(0);
    expect($('main').text()).toContain(`${evil}`);
    expect($('.tabs [aria-current]').text().toLowerCase()).toBe(view);
    if (view === 'text') expect($('.plain a').attr('href')).toBe('http://localhost:3000/x');
  }
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

describe('only this machine reads the mailbox', () => {
  test('a request that a proxy passed on is refused', async () => {
    const it = await site({ mailbox: mailboxWith(mail) });
    for (const path of ['/mailbox', '/mailbox/1', '/MAILBOX/1/html/']) {
      expect((await it.get(path)).status).toBe(200);
      const response = await it.get(path, { headers: { forwarded: 'for=192.0.2.1' } });
      expect(response.status).toBe(404);
      expect(await response.text()).not.toContain('ada@example.org');
    }
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
