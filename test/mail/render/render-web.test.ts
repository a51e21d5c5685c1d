/** The page that shows what a mail shows. */
import { load } from 'cheerio';
import { beforeAll, expect, it } from 'vitest';
import type { IssueInput } from '../../../src/mail/render/issue-values.ts';
import { createRenderer, maxPageHtml, type Renderer } from '../../../src/mail/render/render.ts';
import { harbourDigest } from '../../fixtures/mails/harbour.ts';
import { issueInput } from '../../fixtures/mails/load.ts';

let renderer: Renderer;
beforeAll(async () => {
  renderer = await createRenderer();
});

const pageOf = (input: IssueInput, left = 0) => load(renderer.webCopy({ ...input, left }));

/** A digest in full, each article's HTML with so many characters. */
function digestOf(count: number, length: number): IssueInput {
  const input = harbourDigest(count, { digestExtent: 'whole' });
  const html = `<p>${'Rain again. '.repeat(length / 12)}</p>`;
  return { ...input, articles: input.articles.map((article) => ({ ...article, html })) };
}

it('has the articles that the mail has, in its order, under the same headlines', () => {
  for (const input of [issueInput('one-article'), harbourDigest(8, { digestGroups: 'feed' })]) {
    const titles = ($: ReturnType<typeof load>) => $('h1, h2, h3').text();
    expect(titles(pageOf(input))).toBe(titles(load(renderer.issue(input).html)));
  }
});

it('has in full what is too long for a mail', () => {
  const input = digestOf(4, 60_000);
  const shortened = 'Shortened, since all of it would be too long here.';
  expect(renderer.issue(input).text).toContain(shortened);
  const $ = pageOf(input);
  expect($('.body')).toHaveLength(4);
  expect($.text()).not.toContain(shortened);
});

it('is shortened too where it would be endless, and says so', () => {
  const $ = pageOf(digestOf(3, maxPageHtml / 2));
  expect($('.body')).toHaveLength(1);
  expect($('h2')).toHaveLength(3);
  expect($.text()).toContain('Shortened, since all of it would be too long here.');
  const one = pageOf(digestOf(1, maxPageHtml + 12));
  expect(one.html().length).toBeLessThan(50_000);
  expect(one.text()).toContain('This is the beginning of a long article.');
});

it('counts what the mail left to the site', () => {
  const $ = pageOf(harbourDigest(1), 2);
  expect($.text()).toContain('Daily digest, 3 articles');
  expect($.text()).toContain('2 more articles on harbour.example');
});

it('speaks of a mail only where it says what it is a copy of', () => {
  for (const input of [digestOf(4, 12), digestOf(3, maxPageHtml), digestOf(1, maxPageHtml + 12)]) {
    const $ = pageOf(input);
    $('.foot, style').remove();
    expect($('body').text()).not.toMatch(/\bmails?\b/i);
  }
});

it('is the main thing on its page for screen readers, and no mail', () => {
  const $ = pageOf(issueInput('one-article'));
  expect($('[role=main]')).toHaveLength(1);
  expect($('[role=main] h1')).toHaveLength(1);
  expect($('[aria-roledescription]')).toHaveLength(0);
});
