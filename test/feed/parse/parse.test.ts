import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { htmlToText } from '../../../src/feed/clean/plain-text.ts';
import { parseFeed, type Source } from '../../../src/feed/parse/parse.ts';
import { toldFeed } from '../../support/feed/told.ts';
import { unlessItHangs, useCallCounts } from '../../support/growth.ts';

const fixtures = new URL('../../fixtures/feeds/', import.meta.url);
const source = { url: 'https://feeds.example.org/blog/feed.xml', contentType: null };

const parseFrom = (body: Uint8Array, from: Source) => toldFeed(parseFeed(body, from));
const parse = (body: string | Uint8Array, contentType: string | null = null) =>
  parseFrom(typeof body === 'string' ? Buffer.from(body) : body, { ...source, contentType });

function feedOf(body: string | Uint8Array, contentType: string | null = null) {
  const result = parse(body, contentType);
  if (result.kind !== 'feed') throw new Error(result.reason);
  return result.feed;
}

const rss = (items: string, attributes = '') =>
  `<rss version="2.0" ${attributes}><channel><title>T</title><link>https://e.example.org/</link>${items}</channel></rss>`;
const item = (content: string) => `<item><link>https://e.example.org/1</link>${content}</item>`;
const article = (content: string) => feedOf(rss(item(content))).articles[0]!;

/** What follows from the rest. */
const besides = new Set(['contentHash', 'text']);

