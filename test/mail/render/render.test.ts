import { load } from 'cheerio';
import { beforeAll, describe, expect, it } from 'vitest';
import type { IssueInput } from '../../../src/mail/render/issue-values.ts';
import { createRenderer, type Renderer } from '../../../src/mail/render/render.ts';
import { issueInput } from '../../fixtures/mails/load.ts';

let renderer: Renderer;
beforeAll(async () => {
  renderer = await createRenderer();
});

const one = (): IssueInput => issueInput('one-article');
const links = (html: string): Record<string, string> =>
  Object.fromEntries(
    load(html)('a')
      .toArray()
      .map((a) => [load(a).text().trim(), a.attribs.href!]),
  );

describe('every mail', () => {
  it.each(['one-article', 'daily-digest', 'two-articles-rtl', 'hostile-article'])(
    '%s says in its text part all that the HTML says, and links where it links',
    (name) => {
      const { html, text } = renderer.issue(issueInput(name));
      const $ = load(html);
      // The text twin gives a link's address behind its words.
      const words = (value: string) =>
        value
          .replace(/\s*\[https:[^\]]*\]|^> /gm, '')
          .replace(/\s+/g, ' ')
          .trim();
      for (const element of $('h1, h2, p.soft, p.text, .body p').toArray())
        for (const part of $(element).html()!.split('<br>'))
          expect(words(text)).toContain(words(load(part).text()));
      for (const href of Object.values(links(html))) if (!href.startsWith('#')) expect(text).toContain(href);
    },
  );

  it('fetches nothing from anybody but the site itself', () => {
    const { html } = renderer.issue(one());
    expect(html).not.toMatch(/<link|@import|<script|fonts\.g/);
    const sources = [...html.matchAll(/src="([^"]+)"/g)].map(([, src]) => new URL(src!).host);
    expect(new Set(sources)).toEqual(new Set(['pictures.example']));
  });

  it('is made for light and dark', () => {
    const { html } = renderer.issue(one());
    expect(html).toContain('<meta name="color-scheme" content="light dark">');
    expect(html).toContain('@media (prefers-color-scheme:dark)');
  });
});

describe('a film is watched, not read', () => {
  it.each([
    ['one-article', 'en', '▶ Watch on YouTube'],
    ['daily-digest', 'de', '▶ Auf YouTube ansehen'],
  ])('in %s, %s', (name, language, words) => {
    const input = { ...issueInput(name), language };
    const url = 'https://www.youtube.com/watch?v=abcdefghijk';
    input.articles[0]!.url = url;
    const { html, text } = renderer.issue(input);
    expect(links(html)).toMatchObject({ [words]: url });
    expect(text).toContain(`\n${words}: ${url}\n`);
  });
});

