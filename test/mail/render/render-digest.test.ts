/** render.ts for digests: headlines, articles, groups, and what is left out of a long one. */
import { load } from 'cheerio';
import { beforeAll, describe, expect, it } from 'vitest';
import type { IssueInput } from '../../../src/mail/render/issue-values.ts';
import { createRenderer, maxHtmlBytes, type Renderer } from '../../../src/mail/render/render.ts';
import { harbourArticles, harbourDigest } from '../../fixtures/mails/harbour.ts';

let renderer: Renderer;
beforeAll(async () => {
  renderer = await createRenderer();
});

const texts = (html: string, selector: string): string[] => {
  const $ = load(html);
  return $(selector)
    .toArray()
    .map((element) => $(element).text().trim());
};

describe('the headlines on top', () => {
  it('lead to their articles in the mail', () => {
    const { html } = renderer.issue(harbourDigest(5));
    const $ = load(html);
    const links = $('ol a').toArray();
    expect(links).toHaveLength(5);
    for (const link of links) {
      const mark = $(link).attr('href')!.slice(1);
      // An empty anchor with a name: Gmail goes to nothing else.
      const target = $(`a[name="${mark}"]`);
      expect([target.attr('id'), target.text()]).toEqual([mark, '']);
      expect(target.parent().find('h2').text()).toBe($(link).text());
    }
  });

  it('are not there for two articles', () => {
    expect(texts(renderer.issue(harbourDigest(2)).html, 'ol')).toEqual([]);
    expect(texts(renderer.issue(harbourDigest(3)).html, 'ol')).toHaveLength(1);
  });

  it('lead on to the first that has no room among them', () => {
    const { html } = renderer.issue(harbourDigest(20));
    const $ = load(html);
    const last = $('ol a').last();
    expect(last.text()).toBe('and 8 more');
    expect(
      $(`a[name="${last.attr('href')!.slice(1)}"]`)
        .parent()
        .find('h2')
        .text(),
    ).toBe('The last of the herring girls');
  });
});

describe('the articles', () => {
  it('the first is the larger one', () => {
    const $ = load(renderer.issue(harbourDigest(3)).html);
    const sizes = $('h2')
      .toArray()
      .map((h2) => /font-size:(\d+)px/.exec($(h2).attr('style')!)![1]);
    expect(sizes).toEqual(['28', '23', '23']);
    expect($('img.side')).toHaveLength(1);
  });

  it('say who wrote them, of which feed, when, and how long they take', () => {
    const { text } = renderer.issue(harbourDigest(3));
    // The publication's own name says nothing more.
    expect(text).toContain('\nBy Morag Lindsay · 23 March 2026 · 2 min read\n');
    expect(text).toContain('\nFrom The Harbour Log · 23 March 2026\n');
  });

  it('name no feed where all are of one', () => {
    const input = harbourDigest(3);
    input.articles = input.articles.map((article) => ({ ...article, feedTitle: 'The Harbour Log' }));
    expect(renderer.issue(input).text).not.toContain('From ');
  });

  it('show dates of the publication’s own zone', () => {
    const at = (timezone: string) => {
      const input = harbourDigest(2, { timezone }, { date: new Date('2026-03-24T20:00:00Z') });
      input.articles[0]!.publishedAt = new Date('2026-03-23T20:00:00Z');
      return renderer.issue(input).text;
    };
    expect(at('UTC')).toMatch(/Tuesday, 24 March 2026[\s\S]*23 March 2026/);
    expect(at('Pacific/Auckland')).toMatch(/Wednesday, 25 March 2026[\s\S]*24 March 2026/);
    expect(at('Nowhere/At_All')).toContain('Tuesday, 24 March 2026');
  });

  it('are all there in full where the owner wishes', () => {
    const { html, text } = renderer.issue(harbourDigest(3, { digestExtent: 'whole' }));
    const $ = load(html);
    expect($('.body')).toHaveLength(3);
    expect(texts(html, '.body h3')).toEqual(Array(2).fill('What came next'));
    expect(html).not.toContain('nine hundred books');
    expect(text).toContain('More notes [https://harbour.example/notes/1]');
    expect(html).not.toContain('Shortened');
  });
});