describe('a feed of the fixtures comes as its twin says', () => {
  const files = readdirSync(fixtures).filter((name) => !name.includes('.expected.'));
  it.each(files)('%s', (name) => {
    const expected = JSON.parse(
      readFileSync(new URL(name.replace(/\.\w+$/, '.expected.json'), fixtures), 'utf8'),
    );
    const result = parseFrom(readFileSync(new URL(name, fixtures)), {
      url: `https://feeds.example.org/blog/${name}`,
      contentType: null,
    });
    const compared = JSON.stringify(result, (key, value) => (besides.has(key) ? undefined : value));
    expect(JSON.parse(compared)).toEqual(expected);
    if (result.kind !== 'feed') return;
    for (const { html, text } of result.feed.articles) expect(text).toBe(htmlToText(html));
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

  it('is named as a web page, with its articles’ feed, even if that of the comments comes first', () => {
    const link = (href: string) => `<link rel="alternate" type="application/rss+xml" href="${href}">`;
    const page = `<html><head>${link('/comments/feed/')}${link('/feed/')}</head></html>`;
    expect(parse(page)).toMatchObject({
      reason: expect.stringMatching(/use https:\/\/feeds\.example\.org\/feed\/ instead/),
    });
  });

  it.each([
    ['https://www.youtube.com/playlist?list=PL123', 'playlist_id=PL123'],
    ['https://www.youtube.com/watch?v=abcdefghijk', 'channel_id=UCabcdefghijklmnopqrstuv'],
  ])('is named as a web page of YouTube, with its feed: %s', (url, feed) => {
    const page = '<html><script>var data = {"channelId":"UCabcdefghijklmnopqrstuv"}</script></html>';
    const reason = expect.stringContaining(`use https://www.youtube.com/feeds/videos.xml?${feed} instead`);
    expect(parseFrom(Buffer.from(page), { url, contentType: null })).toEqual({ kind: 'not-a-feed', reason });
  });

  it.each([
    ['<html><body>No feed</body></html>', 'names none'],
    ['', 'is empty'],
    ['   \n ', 'is empty'],
    ['just words', 'neither RSS nor Atom nor JSON Feed'],
    ['<opml version="2.0"><body/></opml>', 'neither RSS nor Atom nor JSON Feed'],
    ['<feed><animal>cow</animal></feed>', 'neither RSS nor Atom nor JSON Feed'],
    ['{"error": "no such route"}', 'neither RSS nor Atom nor JSON Feed'],
    ['[{"title": "a list"}]', 'neither RSS nor Atom nor JSON Feed'],
    ['{"version": "https://jsonfeed.org/version/1.1", "items": [', 'is broken'],
  ])('gets a sentence: %s', (body, sentence) => {
    expect(parse(body)).toEqual({ kind: 'not-a-feed', reason: expect.stringContaining(sentence) });
  });

  it('is not what a page shows as an example, nor a feed what it shows of a page', () => {
    expect(parse('<!doctype html><body><xmp> <rss version="2.0"><channel></channel></rss></xmp>').kind).toBe(
      'not-a-feed',
    );
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>How to write a feed</title>
      <link href="https://e.example.org/1"/><content type="html"><![CDATA[<pre> <rss version="2.0"> </pre>]]></content></entry></feed>`;
    expect(feedOf(atom)).toMatchObject({ format: 'Atom 1.0', articles: [{ title: 'How to write a feed' }] });
  });
});

describe('a file of which nobody knows where it came from', () => {
  const parseFile = (body: string) => parseFrom(Buffer.from(body), { url: null, contentType: null });

  it.each([
    ['', 'The file is empty: save the feed again.'],
    ['<html><body>No feed</body></html>', 'The file is a web page, not a feed: save the feed itself.'],
    ['just words', 'The file is neither RSS nor Atom nor JSON Feed.'],
    ['{"version": "https://jsonfeed.org/version/1", ', "The feed is broken and can't be read ("],
  ])('gets a sentence that names no address: %s', (body, sentence) => {
    expect(parseFile(body)).toEqual({ kind: 'not-a-feed', reason: expect.stringContaining(sentence) });
  });

  const entry =
    '<item><title>A</title><link>/a</link><description>&lt;a href="b">b&lt;/a></description></item>';
  it.each([
    ['its site', `<link>https://e.example.org/x/</link>${entry}`, 'https://e.example.org/x/b'],
    [
      'itself',
      `<atom:link rel="self" href="https://e.example.org/x/feed"/>${entry}`,
      'https://e.example.org/x/b',
    ],
  ])('is read from where the feed says that %s is', (_what, channel, link) => {
    const result = parseFile(`<rss><channel>${channel}</channel></rss>`);
    expect(result).toMatchObject({ feed: { articles: [{ url: 'https://e.example.org/a' }], warnings: [] } });
    expect(JSON.stringify(result)).not.toContain('about:');
    // Relative links of a text refer to its page, on the same site.
    expect(JSON.stringify(result)).toContain(link.replace('/x/b', '/b'));
  });

  it('is read from its xml:base', () => {
    const result = parseFile(`<rss xml:base="https://e.example.org/x/"><channel>${entry}</channel></rss>`);
    expect(result).toMatchObject({
      feed: {
        articles: [{ url: 'https://e.example.org/a', html: '<a href="https://e.example.org/x/b">b</a>' }],
        warnings: [],
      },
    });
  });

  it.each(['<link>/a</link>', '<enclosure url="a.mp3"/>', '<comments>/a#c</comments>', '<image>/i</image>'])(
    'is warned of for an address of any kind: %s',
    (content) => {
      const result = parseFile(`<rss><channel><item><title>A</title>${content}</item></channel></rss>`);
      expect(result).toMatchObject({ feed: { warnings: [expect.stringContaining('relative')] } });
    },
  );

  it('loses addresses that are relative to nothing, with a warning', () => {
    const result = parseFile(`<rss><channel>${entry}</channel></rss>`);
    expect(result).toMatchObject({
      feed: {
        articles: [{ title: 'A', url: null, html: 'b' }],
        warnings: [expect.stringContaining('--base')],
      },
    });
  });
});

describe('an empty feed', () => {
  it.each([
    ['RSS 2.0', '<rss version="2.0"><channel></channel></rss>'],
    ['RSS 2.0', rss('')],
    ['RSS', '<rss>\n</rss>'],
    ['Atom 1.0', '<feed xmlns="http://www.w3.org/2005/Atom"/>'],
    ['Atom', '<feed></feed>'],
    ['RSS 1.0', '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"></rdf:RDF>'],
    ['JSON Feed 1.1', '{"version": "https://jsonfeed.org/version/1.1", "title": "Empty", "items": []}'],
  ])('is a feed without articles: %s', (format, body) => {
    expect(feedOf(body)).toMatchObject({ format, articles: [], warnings: [] });
  });
});

describe('the format', () => {
  const ofRoot = (attributes: string, name = 'rss') =>
    feedOf(`<${name} ${attributes}><channel/><title/></${name}>`).format;
  it.each([
    ['RSS 0.91', ofRoot('version="0.91"')],
    ['RSS 0.92', ofRoot("version='0.92'")],
    ['RSS 0.94', ofRoot('version="0.94"')],
    ['RSS 2.0', ofRoot('version="2"')],
    ['RSS 2.0', ofRoot('version="2.01"')],
    ['RSS', ofRoot('version="best"')],
    ['Atom 0.3', ofRoot('version="0.3" xmlns="http://purl.org/atom/ns#"', 'feed')],
    ['Atom 0.3', ofRoot('xmlns="http://purl.org/atom/ns#"', 'feed')],
    ['Atom 1.0', ofRoot('xmlns="http://www.w3.org/2005/Atom"', 'feed')],
    ['JSON Feed 1.0', feedOf('{"version": "https://jsonfeed.org/version/1", "items": []}').format],
    ['JSON Feed', feedOf('{"title": "No version", "items": []}').format],
  ])('%s is told', (format, told) => {
    expect(told).toBe(format);
  });
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
    ['in UTF-8 whatever claims to be ASCII', Buffer.from(feed('')), 'text/xml; charset=us-ascii'],
    ['in UTF-8 though HTTP says UTF-16', Buffer.from(feed('')), 'text/xml; charset=utf-16'],
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
  it('that is repeated counts once', () => {
    const entry = (link: string, guid: string, title: string, text = '') =>
      `<item>${link && `<link>https://e.example.org/${link}</link>`}${guid && `<guid isPermaLink="false">${guid}</guid>`}<title>${title}</title><description>${text}</description></item>`;
    const feed = feedOf(
      rss(
        [
          entry('a', '1', 'by link and guid'),
          entry('a/?utm_source=x#top', '1', 'by link and guid, edited'),
          entry('a', '2', 'only the link is shared'),
          entry('b', '1', 'only the guid is shared'),
          entry('c', '', 'by link and title', 'one'),
          entry('c', '', 'by link and title', 'two'),
          entry('c', '', 'another title'),
          entry('', '', 'no link, no guid', 'one'),
          entry('', '', 'no link, no guid', 'one'),
          entry('', '', 'no link, no guid', 'two'),
        ].join(''),
      ),
    );
    expect(feed.articles.map(({ title, text }) => `${title}${text && `: ${text}`}`)).toEqual([
      'by link and guid',
      'only the link is shared',
      'only the guid is shared',
      'by link and title: one',
      'another title',
      'no link, no guid: one',
      'no link, no guid: two',
    ]);
    expect(feed.warnings).toHaveLength(3);
  });

  it('in which there is nothing to see is left out, or kept for who asks', () => {
    const body = rss('<item><guid isPermaLink="false">1</guid><author>Ann</author></item><item/>');
    expect(feedOf(body)).toMatchObject({
      articles: [],
      warnings: [{}, {}].map(() => expect.stringMatching(/no mail/)),
    });
    const kept = parseFrom(Buffer.from(body), { ...source, keepBlank: true });
    expect(kept).toMatchObject({ feed: { articles: [{ guid: '1', author: 'Ann' }, { guid: null }] } });
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

describe('what is not well-formed', () => {
  it.each([
    ['<title>if x<y then</title><description>z</description>', { title: 'if x<y then', html: 'z' }],
    ['<title>1<2, 3 <4</title><description>z</description>', { title: '1<2, 3 <4', html: 'z' }],
    ['<title>a & b &c; &amp; &AMP;</title>', { title: 'a & b &c; & &' }],
    ['<title>&lt;b&gt;so&lt;/b&gt; &LT;3 &copy;</title>', { title: 'so <3 ©' }],
    ['<guid isPermaLink="false">&eacute;</guid><enclosure url="/a?b=1&c=2&eacute;"/>', { guid: 'é' }],
    [
      '<enclosure url=\'/it&apos;s "x"\'/>',
      { enclosures: [expect.objectContaining({ url: expect.stringMatching(/it's%20%22x%22$/) })] },
    ],
  ])('is read as it is meant: %s', (content, expected) => {
    expect(article(content)).toMatchObject(expected);
  });

  it('as line breaks without end opens nothing', () => {
    const text = `${'a<br>'.repeat(600)}<b>the end</b>`;
    expect(article(`<description>${text}</description>`).html).toMatch(/<br \/><b>the end<\/b>$/);
  });

  it('may use the entities of its document type, but not to blow itself up', () => {
    const doctype = `<!DOCTYPE rss [<!ENTITY x "${'x'.repeat(900)}"><!ENTITY co.name 'Bow'><!ENTITY y "&x;&x;">]>`;
    expect(
      feedOf(doctype + rss(item('<title>&co.name; &y;</title><description>&x;</description>'))).articles,
    ).toMatchObject([{ title: 'Bow &y;', html: 'x'.repeat(900) }]);
    const bomb = parse(doctype + rss(item(`<title>${'&x;'.repeat(2_000_000)}</title>`)));
    expect(bomb.kind).toBe('feed');
  });
});

it('of several contents HTML is taken', () => {
  const [first] = feedOf(
    '<feed xmlns="http://www.w3.org/2005/Atom"><entry><content>plain</content><content type="html">&lt;b>rich&lt;/b></content></entry></feed>',
  ).articles;
  expect(first!.html).toBe('<b>rich</b>');
});

it.each([
  ['<media:thumbnail url="/a.png" width="49"/>', null],
  ['<media:thumbnail url="/a.png" width="50"/>', 'https://e.example.org/a.png'],
  ['<media:thumbnail url="/a.png"/>', 'https://e.example.org/a.png'],
  [
    '<media:thumbnail url="/a.png"/><media:content url="/b.png" type="image/png"/>',
    'https://e.example.org/b.png',
  ],
  ['<image><url>/a.png</url></image>', 'https://e.example.org/a.png'],
  ['<itunes:image href="/a.png"/>', 'https://e.example.org/a.png'],
])('the picture of an entry: %s', (content, url) => {
  expect(article(content).imageUrl).toBe(url);
});

describe('how often to ask', () => {
  const sy = (period: string, frequency = '') =>
    feedOf(
      rss(
        `<sy:updatePeriod>${period}</sy:updatePeriod>${frequency && `<sy:updateFrequency>${frequency}</sy:updateFrequency>`}`,
      ),
    ).hints.updateMinutes;
  it.each([
    ['daily', '', 1440],
    ['weekly', '2', 5040],
    ['hourly', '4', 15],
    ['yearly', '0', 525600],
    ['hourly', '1', null],
    ['hourly', '', null],
    ['now and then', '1', null],
  ])('%s × %s is as many minutes', (period, frequency, minutes) => {
    expect(sy(period, frequency)).toBe(minutes);
  });

  it.each([
    ['90', 90],
    ['0', null],
    ['-5', null],
    ['soon', null],
    ['99999999', null],
  ])('a ttl of %s is %s', (written, minutes) => {
    expect(feedOf(rss(`<ttl>${written}</ttl>`)).hints.ttlMinutes).toBe(minutes);
  });
});

describe('an author', () => {
  it.each([
    ['<author>ann@example.org (Ann Lee)</author>', 'Ann Lee'],
    ['<author>Ann Lee (ann@example.org)</author>', 'Ann Lee'],
    ['<author>"Ann Lee" &lt;ann@example.org&gt;</author>', 'Ann Lee'],
    ['<author>ann@example.org</author>', 'ann@example.org'],
    ['<author><name>Ann Lee</name><email>ann@example.org</email></author>', 'Ann Lee'],
    ['<author>desk@example.org</author><dc:creator>Ann Lee</dc:creator>', 'Ann Lee'],
    ['<dc:creator>Ann &amp;amp; Bo</dc:creator><dc:creator>ann &amp;amp; bo</dc:creator>', 'Ann & Bo'],
    ['<dc:creator> </dc:creator>', null],
  ])('is a name: %s', (content, name) => {
    expect(article(content).author).toBe(name);
  });
});

describe('a hostile feed', () => {
  const many = (n: number, make: (i: number) => string, between = '') =>
    Array.from({ length: n }, (_, i) => make(i)).join(between);
  const cases: [what: string, make: (n: number) => string, most: number][] = [
    ['elements nested without end', (n) => rss('<a>'.repeat(n)), 150_000],
    [
      'an article of nested elements',
      (n) => rss(item(`<description><![CDATA[${'<b>'.repeat(n)}]]></description>`)),
      130_000,
    ],
    [
      'an article of pictures only',
      (n) => rss(item(`<description><![CDATA[${'<img src=a>'.repeat(n)}]]></description>`)),
      30_000,
    ],
    ['a page nested without end', (n) => `<html>${'<div>'.repeat(n)}`, 150_000],
    ['elements nested behind ends that belong to none', (n) => rss('<a></item>'.repeat(n)), 150_000],
    ['elements nested behind ends of others', (n) => rss('<a></b>'.repeat(n)), 150_000],
    ['elements nested behind a slash in an attribute', (n) => rss('<a x="/>">'.repeat(n)), 100_000],
    ['elements nested behind a slash in an unquoted attribute', (n) => rss('<a x=y/>'.repeat(n)), 150_000],
    [
      'namespaces without number',
      (n) =>
        `<rss ${many(n, (i) => `xmlns:a${i}="b"`, ' ')}><channel>${'<item xmlns:z="q"/>'.repeat(n)}</channel></rss>`,
      8_000,
    ],
    ['an author of a million letters', (n) => rss(item(`<author>${'a '.repeat(n)}@</author>`)), 500_000],
    ['ends without number', (n) => rss(`${'<a>'.repeat(1000)}${'</b>'.repeat(n)}`), 150_000],
    [
      'entities that make more of each other',
      (n) =>
        `<!DOCTYPE rss [<!ENTITY a "${'x'.repeat(1000)}">]>${rss(item(`<title>${'&a;'.repeat(n)}</title>`))}`,
      200_000,
    ],
    ['entities that nobody knows', (n) => rss(item(many(n, (i) => `&x${i};`))), 100_000],
    ['comments that never end', (n) => rss('<!--'.repeat(n)), 400_000],
    ['CDATA that never ends', (n) => rss('<![CDATA['.repeat(n)), 400_000],
    ['instructions that never end', (n) => rss('<?a '.repeat(n)), 400_000],
    ['attributes without end', (n) => `<rss ${'a="b" '.repeat(n)}><channel/></rss>`, 100_000],
    ['a prolog of comments', (n) => `${'<!-- -->'.repeat(n)}${rss('')}`, 400_000],
    ['a document type without end', (n) => `<!DOCTYPE rss [${'<!ENTITY a "b'.repeat(n)}`, 150_000],
    ['angle brackets without number', (n) => rss('<'.repeat(n)), 500_000],
  ];

  describe('does not hang', () => {
    it.each(cases)('of %s', (_what, make, most) => {
      unlessItHangs(() => parse(make(most)));
    });
  });

  describe('takes steps in proportion', () => {
    const growthOf = useCallCounts();
    it.each(cases)('of %s', (_what, make, most) => {
      expect(growthOf((n) => parse(make(n)), Math.ceil(most / 64))).toBeLessThan(5);
    });
  });
});