describe('the mail of one article', () => {
  it('has the headline as subject and the summary as preview', () => {
    const { subject, html } = renderer.issue(one());
    expect(subject).toBe('Bread that keeps: what a week on the shelf teaches about rye');
    expect(load(html)('body > div').first().text()).toMatch(/^A loaf of rye is at its best/);
  });

  it('shows headline, author, date, picture, the whole text and where to go from there', () => {
    const { html } = renderer.issue(one());
    const $ = load(html);
    expect($('h1').text()).toContain('Bread that keeps');
    expect($('h1 a').attr('href')).toBe('https://almanac.example/2026/03/bread-that-keeps/');
    expect(html).toContain('By Ana Pérez · March 24, 2026');
    expect($('img[src*="rye-1200x800"]').attr('alt')).toMatch(/^Picture for “Bread that keeps/);
    expect($('.body').text()).toContain('Next week: the same shelf');
    expect(links(html)).toMatchObject({
      'Read on the site': 'https://almanac.example/2026/03/bread-that-keeps/',
      'Leave a reply (12)': 'https://almanac.example/2026/03/bread-that-keeps/#comments',
      YouTube: 'https://youtube.com/@almanac',
      WhatsApp: 'https://wa.me/15550100',
    });
    expect(html).toContain('14 Mill Lane<br>');
    expect(html).toContain('You get this mail because you follow');
  });

  it('has links to share the article, and to the owner’s pages, in its foot', () => {
    const input = one();
    const { html, text } = renderer.issue(input);
    const article = encodeURIComponent('https://almanac.example/2026/03/bread-that-keeps/');
    const share = links(html)['Share link']!;
    expect(share).toMatch(`https://post.example.org/embed/almanac?url=${article}&title=Bread+that+keeps`);
    expect(links(html)).toMatchObject({
      LinkedIn: `https://www.linkedin.com/sharing/share-offsite/?url=${article}`,
      WeChat: share.replace('show=share', 'show=wechat'),
      WhatsApp: 'https://wa.me/15550100',
    });
    expect(text).toMatch(
      /Share this article\nLinkedIn: .*\nShare link: .*\nWeChat: .*\n\n.* is also on\nYouTube: /,
    );
    input.publication.social.wechat = 'https://u.wechat.com/almanac';
    expect(renderer.issue(input).text).toMatch(/is also on\n.*\n.*\nWeChat: .*show=wechat\nWhatsApp: /);
  });

  it('has a picture that leads to the article, where there is one to go to', () => {
    const input = one();
    const target = () =>
      load(renderer.issue(input).html)('img[src*="rye-1200x800"]').parent('a').attr('href');
    expect(target()).toBe('https://almanac.example/2026/03/bread-that-keeps/');
    input.articles[0]!.url = '';
    expect(target()).toBeUndefined();
  });

  it('does not show its picture twice', () => {
    const input = one();
    input.articles[0]!.imageUrl = 'https://pictures.example/shelf-800x450.jpg?x=1';
    expect(load(renderer.issue(input).html)('img[src*="shelf"]')).toHaveLength(1);
  });

  it('leaves out what is not there', () => {
    const input = one();
    Object.assign(input.articles[0]!, { author: null, publishedAt: null, imageUrl: null, commentsUrl: null });
    Object.assign(input.publication, { postal: null, social: {} });
    const { html, text } = renderer.issue(input);
    for (const mail of [html, text])
      expect(mail).not.toMatch(/By |null|undefined|Leave a reply|YouTube|also on/);
  });

  it('keeps pictures, code and tables within its column', () => {
    const $ = load(renderer.issue(issueInput('hostile-article')).html);
    expect($('.body img').attr()).toMatchObject({
      width: '520',
      alt: expect.stringMatching(/^Picture in “{{subject}}/),
      style: expect.stringMatching(/max-width:100%/),
    });
    expect($('.body pre').attr('style')).toContain('pre-wrap');
    expect($('.body .wide > table').attr('width')).toBeUndefined();
    expect($('.body .card, .body [style*=fixed]')).toHaveLength(0);
    expect($('.body').text()).toContain('Still inside.');
    expect($('.body').text()).not.toContain('Unsubscribe');
  });
});

