/** `/read/:token`, on the real program and, for what never changes, on fakes. */
import { expect, test } from 'vitest';
import { createTokens } from '../../../../src/model/owners/tokens.ts';
import { keepRendering } from '../../../../src/store/issues/issues.ts';
import { ownerSite } from '../../../support/web/owner-site.ts';
import { publication } from '../../../support/web/rows.ts';
import { pageOf, site } from '../../../support/web/site.ts';
import { seedIssue } from '../../../support/worlds/desk-world.ts';
import { publish, seedPublication, seedReaders } from '../../../support/worlds/seed.ts';

const tokens = createTokens('a key for tests, of thirty-two characters');

/** An issue of these articles, whose mails are on their way. */
async function setUp(titles: string[]) {
  const it = await ownerSite();
  const valley = await seedPublication(it.store);
  const readers = await seedReaders(it.store, valley, 1);
  await publish(it.store, valley, titles);
  const issue = { subject: null, createdAt: it.clock(), counts: { sent: 1 } };
  const issueId = await seedIssue(it.store, valley, readers, issue);
  const mail = { subject: titles.join(' · '), html: '', text: '', articles: titles.map((_, at) => at + 1) };
  await it.store.write((tx) => keepRendering(tx, issueId, { ...mail, left: 0 }));
  const { article } = it.store.tables;
  return {
    it,
    issueId,
    reader: readers[0]!,
    path: readPath(issueId),
    edit: (set: Partial<typeof article.$inferInsert>) => it.store.write((tx) => tx.update(article).set(set)),
  };
}
const readPath = (issueId: number) => `/read/${tokens.read.make({ issueId }, new Date())}`;

test('anyone with the link reads it, and sees a correction as soon as a browser asks again', async () => {
  const { it, path, edit } = await setUp(['One']);
  const visitor = it.visitor();
  const first = await visitor.get(path);
  expect(first.status).toBe(200);
  expect(first.headers.get('cache-control')).toBe('public, max-age=60');
  const etag = first.headers.get('etag')!;
  expect((await pageOf(first))('.body').text()).toContain('One: the story.');
  const again = () => visitor.get(path, { headers: { 'if-none-match': etag, 'cache-control': 'max-age=0' } });
  const same = await again();
  expect([same.status, await same.text()]).toEqual([304, '']);
  await edit({ html: '<p>Corrected.</p>' });
  const changed = await again();
  expect(changed.status).toBe(200);
  expect((await pageOf(changed))('.body').text()).toContain('Corrected.');
  expect(visitor.cookies.size).toBe(0);
});

test('it has no scripts, can not be framed, and is in no search engine', async () => {
  const { it, path } = await setUp(['One']);
  const { headers } = await it.visitor().get(path);
  expect(headers.get('x-robots-tag')).toBe('noindex, nofollow');
  expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
  const policy = headers.get('content-security-policy')!.split(';');
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("form-action 'none'");
  expect(policy.join()).not.toContain('script-src');
});

test('it is fetched and nothing else', async () => {
  const { it, path } = await setUp(['One']);
  const head = await it.visitor().get(path, { method: 'HEAD' });
  expect([head.status, await head.text()]).toEqual([200, '']);
  for (const method of ['POST', 'PUT', 'DELETE']) {
    const refused = await it.visitor().get(path, { method });
    expect(refused.status).toBe(405);
    expect(refused.headers.get('allow')).toBe('GET, HEAD');
  }
});

test.each([
  ['of a preview or a test', () => readPath(0)],
  ['of an issue that never was', () => readPath(4711)],
  ['that was cut', () => readPath(1).slice(0, -1)],
  ['of another kind', () => `/read/${tokens.manage.make({ subscriberId: 1 }, new Date())}`],
])('a link %s leads to a page that says so, and no cache keeps it', async (_, path) => {
  const { it, issueId } = await setUp(['One']);
  expect(issueId).toBe(1);
  const answer = await it.visitor().get(path());
  expect(answer.status).toBe(404);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect((await pageOf(answer))('h1').text()).toBe('There is no such mail here');
});

test('a link years old still works', async () => {
  const { it, path } = await setUp(['One']);
  it.clock.forward(10 * 365 * 24 * 3600);
  expect((await it.visitor().get(path)).status).toBe(200);
});

test('once the texts of its articles were dropped, a page in the readers’ language leads to the site', async () => {
  const { it, path, edit } = await setUp(['One']);
  await edit({ html: '', text: '', summary: '', prunedAt: it.clock() });
  const answer = await it.visitor().get(path);
  expect(answer.status).toBe(410);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const $ = await pageOf(answer);
  expect($('h1').text()).toBe('This mail is too old');
  expect($('.links a').attr('href')).toBe('https://valley.example');

  const webCopy = async () => ({ kind: 'gone' as const, publication, language: 'de' });
  const german = await site({ reader: { webCopy } });
  const page = await pageOf(await german.get(german.readPath(), { headers: { 'accept-language': 'en' } }));
  expect(page('html').attr('lang')).toBe('de');
});

test('the desk and the reader’s own page lead to it', async () => {
  const { it, reader, path } = await setUp(['One']);
  const desk = await pageOf(await it.owner().get('/owner/publications/valley'));
  const manage = `/manage/${tokens.manage.make({ subscriberId: reader }, it.clock())}`;
  const own = await pageOf(await it.visitor().get(manage));
  for (const link of [desk('.issues tbody a'), own('.mails-sent a')]) {
    expect(link.text()).toBe('One');
    expect(link.attr('href')).toBe(path);
  }
});

test('they lead nowhere from a letter, and from what is not mailed yet', async () => {
  const { it, issueId, reader } = await setUp(['One']);
  const { issue } = it.store.tables;
  await it.store.write((tx) => tx.update(issue).set({ kind: 'letter' }));
  const [valley] = await it.store.read.select().from(it.store.tables.publication);
  await seedIssue(it.store, valley!, [reader], {
    subject: null,
    createdAt: it.clock(),
    counts: { queued: 1 },
  });
  const desk = await pageOf(await it.owner().get('/owner/publications/valley'));
  expect(desk('.issues tbody tr')).toHaveLength(2);
  expect(desk('.issues a')).toHaveLength(0);
  const manage = `/manage/${tokens.manage.make({ subscriberId: reader }, it.clock())}`;
  const own = await pageOf(await it.visitor().get(manage));
  expect(own('.mails-sent li')).toHaveLength(2);
  expect(own('.mails-sent a')).toHaveLength(0);
  expect((await it.visitor().get(readPath(issueId))).status).toBe(404);
});
