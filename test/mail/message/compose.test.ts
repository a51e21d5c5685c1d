import PostalMime, { decodeWords } from 'postal-mime';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  composeIssue,
  composeMessage,
  type IssueMailInput,
  type MessageMailInput,
} from '../../../src/mail/message/compose.ts';
import { createRenderer, type RenderedIssue } from '../../../src/mail/render/render.ts';
import { issueInput } from '../../fixtures/mails/load.ts';

const { marker, baseUrl, readUrl } = issueInput('one-article');
let rendered: RenderedIssue;
beforeAll(async () => {
  rendered = (await createRenderer()).issue(issueInput('one-article'));
});

const tokens = { unsubscribe: 'eyJzdWJzY3JpYmVySWQiOjd9.aaaa', manage: 'eyJzdWJzY3JpYmVySWQiOjd9.bbbb' };
const publication = {
  id: 3,
  slug: 'almanac',
  name: 'The Baker’s Almanac',
  fromName: 'Ana, "the baker"',
  fromAddress: 'ana@almanac.example',
  replyTo: 'letters@almanac.example' as string | null,
};
const input = (changes: Partial<IssueMailInput> = {}): IssueMailInput => ({
  rendered,
  marker,
  publication,
  deliveryId: 4711,
  issueId: 42,
  cadence: 'instant',
  to: 'reader@example.net',
  baseUrl,
  readUrl,
  tokens,
  date: new Date('2026-03-24T09:30:00Z'),
  ...changes,
});
const confirmation = (): MessageMailInput => ({
  kind: 'confirmation',
  tokens: null,
  rendered: { subject: 'Please confirm', html: '<p>Confirm</p>', text: 'Confirm' },
  publication,
  deliveryId: 5,
  to: 'reader@example.net',
  baseUrl,
  date: new Date('2026-03-24T09:30:00Z'),
});

