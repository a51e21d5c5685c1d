/** render.ts under Gmail’s limit: what is cut, and how the mail says so. */
import { load } from 'cheerio';
import { beforeAll, expect, it } from 'vitest';
import { createRenderer, maxHtmlBytes, type Renderer } from '../../../src/mail/render/render.ts';
import { issueInput } from '../../fixtures/mails/load.ts';

let renderer: Renderer;
beforeAll(async () => {
  renderer = await createRenderer();
});

const paragraph = 'Ein langer Absatz über Brot, Mühlen und das Wetter. '.repeat(8).trim();

function withLength(paragraphs: number) {
  const input = issueInput('one-article');
  Object.assign(input.articles[0]!, {
    html: `<p>${paragraph} <a href="https://x.example">More</a></p>`.repeat(paragraphs),
    text: `${paragraph} More [https://x.example]\n\n`.repeat(paragraphs),
  });
  return input;
}

it('an article that fits is sent whole', () => {
  const { html, text } = renderer.issue(withLength(150));
  expect(load(html)('.body p')).toHaveLength(150);
  expect(html).not.toContain('the beginning of a long article');
  expect(text).not.toContain('the beginning of a long article');
});

it('an article too long for Gmail is cut after its first paragraphs, in both parts', () => {
  const { html, text } = renderer.issue(withLength(1000));
  expect(Buffer.byteLength(html)).toBeLessThan(maxHtmlBytes);
  expect(load(html)('.body p')).toHaveLength(3);
  for (const part of [html, text]) {
    expect(part).toContain('the beginning of a long article');
    expect(part).not.toContain('[https://x.example]');
    expect(part).toContain('https://almanac.example/2026/03/bread-that-keeps/');
  }
  expect(text.split(paragraph)).toHaveLength(4);
});

it('an article of one endless paragraph is cut after a word', () => {
  const input = withLength(1);
  Object.assign(input.articles[0]!, {
    html: `<p>${'wort '.repeat(40_000)}</p>`,
    text: 'wort '.repeat(40_000),
  });
  expect(load(renderer.issue(input).html)('.body p').text()).toMatch(/^(wort )+wort…$/);
});

it('a digest too long for Gmail has fewer articles and says how many more there are', () => {
  const input = issueInput('daily-digest');
  input.publication.mostArticles = 200;
  const [article] = input.articles;
  input.articles = Array.from({ length: 150 }, (_, i) => ({
    ...article!,
    seq: i + 1,
    summary: 'Ein Satz über das Meer. '.repeat(20),
  }));
  const mail = renderer.issue(input);
  const left = 150 - mail.articles.length;
  expect(Buffer.byteLength(mail.html)).toBeLessThanOrEqual(maxHtmlBytes);
  expect(Buffer.byteLength(mail.html)).toBeGreaterThan(maxHtmlBytes * 0.9);
  expect(mail.articles).toEqual(Array.from({ length: mail.articles.length }, (_, i) => 150 - i));
  expect(load(mail.html)('h2')).toHaveLength(mail.articles.length);
  for (const part of [mail.html, mail.text]) {
    expect(part).toContain(`${left} more articles on harbour.example`);
    expect(part).toContain('Daily digest, 150 articles');
  }
});

it('endless titles, names and addresses of an article do not make an endless mail', () => {
  const input = withLength(2);
  Object.assign(input.articles[0]!, {
    title: 'title '.repeat(50_000),
    author: 'name '.repeat(50_000),
    url: `https://x.example/${'a'.repeat(200_000)}`,
  });
  const mail = renderer.issue(input);
  expect(Buffer.byteLength(mail.html)).toBeLessThan(maxHtmlBytes);
  expect(mail.subject.length).toBeLessThanOrEqual(150);
});

it('a cut never halves a character', () => {
  const input = withLength(1);
  input.articles[0]!.title = '👩‍👩‍👧‍👦'.repeat(300);
  expect(renderer.issue(input).subject).toMatch(/^(👩‍👩‍👧‍👦)+…$/u);
});
