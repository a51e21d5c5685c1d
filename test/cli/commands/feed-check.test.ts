import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ArticleReport, FeedReport } from '../../../src/actions/feeds/check-feed.ts';
import { checkFeedNow } from '../../../src/main/check-feed.ts';
import { runCli } from '../../support/cli.ts';

const fixture = (name: string): string => resolve(import.meta.dirname, '../../fixtures/feeds', name);

const article = (some: Partial<ArticleReport>): ArticleReport => ({
  id: null,
  url: null,
  title: 'A',
  author: null,
  published: null,
  updated: null,
  summary: '',
  html: '',
  text: '',
  image: null,
  categories: [],
  commentsUrl: null,
  enclosures: [],
  ...some,
});
const report = (some: Partial<FeedReport>): FeedReport => ({
  title: 'Blog',
  link: null,
  language: null,
  format: 'RSS 2.0',
  articles: [],
  warnings: [],
  ...some,
});

const check = (argv: string[], reports: Record<string, FeedReport | { error: string }>) =>
  runCli(['feed', 'check', ...argv], { checkFeed: async (place) => reports[place]! });

describe('feed check', () => {
  it('says one JSON document a line, in the order given, and ends with 1 if one is bad', async () => {
    const reports = { b: report({ title: 'B' }), a: { error: 'It is none.' }, c: report({ title: 'C' }) };
    const run = await check(['b', 'a', 'c', '--json'], reports);
    const lines = run.out.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual([reports.b, reports.a, reports.c]);
    expect(run).toMatchObject({ code: 1, err: '', opened: 0 });
  });

  it('tells a person the newest articles first, and what there is to know', async () => {
    const articles = [
      article({ title: 'Old', url: 'https://e.example/old', published: '2024-01-01T08:30:00.000Z' }),
      article({ title: 'Undated' }),
      article({ title: 'New', updated: '2025-01-01T08:30:00.000Z', url: 'https://e.example/new' }),
      article({
        title: 'Episode',
        published: '2024-06-01T08:30:00.000Z',
        enclosures: [{ url: 'https://e.example/1.mp3', type: null, length: null }],
      }),
    ];
    const run = await check(['feed.xml'], {
      'feed.xml': report({ link: 'https://e.example/', language: 'en', articles, warnings: ['One is odd.'] }),
    });
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(run.out).toBe(`Blog
  Feed      feed.xml
  Format    RSS 2.0
  Site      https://e.example/
  Language  en
  Holds     4 articles

  2025-01-01 08:30  New
                    https://e.example/new
  2024-06-01 08:30  Episode
                    https://e.example/1.mp3
  2024-01-01 08:30  Old
                    https://e.example/old
  no date           Undated

  Warning: One is odd.
`);
  });

  it('lists five of many, and parts one feed from the next', async () => {
    const articles = Array.from({ length: 1200 }, (_, index) => article({ title: `Article ${index}` }));
    const run = await check(['a', 'b'], { a: report({ title: null, articles }), b: report({}) });
    expect(run.out).toContain('a\n  Format    RSS 2.0\n  Site      not named\n');
    expect(run.out).toContain('  Holds     1,200 articles, the newest 5:\n');
    expect(run.out).toContain('Article 4\n\nBlog\n  Feed      b\n');
    expect(run.out).not.toContain('Article 5');
  });

  it('names the bad one on stderr', async () => {
    const run = await check(['a', 'b'], { a: { error: 'There is no file a.' }, b: report({}) });
    expect(run).toMatchObject({ code: 1, err: 'a: There is no file a.\n' });
    expect(run.out).toContain('Blog\n');
  });

  it.each([
    [[], "missing required argument 'places'"],
    [['a', '--base', 'example.org'], 'Write it like https://example.org/feed/'],
    [['a', '--base', 'file:///srv/'], 'Write it like https://example.org/feed/'],
  ])('%j is wrong usage', async (argv, hint) => {
    const run = await check(argv, {});
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toContain(hint);
  });
});

