import { readdirSync, readFileSync } from 'node:fs';
import { cpuUsage } from 'node:process';
import { describe, expect, it } from 'vitest';
import { type ParsedFeed, parseFeed } from '../../src/feed/parse.ts';

const fixtures = new URL('../fixtures/feeds/', import.meta.url);
const source = { url: 'https://feeds.example.org/blog/feed.xml', contentType: null };

const parse = (body: string | Uint8Array, contentType: string | null = null) =>
  parseFeed(typeof body === 'string' ? Buffer.from(body) : body, { ...source, contentType });

function feedOf(body: string | Uint8Array, contentType: string | null = null): ParsedFeed {
  const result = parse(body, contentType);
  if (result.kind !== 'feed') throw new Error(result.reason);
  return result.feed;
}

const rss = (items: string, attributes = '') =>
  `<rss version="2.0" ${attributes}><channel><title>T</title><link>https://e.example.org/</link>${items}</channel></rss>`;
const item = (content: string) => `<item><link>https://e.example.org/1</link>${content}</item>`;
const article = (content: string) => feedOf(rss(item(content))).articles[0]!;

describe('a feed of the fixtures comes as its twin says', () => {
  const files = readdirSync(fixtures).filter((name) => !name.includes('.expected.'));
  it.each(files)('%s', (name) => {
    const expected = JSON.parse(
      readFileSync(new URL(name.replace(/\.\w+$/, '.expected.json'), fixtures), 'utf8'),
    );
    const result = parseFeed(readFileSync(new URL(name, fixtures)), {
      url: `https://feeds.example.org/blog/${name}`,
      contentType: null,
    });
    const withoutHash = JSON.stringify(result, (key, value) => (key === 'contentHash' ? undefined : value));
    expect(JSON.parse(withoutHash)).toEqual(expected);
  });
});

