/** render.ts for notices to the owner. */
import { load } from 'cheerio';
import PostalMime from 'postal-mime';
import { beforeAll, expect, it } from 'vitest';
import { composeNotice } from '../../../src/mail/message/compose.ts';
import type { NoticeInput } from '../../../src/mail/render/notice-values.ts';
import { createRenderer, type Renderer } from '../../../src/mail/render/render.ts';
import { issueInput } from '../../fixtures/mails/load.ts';

let renderer: Renderer;
beforeAll(async () => {
  renderer = await createRenderer();
});

const url = 'https://post.example.org/owner/publications/almanac/feeds/1';
const titles = ['Rye', 'Spelt', 'Einkorn'];
const flood: NoticeInput = {
  publication: issueInput('one-article').publication,
  kind: 'flood',
  data: { feed: 'Almanac, all posts', count: 40, limit: 10 },
  articles: titles.map((title) => ({
    title,
    url: `https://almanac.example/${title}`,
    publishedAt: new Date('2026-03-01T08:00:00Z'),
  })),
  total: 27,
  url,
  baseUrl: 'https://post.example.org',
};
const failing: NoticeInput = {
  ...flood,
  kind: 'feed-failing',
  articles: [],
  total: 0,
  data: { feed: 'Almanac', reason: 'There is nothing at https://almanac.example/feed.' },
};
const words = (html: string) => load(html)('.card').text().replace(/\s+/g, ' ');

it('a flood says what came, what was done, what to do, and has one button', () => {
  const { subject, html, text } = renderer.notice(flood);
  expect(subject).toBe('The Baker’s Almanac: 27 new articles at once. Should they be mailed?');
  for (const part of [words(html), text.replace(/\s+/g, ' ')]) {
    expect(part).toContain('The feed “Almanac, all posts” brought 27 new articles in one go');
    expect(part).toContain('Nobody has been mailed any of them, and none is lost.');
    expect(part).toContain('Until you do, they wait.');
    expect(part).toContain('and 24 more articles');
  }
  const $ = load(html);
  expect(
    $('.fill a')
      .map((_, a) => [[$(a).text(), a.attribs.href]])
      .get(),
  ).toEqual([['Look at them and decide', url]]);
  expect(
    $('li a')
      .map((_, a) => a.attribs.href)
      .get(),
  ).toEqual(flood.articles.map((article) => article.url));
  expect(text).toContain(`Look at them and decide:\n${url}\n`);
});

it.each(['feed-failing', 'feed-gone'] as const)('%s names the feed, and shows no list', (kind) => {
  const { html, text } = renderer.notice({ ...failing, kind });
  expect(load(html)('li')).toHaveLength(0);
  for (const part of [words(html), text]) expect(part).toContain('the feed “Almanac”');
  expect(text.includes('There is nothing at')).toBe(kind === 'feed-failing');
});

it('an owner is no reader: nothing to share, no postal address, no way to unsubscribe', () => {
  const { html, text } = renderer.notice(flood);
  expect(load(html)('.foot').text().trim()).toBe(
    'You get this mail because you are an owner of The Baker’s Almanac at Postrider.',
  );
  expect(html + text).not.toMatch(/Unsubscribe|Share |14 Mill Lane/);
});

it('is in English from left to right, whatever the language of the articles', () => {
  const publication = { ...flood.publication, language: 'ar' };
  const $ = load(renderer.notice({ ...flood, publication }).html);
  expect([$('html').attr('lang'), $('html').attr('dir')]).toEqual(['en', 'ltr']);
});

it('what a feed says of itself is shown as it is, and never as HTML', () => {
  const evil = '<img src=x onerror=alert(1)>';
  const articles = [{ title: evil, url: 'javascript:alert(1)', publishedAt: null }];
  const data = { feed: evil, reason: evil };
  for (const input of [
    { ...flood, data, articles },
    { ...failing, data },
  ]) {
    const $ = load(renderer.notice(input).html);
    expect($('img').length).toBe(0);
    expect($('[href^="javascript:"]').length).toBe(0);
    expect($('.card').text()).toContain(evil);
  }
});

it('a title without an end is cut, and an article without a title has a word in its place', () => {
  const long = 'word '.repeat(100);
  const articles = [long, ''].map((title) => ({ title, url: 'https://almanac.example/', publishedAt: null }));
  const shown = load(renderer.notice({ ...flood, articles }).html)('li a')
    .toArray()
    .map((a) => load(a).text());
  expect(shown[0]).toMatch(/…$/);
  expect(shown[0]!.length).toBeLessThanOrEqual(120);
  expect(shown[1]).toBe('New article');
});

it('goes out in Postrider’s name, with no answer to the publication’s own address for answers', async () => {
  const publication = {
    id: 3,
    slug: 'almanac',
    name: 'The Baker’s Almanac',
    fromName: 'Ana',
    fromAddress: 'ana@almanac.example',
    replyTo: 'letters@almanac.example',
  };
  const { raw, envelope } = await composeNotice({
    rendered: renderer.notice(flood),
    publication,
    noticeId: 7,
    to: 'olive@almanac.example',
    baseUrl: flood.baseUrl,
    date: new Date('2026-03-02T10:00:00Z'),
  });
  const mail = await PostalMime.parse(raw);
  expect(envelope).toEqual({ from: 'ana@almanac.example', to: 'olive@almanac.example' });
  expect(mail.from).toMatchObject({ name: 'Postrider', address: 'ana@almanac.example' });
  expect(mail.replyTo).toBeUndefined();
  expect(mail.headers.map(({ key }) => key).filter((key) => key.startsWith('list-'))).toEqual([]);
});