describe('feed check of files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'postrider-feed-check-'));
  const file = (name: string): string => join(folder, name);
  beforeAll(() => {
    writeFileSync(
      file('relative.xml'),
      '<rss><channel><item><title>A</title><link>/a</link><guid isPermaLink="false">1</guid><pubDate>Tue, 04 Mar 2025 09:30:00 +0100</pubDate><description>&lt;img src="b.png"></description></item><item><guid isPermaLink="false">2</guid></item></channel></rss>',
    );
    writeFileSync(file('page.html'), '<!doctype html><title>No feed</title>');
    writeFileSync(file('large.xml'), '<rss/>');
    truncateSync(file('large.xml'), 10_000_001);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const documents = async (...argv: string[]) => {
    const run = await runCli(['feed', 'check', '--json', ...argv], { checkFeed: checkFeedNow });
    expect(run).toMatchObject({ err: '', opened: 0 });
    return run.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
  };

  it('gives every article with its dates in UTC', async () => {
    const [wordpress] = await documents(fixture('wordpress.xml'));
    expect(Object.keys(wordpress)).toEqual(['title', 'link', 'language', 'format', 'articles', 'warnings']);
    expect(wordpress).toMatchObject({
      title: 'The Harbour & Tide',
      link: 'https://harbour.example.org/',
      language: 'en-GB',
      format: 'RSS 2.0',
    });
    expect(wordpress.articles[0]).toMatchObject({
      id: 'https://harbour.example.org/?p=812',
      url: expect.stringContaining('https://harbour.example.org/2025/03/gulls/'),
      published: '2025-03-04T09:30:00.000Z',
      updated: null,
      image: 'https://harbour.example.org/wp-content/uploads/gull.jpg',
      commentsUrl: 'https://harbour.example.org/2025/03/gulls/#comments',
      enclosures: [],
    });
    expect(Object.keys(wordpress.articles[0])).toEqual([
      'id',
      'url',
      'title',
      'author',
      'published',
      'updated',
      'summary',
      'html',
      'text',
      'image',
      'categories',
      'commentsUrl',
      'enclosures',
    ]);
  });

  it('never shows where the file stands', async () => {
    const [relative] = await documents(file('relative.xml'));
    expect(relative).toMatchObject({
      articles: [{ title: 'A', url: null, html: '', image: null, published: '2025-03-04T08:30:00.000Z' }, {}],
      warnings: [expect.stringContaining('--base'), expect.stringContaining('no mail')],
    });
    expect(JSON.stringify(relative)).not.toMatch(/file:\/|about:|postrider-feed-check/);
  });

  it('takes relative addresses to belong where --base says', async () => {
    const [based] = await documents(file('relative.xml'), '--base', 'https://e.example.org/x/feed.xml');
    expect(based.articles[0]).toMatchObject({
      url: 'https://e.example.org/a',
      image: 'https://e.example.org/b.png',
    });
    expect(based.warnings).toEqual([expect.stringContaining('no mail')]);
  });

  it('shows entries that no mail carries', async () => {
    const [{ articles }] = await documents(file('relative.xml'));
    expect(articles[1]).toMatchObject({ id: '2', title: '…', url: null });
  });

  it('says what is wrong with what is no feed', async () => {
    const found = await documents(
      file('page.html'),
      file('none.xml'),
      file('large.xml'),
      folder,
      'example.org/feed',
    );
    expect(found.map(({ error }) => error.replaceAll(folder, ''))).toEqual([
      'The file is a web page, not a feed: save the feed itself.',
      'There is no file /none.xml. An address has to start with https:// or http://.',
      '/large.xml is larger than 10 MB: give a feed with fewer articles.',
      ' is a folder: name the files in it.',
      'There is no file example.org/feed. An address has to start with https:// or http://.',
    ]);
  });
});