describe('what is not a feed', () => {
  it('is named as a web page, with the address of the feed that the page names', () => {
    const page =
      '<!DOCTYPE html><html><head><title>Blog</title><link rel="stylesheet" href="x.css"><link rel="alternate" type="application/rss+xml" title="Feed" href="/feed/"></head></html>';
    expect(parse(page)).toEqual({
      kind: 'not-a-feed',
      reason: expect.stringMatching(/is a web page.* use https:\/\/feeds\.example\.org\/feed\/ instead/),
    });
  });

  it.each([
    ['<html><body>No feed</body></html>', 'names none'],
    ['', 'is empty'],
    ['   \n ', 'is empty'],
    ['just words', 'neither RSS nor Atom nor JSON Feed'],
    ['<opml version="2.0"><body/></opml>', 'neither RSS nor Atom nor JSON Feed'],
    ['<feed><animal>cow</animal></feed>', 'neither RSS nor Atom nor JSON Feed'],
    ['{"error": "no such route"}', 'neither RSS nor Atom nor JSON Feed'],
    ['{"version": "https://jsonfeed.org/version/1.1", "items": [', 'neither RSS nor Atom nor JSON Feed'],
    [rss('<item><title>never closed'), 'is broken'],
  ])('gets a sentence: %s', (body, sentence) => {
    expect(parse(body)).toEqual({ kind: 'not-a-feed', reason: expect.stringContaining(sentence) });
  });

  it('is not what a page shows as an example, nor a feed what it shows of a page', () => {
    expect(parse('<!doctype html><body><xmp> <rss version="2.0"><channel></channel></rss></xmp>').kind).toBe(
      'not-a-feed',
    );
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>How to write a feed</title>
      <link href="https://e.example.org/1"/><content type="html"><![CDATA[<pre> <rss version="2.0"> </pre>]]></content></entry></feed>`;
    expect(feedOf(atom)).toMatchObject({ format: 'atom', articles: [{ title: 'How to write a feed' }] });
  });
});

it.each([
  ['rss', '<rss version="2.0"><channel></channel></rss>'],
  ['rss', rss('')],
  ['rss', '<rss>\n</rss>'],
  ['atom', '<feed xmlns="http://www.w3.org/2005/Atom"/>'],
  ['rdf', '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"></rdf:RDF>'],
  ['json', '{"version": "https://jsonfeed.org/version/1.1", "title": "Empty", "items": []}'],
])('an empty feed is a feed without articles (%s)', (format, body) => {
  expect(feedOf(body)).toMatchObject({ format, articles: [], warnings: [] });
});

describe('letters', () => {
  const feed = (declaration: string) => `${declaration}${rss(item('<title>Grüße für 3 €</title>'))}`;
  const latin1 = (text: string) => Buffer.from(text.replace('€', '\x80'), 'latin1');
  const swapped = (text: string) => Buffer.from(text, 'utf16le').swap16();
  it.each<[string, Uint8Array, string | null]>([
    ['without a word about them', Buffer.from(feed('')), null],
    [
      'after a byte order mark, whatever HTTP says',
      Buffer.from(`\ufeff${feed('')}`),
      'text/xml; charset=iso-8859-1',
    ],
    [
      'as HTTP says',
      latin1(feed('<?xml version="1.0" encoding="utf-8"?>')),
      'text/xml; charset="ISO-8859-1"',
    ],
    [
      'as the XML declaration says',
      latin1(feed("<?xml version='1.0' encoding='windows-1252'?>")),
      'text/xml',
    ],
    ['in UTF-16 with a byte order mark', Buffer.from(`\ufeff${feed('')}`, 'utf16le'), null],
    ['in UTF-16 without one', swapped(feed('<?xml version="1.0"?>')), null],
    ['declared as UTF-16 but in UTF-8', Buffer.from(feed('<?xml version="1.0" encoding="utf-16"?>')), null],
    ['declared as UTF-8 but in Windows-1252', latin1(feed('<?xml version="1.0" encoding="utf-8"?>')), null],
    [
      'in an encoding that nobody knows',
      Buffer.from(feed('<?xml version="1.0" encoding="x-none"?>')),
      'text/xml; charset=klingon',
    ],
  ])('are read %s', (_how, body, contentType) => {
    expect(feedOf(body, contentType).articles[0]!.title).toBe('Grüße für 3 €');
  });

  it('keep their meaning around one broken byte', () => {
    const body = Buffer.concat([
      Buffer.from('<rss version="2.0"><channel><title>Grüße '),
      Buffer.from([0xe2, 0x82]),
      Buffer.from('</title></channel></rss>'),
    ]);
    expect(feedOf(body).title).toBe('Grüße \ufffd');
  });

  it('that XML forbids are left out', () => {
    expect(article('<title>a\u0000b\u0008c</title>').title).toBe('abc');
  });
});

describe('a title', () => {
  it.each([
    ['AT&amp;amp;T &amp;#8217;s', 'AT&T ’s'],
    ['<![CDATA[<em>So</em> it &amp; that]]>', 'So it & that'],
    ['List&lt;String&gt; and a &lt; b', 'List<String> and a < b'],
    ['one\n   two&lt;br&gt;three', 'one two three'],
  ])('%s is plain text', (written, title) => {
    expect(article(`<title>${written}</title>`).title).toBe(title);
  });

  it('that is empty is the start of the text, else the address', () => {
    expect(article('<title> </title><description>&lt;p&gt;Just this.&lt;/p&gt;</description>').title).toBe(
      'Just this.',
    );
    expect(article('').title).toBe('e.example.org/1');
  });
});

describe('an entry', () => {
  it('that comes twice counts once, by guid or by link', () => {
    const feed = feedOf(
      rss(`<item><link>https://e.example.org/a</link><guid>1</guid><title>first</title></item>
        <item><link>https://e.example.org/b</link><guid>1</guid><title>same guid</title></item>
        <item><link>http://www.e.example.org/a/?utm_source=x#top</link><guid>2</guid><title>same link</title></item>
        <item><link>https://e.example.org/c</link><guid>3</guid><title>another</title></item>`),
    );
    expect(feed.articles.map(({ title }) => title)).toEqual(['first', 'another']);
    expect(feed.warnings).toHaveLength(2);
  });

  it('changes its hash with what a reader sees, and only then', () => {
    const hash = (content: string) => article(content).contentHash;
    const before = hash('<title>A</title><description>x</description>');
    expect(
      hash(
        '<title>A</title><description>x</description><slash:comments>3</slash:comments><pubDate>Sat, 01 Mar 2025 00:00:00 GMT</pubDate>',
      ),
    ).toBe(before);
    expect(hash('<title>B</title><description>x</description>')).not.toBe(before);
    expect(hash('<title>A</title><description>y</description>')).not.toBe(before);
    expect(hash('<title>A</title><description>x</description><author>Ann</author>')).not.toBe(before);
    expect(
      hash(
        '<title>A</title><description>x</description><enclosure type="image/png" url="https://e.example.org/a.png"/>',
      ),
    ).not.toBe(before);
  });

  it('with a guid or link of any length keeps keys that an index can hold', () => {
    const long = 'x'.repeat(5000);
    const [first, second] = feedOf(
      rss(
        `<item><link>https://e.example.org/${long}1</link><guid>${long}1</guid></item><item><link>https://e.example.org/${long}2</link><guid>${long}2</guid></item>`,
      ),
    ).articles;
    expect(first!.guid!.length).toBeLessThan(500);
    expect(first!.linkKey.length).toBeLessThan(500);
    expect(first!.guid).not.toBe(second!.guid);
    expect(first!.url).toHaveLength(5023);
  });

  it('of enormous length is cut with a warning', () => {
    const feed = feedOf(rss(item(`<title>Long</title><description>${'word '.repeat(90_000)}</description>`)));
    expect(feed.articles[0]!.html.length).toBeLessThanOrEqual(400_000);
    expect(feed.warnings).toEqual([expect.stringContaining('“Long” is longer than')]);
  });

  it('past the two thousandth is not read', () => {
    const items = Array.from(
      { length: 2100 },
      (_, i) => `<item><link>https://e.example.org/${i}</link></item>`,
    );
    const feed = feedOf(rss(items.join('')));
    expect(feed.articles).toHaveLength(2000);
    expect(feed.warnings).toEqual(['Only the first 2000 entries of the feed are read.']);
  });
});