describe('groups', () => {
  const grouped = (by: 'category' | 'feed', count = 12) =>
    renderer.issue(harbourDigest(count, { digestGroups: by }));

  it('by category, in the order in which the newest come, the others last', () => {
    const { html, text, articles } = grouped('category');
    // "kitchen" and "Kitchen" are one.
    expect(texts(html, 'h2')).toEqual(['Sea', 'Hill', 'Kitchen', 'Town', 'More']);
    expect(texts(html, 'h3')).toHaveLength(12);
    expect(texts(html, 'h3').at(-1)).toMatch(/^Minutes of the harbour meeting/);
    expect(articles).toEqual([60, 56, 53, 59, 55, 50, 57, 54, 51, 52, 49, 58]);
    expect(text).toContain('Sea\n  - The night ferry is back');
  });

  it('by feed, whose name the articles then leave out', () => {
    const { html, text } = grouped('feed', 8);
    expect(texts(html, 'h2')).toEqual(['Harbour & Hill', 'The Harbour Log', 'The Short Way']);
    expect(text).not.toContain('From ');
  });

  it('group the headlines on top as well, as far as they go', () => {
    const $ = load(grouped('category').html);
    const rise = $('.rise');
    expect(rise.find('ol')).toHaveLength(5);
    expect(
      rise
        .find('p')
        .toArray()
        .map((p) => $(p).text()),
    ).toEqual(['In this issue', 'Sea', 'Hill', 'Kitchen', 'Town', 'More']);
    const many = load(grouped('category', 20).html);
    expect(many('ol li')).toHaveLength(13);
    expect(many('ol a').last().text()).toBe('and 8 more');
  });

  it('are none where there would be but one', () => {
    const input = harbourDigest(4, { digestGroups: 'category' });
    input.articles = input.articles.map((article) => ({ ...article, categories: [] }));
    expect(texts(renderer.issue(input).html, 'h2')).toHaveLength(4);
  });
});

describe('what is too much for one mail', () => {
  it('at most so many articles as the owner set, then a link to the others', () => {
    const { html, text, articles, subject } = renderer.issue(
      harbourDigest(9, { mostArticles: 4 }, { beyond: 3 }),
    );
    expect(articles).toEqual([60, 59, 58, 57]);
    expect(texts(html, 'h1')[0]).toMatch(/^Daily digest, 12 articles/);
    const $ = load(html);
    const rest = $('a').filter((_, a) => $(a).text() === '8 more articles on harbour.example');
    expect(rest.attr('href')).toBe('https://harbour.example');
    expect(text).toContain('8 more articles on harbour.example: https://harbour.example\n');
    expect(subject).toMatch(/ and 11 more$/);
  });

  it('one article beyond is one', () => {
    const { text } = renderer.issue(harbourDigest(2, {}, { beyond: 1 }));
    expect(text).toContain('1 more article on harbour.example');
  });

  /** Articles of which each has about so many bytes of text. */
  const heavy = (sizes: number[], look: Partial<IssueInput['publication']> = {}): IssueInput => ({
    ...harbourDigest(sizes.length, { digestExtent: 'whole', mostArticles: 200, ...look }),
    articles: harbourArticles(sizes.length).map((article, index) => ({
      ...article,
      html: `<p>${'Full '.repeat(sizes[index]! / 5)}</p>`,
      text: 'Full '.repeat(sizes[index]! / 5),
    })),
  });
  const state = (input: IssueInput) => {
    const { html, text, articles } = renderer.issue(input);
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(maxHtmlBytes);
    const $ = load(html);
    const said = [load(html)('.card').text(), text].map((part) =>
      part.includes('Shortened, since all of it would be too long here.'),
    );
    expect(said[0]).toBe(said[1]);
    return {
      full: $('.body').length,
      pictures: $('.card img').length,
      articles: articles.length,
      said: said[0],
    };
  };

  it('all in full, as long as that fits', () => {
    expect(state(heavy([20_000, 20_000, 20_000]))).toMatchObject({ full: 3, articles: 3, said: false });
  });

  it('else the first in full', () => {
    expect(state(heavy([20_000, 20_000, 90_000]))).toMatchObject({
      full: 1,
      pictures: 2,
      articles: 3,
      said: true,
    });
  });

  it('without laying out what can never fit', () => {
    let looks = 0;
    const input = heavy(Array(20).fill(1_000_000));
    input.articles = input.articles.map((article) => ({
      ...article,
      get html() {
        looks += 1;
        return article.html;
      },
    }));
    expect(state(input)).toMatchObject({ full: 0, articles: 20, said: true });
    // For its length alone; each layout would look again, at all twenty.
    expect(looks).toBeLessThan(40);
  });

  it('else the beginnings of all', () => {
    expect(state(heavy([120_000, 20_000]))).toMatchObject({ full: 0, pictures: 2, articles: 2, said: true });
  });

  it('else without pictures but the first', () => {
    const input = heavy(Array(22).fill(100), { digestExtent: 'excerpt' });
    const long = `https://pictures.example/${'p'.repeat(1500)}.jpg`;
    input.articles = input.articles.map((article) => ({ ...article, imageUrl: long }));
    expect(state(input)).toEqual({ full: 0, pictures: 1, articles: 22, said: true });
  });

  it('else fewer articles, and how many more there are', () => {
    const input = heavy(Array(30).fill(100), { digestExtent: 'excerpt' });
    const long = `https://harbour.example/${'p'.repeat(1500)}`;
    input.articles = input.articles.map((article) => ({ ...article, url: long }));
    const { articles } = state(input);
    expect(articles).toBeGreaterThan(10);
    expect(articles).toBeLessThan(30);
    expect(renderer.issue({ ...input, beyond: 5 }).text).toContain(`${35 - articles} more articles on`);
  });
});