describe('the mail of several articles', () => {
  it('shows the newest first, a table of headlines from three on, and no whole texts', () => {
    const mail = renderer.issue(issueInput('daily-digest'));
    const $ = load(mail.html);
    expect(mail.articles).toEqual([31, 30, 29, 28]);
    expect(
      $('h2')
        .toArray()
        .map((h2) => $(h2).text())[0],
    ).toContain('night ferry');
    expect($('ol li')).toHaveLength(4);
    expect($('h1').text()).toBe('Daily digest, 4 articles · Tuesday, 24 March 2026');
    expect(mail.html).not.toContain('Whole text.');
    expect(mail.text).toContain('\nShare Harbour & Hill\n');
    const two = { ...issueInput('daily-digest'), articles: issueInput('daily-digest').articles.slice(0, 2) };
    expect(load(renderer.issue(two).html)('ol')).toHaveLength(0);
  });

  it('cuts the table of headlines of a long digest after a screenful, and no article', () => {
    const long = (count: number): IssueInput => {
      const input = issueInput('daily-digest');
      const articles = Array.from({ length: count }, (_, seq) => ({
        ...input.articles[0]!,
        title: `No. ${seq}`,
        seq,
      }));
      return { ...input, articles };
    };
    const lines = (count: number) => load(renderer.issue(long(count)).html)('ol li').toArray();
    expect(lines(13)).toHaveLength(13);
    expect(lines(14)).toHaveLength(13);
    const { html, text } = renderer.issue(long(20));
    const $ = load(html);
    expect($('ol li').first().text()).toBe('No. 19');
    expect($('ol li').last().text()).toBe('and 8 more');
    expect(text).toContain('  - No. 8\n  - and 8 more\n');
    expect($('h2')).toHaveLength(20);
  });

  it('has the leading headlines as subject, the others as preview', () => {
    const { subject, html } = renderer.issue(issueInput('daily-digest'));
    expect(subject).toBe('The night ferry is back, with a bookshop on deck three · and 3 more');
    expect(load(html)('body > div').first().text()).toMatch(/^What lichen says about the air · Minutes/);
    const short = issueInput('daily-digest');
    short.articles = short.articles.slice(0, 2).map((article, i) => ({ ...article, title: `Short ${i}` }));
    expect(renderer.issue(short).subject).toBe('Short 0 · Short 1');
  });
});

describe('text from feeds and owners', () => {
  it('comes out as it is, template marks, MJML tags and scripts too', () => {
    const input = issueInput('hostile-article');
    const { subject, html } = renderer.issue(input);
    const $ = load(html);
    expect(subject).toBe(input.articles[0]!.title);
    expect($('title').text()).toBe(input.articles[0]!.title);
    expect($('h1').text()).toBe(input.articles[0]!.title);
    expect($('script, mj-raw')).toHaveLength(0);
    expect($('.body').text()).toContain('{{subject}} and {{{body}}} and <mj-raw> stay.');
    expect($('.foot').text()).toContain('{{postal}} <b>Street</b></td></table>');
    expect(html).not.toContain('javascript:');
    expect(html).not.toContain('red;');
  });

  it('makes one line of a subject, whatever it holds', () => {
    const input = one();
    input.articles[0]!.title = ' Two\r\nBcc: x@example.org\u0000 lines ';
    expect(renderer.issue(input).subject).toBe('Two Bcc: x@example.org lines');
  });

  it('has a headline even for an article without a title', () => {
    const input = one();
    Object.assign(input.articles[0]!, { title: '', summary: '' });
    expect(renderer.issue(input).subject).toBe('New article');
  });
});

describe('languages', () => {
  it('writes an Arabic mail from right to left, Postrider’s own words marked as English', () => {
    const { html } = renderer.issue(issueInput('two-articles-rtl'));
    const $ = load(html);
    expect($('html').attr()).toMatchObject({ lang: 'ar', dir: 'rtl' });
    expect($('.foot p[lang=en]').first().attr('dir')).toBe('ltr');
    expect($('h2').closest('div[style*="text-align"]').attr('style')).toContain('text-align:right');
    expect($('img.side').attr('style')).toContain('float:left');
  });

  it('writes dates as the publication’s variety of English does', () => {
    expect(renderer.issue(issueInput('daily-digest')).text).toContain('23 March 2026');
    expect(renderer.issue(one()).text).toContain('March 24, 2026');
  });

  it('takes a language that is none for English', () => {
    const input = one();
    input.publication.language = '"><script>';
    expect(load(renderer.issue(input).html)('html').attr('lang')).toBe('en');
  });
});

it('an issue without articles is a mistake of the caller', () => {
  expect(() => renderer.issue({ ...one(), articles: [] })).toThrow('at least one article');
});