const headersOf = (raw: Buffer): Record<string, string> =>
  Object.fromEntries(
    raw
      .toString('utf8')
      .split('\r\n\r\n')[0]!
      .replace(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .map((line) => [
        line.slice(0, line.indexOf(':')).toLowerCase(),
        line.slice(line.indexOf(':') + 1).trim(),
      ]),
  );

describe('the mail of an issue', () => {
  it('has text and HTML as alternatives, text first, as they were rendered', async () => {
    const { raw } = await composeIssue(input());
    const mail = await PostalMime.parse(raw);
    const source = raw.toString();
    expect(mail.headers.find(({ key }) => key === 'content-type')?.value).toMatch(/^multipart\/alternative/);
    expect(source.indexOf('text/plain; charset=utf-8')).toBeLessThan(
      source.indexOf('text/html; charset=utf-8'),
    );
    expect(mail.attachments).toEqual([]);
    const personal = (body: string) =>
      body
        .replaceAll(`${marker}-unsubscribe`, tokens.unsubscribe)
        .replaceAll(`${marker}-manage`, tokens.manage);
    expect(mail.text?.trim()).toBe(personal(rendered.text).trim());
    expect(mail.html?.trim()).toBe(personal(rendered.html).trim());
  });

  it('carries only this reader’s own links', async () => {
    const mail = await PostalMime.parse((await composeIssue(input())).raw);
    for (const body of [mail.text!, mail.html!]) {
      expect(body).toContain(`https://post.example.org/unsubscribe/${tokens.unsubscribe}`);
      expect(body).toContain(`https://post.example.org/manage/${tokens.manage}`);
      expect(body).not.toContain(marker);
    }
  });

  it('has the headers that lists need', async () => {
    const { raw, messageId, envelope } = await composeIssue(input());
    const headers = headersOf(raw);
    expect(headers).toMatchObject({
      from: '"Ana, \\"the baker\\"" <ana@almanac.example>',
      to: 'reader@example.net',
      'reply-to': 'letters@almanac.example',
      subject: rendered.subject,
      date: 'Tue, 24 Mar 2026 09:30:00 +0000',
      'message-id': messageId,
      'list-unsubscribe': `<https://post.example.org/unsubscribe/${tokens.unsubscribe}>`,
      'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
      'list-help': `<https://post.example.org/manage/${tokens.manage}>`,
      'archived-at': `<${readUrl}>`,
      'feedback-id': '42:almanac:instant:postrider',
      'mime-version': '1.0',
    });
    expect(decodeWords(headers['list-id']!)).toBe('The Baker’s Almanac <almanac.post.example.org>');
    expect(headers['auto-submitted']).toBeUndefined();
    expect(envelope).toEqual({ from: 'ana@almanac.example', to: 'reader@example.net' });
  });

  it('names no copy on the web where it has none', async () => {
    expect(headersOf((await composeIssue(input({ readUrl: null }))).raw)).not.toHaveProperty('archived-at');
  });

  it('offers one-click leaving only at an https address', async () => {
    const headers = headersOf((await composeIssue(input({ baseUrl: 'http://localhost:3000' }))).raw);
    expect(headers['list-unsubscribe']).toBe(`<http://localhost:3000/unsubscribe/${tokens.unsubscribe}>`);
    expect(headers['list-unsubscribe-post']).toBeUndefined();
    expect(headers['list-id']).toContain('<almanac.localhost>');
  });

  it('is the same at every retry, but for its date, and another for another delivery', async () => {
    const first = await composeIssue(input());
    expect((await composeIssue(input())).raw.equals(first.raw)).toBe(true);
    expect((await composeIssue(input({ date: new Date(0) }))).messageId).toBe(first.messageId);
    expect(first.messageId).toMatch(/^<d\.4711\.[\w-]{16}@post\.example\.org>$/);
    const others = [{ deliveryId: 4712 }, { to: 'x@example.net' }, { marker: 'another_marker_0123456789' }];
    for (const other of others)
      expect((await composeIssue(input(other))).messageId).not.toBe(first.messageId);
  });

  it('makes a message id of an address without a name', async () => {
    const { messageId } = await composeIssue(input({ baseUrl: 'http://[::1]:3000' }));
    expect(messageId).toMatch(/^<[\w.-]+@[a-z0-9.-]+>$/);
  });

  it('ends lines with CRLF, keeps them short and to ASCII', async () => {
    const arabic = (await createRenderer()).issue(issueInput('two-articles-rtl'));
    const { raw } = await composeIssue(
      input({ rendered: arabic, publication: { ...publication, fromName: 'دفتر '.repeat(15) } }),
    );
    const source = raw.toString('latin1');
    expect(source.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(source).toMatch(/^[\x20-\x7e\r\n\t]+$/);
    for (const line of source.split('\r\n')) expect(line.length).toBeLessThanOrEqual(78);
    expect((await PostalMime.parse(raw)).subject).toBe(arabic.subject);
    expect((await PostalMime.parse(raw)).from?.address).toBe('ana@almanac.example');
  });
});

describe('names and addresses', () => {
  const evil = 'Ana 🥖\r\nBcc: victim@example.org\r\n\r\n<script> "quoted\\" <x@y.example>, z';

  it('that hold line breaks, quotes or emoji add no header', async () => {
    const changed = { ...publication, fromName: evil, name: evil, replyTo: null };
    const { raw } = await composeIssue(
      input({ publication: changed, rendered: { ...rendered, subject: evil } }),
    );
    const mail = await PostalMime.parse(raw);
    const flat = evil.replace(/\s+/g, ' ');
    const plain = headersOf((await composeIssue(input())).raw);
    expect(Object.keys(headersOf(raw)).sort()).toEqual(
      Object.keys(plain)
        .filter((key) => key !== 'reply-to')
        .sort(),
    );
    expect(mail.bcc ?? []).toEqual([]);
    expect(mail.from).toEqual({ name: flat, address: 'ana@almanac.example' });
    expect(mail.subject).toBe(flat);
    expect(decodeWords(headersOf(raw)['list-id']!)).toBe(`${flat} <almanac.post.example.org>`);
  });

  it('of plain ASCII are quoted where they must be', async () => {
    const changed = { ...publication, name: 'A "B" \\ C, D' };
    const headers = headersOf((await composeIssue(input({ publication: changed }))).raw);
    expect(headers['list-id']).toBe('"A \\"B\\" \\\\ C, D" <almanac.post.example.org>');
  });

  it('of an internationalised reader stand as they are', async () => {
    const to = '用户@xn--fsqu00a.example';
    const { raw, envelope } = await composeIssue(input({ to }));
    expect(envelope.to).toBe(to);
    expect(headersOf(raw).to).toBe('用户@例子.example');
    expect((await PostalMime.parse(raw)).to?.[0]?.address).toBe('用户@例子.example');
  });

  it.each(['a@x.example>\r\nRCPT TO:<b@x.example', 'a@x.example\u0000', '<a@x.example>', 'nobody'])(
    'that could end the SMTP command are refused: %j',
    async (address) => {
      await expect(composeIssue(input({ to: address }))).rejects.toThrow("can't stand in a mail's envelope");
      const changed = { ...publication, fromAddress: address };
      await expect(composeIssue(input({ publication: changed }))).rejects.toThrow("can't stand");
    },
  );
});

describe('the confirmation', () => {
  it('says that a machine sent it, and is no list mail', async () => {
    const { raw, envelope } = await composeMessage(confirmation());
    const headers = headersOf(raw);
    expect(headers).toMatchObject({
      'auto-submitted': 'auto-generated',
      'feedback-id': 'confirmation:almanac:confirmation:postrider',
      to: 'reader@example.net',
      subject: 'Please confirm',
    });
    expect(Object.keys(headers).filter((key) => key.startsWith('list-'))).toEqual([]);
    expect(envelope.to).toBe('reader@example.net');
  });

  it('has a message id of its own for each confirmation', async () => {
    const first = await composeMessage({ ...confirmation(), marker: 'nonce-1' });
    const again = await composeMessage({ ...confirmation(), marker: 'nonce-1' });
    const other = await composeMessage({ ...confirmation(), marker: 'nonce-2' });
    expect(again.messageId).toBe(first.messageId);
    expect(other.messageId).not.toBe(first.messageId);
  });
});

describe('the other mails about following', () => {
  it.each(['goodbye', 'link', 'address', 'moved'] as const)(
    '%s answers no machine, and is no list mail',
    async (kind) => {
      const headers = headersOf((await composeMessage({ ...confirmation(), kind })).raw);
      expect(headers).toMatchObject({
        'auto-submitted': 'auto-generated',
        'feedback-id': `${kind}:almanac:${kind}:postrider`,
      });
      expect(Object.keys(headers).filter((key) => key.startsWith('list-'))).toEqual([]);
    },
  );

  it('a welcome can be left like an issue', async () => {
    const headers = headersOf((await composeMessage({ ...confirmation(), kind: 'welcome', tokens })).raw);
    expect(headers).toMatchObject({
      'list-unsubscribe': `<https://post.example.org/unsubscribe/${tokens.unsubscribe}>`,
      'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
      'list-help': `<https://post.example.org/manage/${tokens.manage}>`,
    });
    expect(decodeWords(headers['list-id']!)).toBe('The Baker’s Almanac <almanac.post.example.org>');
    expect(headers['auto-submitted']).toBeUndefined();
  });
});

it('a marker that would be escaped, or guessed, is refused', async () => {
  await expect(composeIssue(input({ marker: 'short' }))).rejects.toThrow('at least 16');
  await expect(composeIssue(input({ marker: 'has & and a blank in it' }))).rejects.toThrow('at least 16');
});

it('a token with a dollar sign is taken as it is', async () => {
  const mail = await PostalMime.parse(
    (await composeIssue(input({ tokens: { unsubscribe: "$&$'", manage: '$1' } }))).raw,
  );
  expect(mail.text).toContain("/unsubscribe/$&$'\n");
});