it('a video site gives its description and thumbnail', () => {
  const feed =
    feedOf(`<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"><entry>
    <id>yt:video:1</id><title>Film</title><link rel="alternate" href="https://www.youtube.com/watch?v=1"/>
    <media:group><media:content url="https://www.youtube.com/v/1" type="application/x-shockwave-flash"/>
    <media:thumbnail url="https://i.ytimg.com/vi/1/hq.jpg" width="480"/><media:description>What it shows</media:description></media:group></entry></feed>`);
  expect(feed.articles[0]).toMatchObject({
    html: '<p>What it shows</p>',
    imageUrl: 'https://i.ytimg.com/vi/1/hq.jpg',
  });
});

it.each([
  ['elements nested a million deep', rss('<a>'.repeat(1_000_000))],
  [
    'an article of nested elements',
    rss(item(`<description><![CDATA[${'<b>'.repeat(130_000)}]]></description>`)),
  ],
  [
    'an article of pictures only',
    rss(item(`<description><![CDATA[${'<img src=a>'.repeat(30_000)}]]></description>`)),
  ],
  ['a page nested without end', `<html>${'<div>'.repeat(1_000_000)}`],
  ['millions of angle brackets', rss('<'.repeat(3_000_000))],
])(
  '%s takes no long time',
  (_what, body) => {
    const started = cpuUsage();
    parse(body);
    expect(cpuUsage(started).user / 1000).toBeLessThan(3000);
  },
  30_000,
);
