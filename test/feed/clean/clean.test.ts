import { describe, expect, it } from 'vitest';
import { cleanHtml } from '../../../src/feed/clean/clean.ts';
import { excerpt, htmlToText } from '../../../src/feed/clean/plain-text.ts';
import { snippet } from '../../../src/web/embed/snippet.ts';
import { unlessItHangs, useCallCounts } from '../../support/growth.ts';

const clean = (html: string) => cleanHtml(html, 'https://example.org/2025/post/');

describe('cleaning', () => {
  it.each([
    ['<script>alert(1)</script>a', 'a'],
    ['<style>a{}</style><title>t</title>a', 'a'],
    ['<p onclick="x()" style="color:red" class="c" id="i">a</p>', '<p>a</p>'],
    ['<a href="javascript:x()">a</a><a href="JaVa\nScript:x()">b</a><a href="data:text/html,x">c</a>', 'abc'],
    ['<a href="/x?a=1&b=2" target="_blank">a</a>', '<a href="https://example.org/x?a=1&amp;b=2">a</a>'],
    ['<a href="#note">1</a>', '<a href="https://example.org/2025/post/#note">1</a>'],
    ['<a href="mailto:me@example.org">me</a>', '<a href="mailto:me@example.org">me</a>'],
    [
      '<form><label>Mail</label><input><select><option>a</option></select><button>Go</button>kept</form>',
      'kept',
    ],
    ['<object data="x"></object><embed src="y"><svg><title>t</title><text>x</text></svg>a', 'a'],
    ['<p>a <unknown>b</unknown></p>', '<p>a b</p>'],
    ['<p>&lt;script&gt; &amp; "quotes"</p>', '<p>&lt;script&gt; &amp; "quotes"</p>'],
    ['<p dir="rtl">שלום</p>', '<p dir="rtl">שלום</p>'],
    ['<b>never closed', '<b>never closed</b>'],
  ])('%s', (html, expected) => {
    expect(clean(html)).toBe(expected);
  });

  it('keeps what articles are made of', () => {
    const html =
      '<h2>H</h2><blockquote><p>q</p></blockquote><ul><li>a</li></ul><ol start="3"><li>b</li></ol><pre><code>x  y\n  z</code></pre><table><thead><tr><th>h</th></tr></thead><tbody><tr><td colspan="2">d</td></tr></tbody></table><figure><img src="https://example.org/a.png" alt="A" /><figcaption>c</figcaption></figure><hr /><p><strong>s</strong><em>e</em><code>c</code><sup>1</sup><br />n</p>';
    expect(clean(html)).toBe(html);
  });

  it('takes out what is left empty', () => {
    expect(clean('<div><p><a href="x"><img></a></p></div><p>&nbsp;</p><p><br></p>a')).toBe('a');
    expect(clean('one<b> </b>two')).toBe('one two');
  });
});

describe('a picture', () => {
  it.each([
    [
      'with its address late',
      '<img src="data:image/gif;base64,R0" data-lazy-src="b.jpg">',
      'https://example.org/2025/post/b.jpg',
    ],
    ['with a placeholder', '<img src="/blank.gif" data-src="/c.jpg">', 'https://example.org/c.jpg'],
    [
      'with a set only',
      '<img srcset="/s.jpg 300w, /m.jpg 1024w, /l.jpg 2048w">',
      'https://example.org/m.jpg',
    ],
    [
      'with a late set',
      '<img src="data:," data-srcset="/one.jpg 1x, /two.jpg 2x">',
      'https://example.org/one.jpg',
    ],
    ['without a scheme', '<img src="//cdn.example.net/a.jpg">', 'https://cdn.example.net/a.jpg'],
    [
      'in a picture element',
      '<picture><source srcset="a.webp"><img src="/a.jpg"></picture>',
      'https://example.org/a.jpg',
    ],
    [
      'of a noscript',
      '<img class="lazy"><noscript><img src="/a.jpg"></noscript>',
      'https://example.org/a.jpg',
    ],
    [
      'that a noscript repeats',
      '<img data-src="/a.jpg"><noscript><img src="/a.jpg"></noscript>',
      'https://example.org/a.jpg',
    ],
  ])('%s is shown once', (_how, html, src) => {
    expect(clean(html)).toBe(`<img src="${src}" alt="" />`);
  });

  it.each([
    '<img src="/t.gif" width="1" height="1">',
    '<img src="/t.gif" height=0>',
    '<img src="/t.gif" style="width:1px;height:1px">',
    '<img src="/t.gif" style="display: none">',
    '<img src="data:image/png;base64,AAAA">',
    '<img src="javascript:x">',
    '<img alt="nothing">',
  ])('%s is left out', (html) => {
    expect(clean(`a${html}`)).toBe('a');
  });

  it.each([
    ['width="1200" height="900"', ' width="600" height="450"'],
    ['width="300px" height="200"', ' width="300" height="200"'],
    ['width="100%" height="900"', ''],
    ['width="900"', ' width="600"'],
  ])('%s fits into a mail', (written, size) => {
    expect(clean(`<img src="/a.jpg" ${written}>`)).toBe(
      `<img src="https://example.org/a.jpg" alt=""${size} />`,
    );
  });

  it('of an emoji is the emoji', () => {
    expect(
      clean(
        '<p>Hi <img src="https://s.w.org/images/core/emoji/15/72x72/1f642.png" alt="🙂" class="wp-smiley"> you</p>',
      ),
    ).toBe('<p>Hi 🙂 you</p>');
  });
});

describe('an embedded player', () => {
  it('is not the follow bar, which an owner has in the article itself', () => {
    expect(
      clean(
        `<p>a</p>${snippet('https://post.example.org', { slug: 'harbour', language: 'en', topics: [] })}`,
      ),
    ).toBe('<p>a</p>');
  });

  it.each([
    [
      '<iframe src="//player.vimeo.com/video/123" title="Film">none</iframe>',
      'https://vimeo.com/123',
      'Film',
    ],
    ['<iframe src="//player.vimeo.com/video/123"/>', 'https://vimeo.com/123', 'Vimeo'],
    [
      '<iframe src="https://open.example.fm/embed/episode/9"></iframe>',
      'https://open.example.fm/embed/episode/9',
      'open.example.fm',
    ],
    ['<video src="/film.mp4" controls></video>', 'https://example.org/film.mp4', 'film.mp4'],
  ])('becomes a link: %s', (html, href, name) => {
    expect(clean(`<div>${html}</div><p>after</p>`)).toBe(
      `<div><a href="${href}">▶ ${name}</a></div><p>after</p>`,
    );
  });

  it('becomes a picture that links to it, where one can be named', () => {
    expect(
      clean(
        '<p><iframe src="https://www.youtube-nocookie.com/embed/aBcDeFgHiJk?x=1" title="Film"></iframe></p>',
      ),
    ).toBe(
      '<p><a href="https://www.youtube.com/watch?v=aBcDeFgHiJk"><img src="https://i.ytimg.com/vi/aBcDeFgHiJk/hqdefault.jpg" alt="" width="480" height="360" /><br />▶ Film</a></p>',
    );
  });

  it('has a name that can hold no markup', () => {
    const html = clean('<p><iframe src="https://vimeo.com/1" title="&lt;script&gt;&quot;x"></iframe></p>');
    expect(html).toBe('<p><a href="https://vimeo.com/1">▶ &lt;script&gt;"x</a></p>');
  });

  it('without an address of its own is a link to the file inside', () => {
    expect(clean('<p><audio><source src="/a.mp3?x=1"><a href="/a.mp3">a.mp3</a></audio></p>')).toBe(
      '<p><a href="https://example.org/a.mp3?x=1">▶ a.mp3</a></p>',
    );
    expect(clean('<p><audio>No sound here</audio></p>')).toBe('<p>No sound here</p>');
  });

  it('is not what any other frame is', () => {
    expect(
      clean(
        '<iframe src="https://ads.example.com/x">fallback</iframe><iframe class="wp-embedded-content" src="https://b.example.org/p/embed/"></iframe><p>after</p>',
      ),
    ).toBe('<p>after</p>');
  });
});

describe('the line that says where an article appeared', () => {
  const origin =
    '<p>Aus <a href="https://example.org/2025/post/?utm_source=rss">Möwen</a>, zuerst im <a href="https://example.org/">Hafenblatt</a>.</p>';

  it('is taken out in any language, at the end', () => {
    expect(clean(`<p>a</p>${origin}`)).toBe('<p>a</p>');
    expect(clean(`<div><p>a</p>${origin}</div>\n<img src="/t.gif" width="1">`)).toBe('<div><p>a</p></div>');
  });

  it('stays anywhere else, or if it leads elsewhere', () => {
    expect(clean(`${origin}<p>a</p>`)).toContain('Möwen');
    expect(clean(`<div>${origin}</div>a`)).toContain('Möwen');
    expect(clean('<p>See <a href="/2025/other/">this</a> at <a href="/">home</a>.</p>')).toContain('this');
    expect(
      clean('<p>See <a href="/2025/post/">this</a> and <a href="https://example.net/">that</a>.</p>'),
    ).toContain('that');
  });
});

it('anchors of the article lead to its page, whatever other addresses refer to', () => {
  expect(
    cleanHtml(
      '<a href="#fn1">1</a> <a href="x">x</a>',
      'https://cdn.example.org/',
      'https://example.org/post/',
    ),
  ).toBe('<a href="https://example.org/post/#fn1">1</a> <a href="https://cdn.example.org/x">x</a>');
});

describe('what no article holds', () => {
  const attributes = (n: number) => Array.from({ length: n }, (_, index) => `a${index}=b`).join(' ');
  const lastLine =
    '<p>The post <a href="https://example.org/2025/post/">a</a> appeared first on <a href="/">b</a>.</p>';
  /** Each within what is read of an article. */
  const cases: [what: string, make: (n: number) => string, most: number][] = [
    ['signs', (n) => '<'.repeat(n), 400_000],
    ['elements in each other', (n) => '<div>'.repeat(n), 80_000],
    ['fewer elements in each other', (n) => `${'<div>'.repeat(n)}x${'</div>'.repeat(n)}`, 9_900],
    ['ends that nothing began', (n) => '<i>'.repeat(n) + '</b>'.repeat(n), 9_900],
    ['paragraphs without an end', (n) => '<p>x'.repeat(n), 9_900],
    ['attributes', (n) => `<p ${attributes(n)}>x`, 40_000],
    ['an attribute that never ends', (n) => `<a title="${'x'.repeat(n)}`, 400_000],
    ['tags that never end', (n) => '<a href='.repeat(n), 50_000],
    ['pictures in noscript', (n) => '<noscript><img src=/a.jpg></noscript>'.repeat(n), 4_900],
    ['noscript in noscript', (n) => '<noscript>'.repeat(390) + '<img src=/a.jpg>'.repeat(n), 19_000],
    ['players', (n) => '<iframe src="https://www.youtube.com/embed/aBcDeFgHiJk"></iframe>'.repeat(n), 2_000],
    ['objects in objects', (n) => '<object>'.repeat(395) + '<param name=movie value=x>'.repeat(n), 19_000],
    ['last lines', (n) => lastLine.repeat(n), 3_300],
    ['headings and links', (n) => '<h1>'.repeat(380) + '<a>'.repeat(n), 19_000],
    ['comments', (n) => '<!--'.repeat(n), 100_000],
    ['a set of pictures', (n) => `<img srcset="${'(a b, '.repeat(n)}">`, 60_000],
    ['tables in tables', (n) => '<table><tr><td>'.repeat(n), 6_600],
    ['space', (n) => `<p>${' '.repeat(n)}</p>`, 400_000],
    ['ampersands', (n) => '&'.repeat(n), 400_000],
  ];
  const read = (html: string) => excerpt(htmlToText(clean(html)), 300);

  describe('does not hang', () => {
    it.each(cases)('%s', (_what, make, most) => {
      unlessItHangs(() => read(make(most)));
    });
  });

  describe('takes steps in proportion', () => {
    const growthOf = useCallCounts();
    it.each(cases)('%s', (_what, make, most) => {
      expect(growthOf((n) => read(make(n)), Math.ceil(most / 64))).toBeLessThan(5);
    });
  });

  it('and of elements that are nested too deep, the words are kept', () => {
    expect(clean(`${'<b>'.repeat(500)}words<script>${'</b>'.repeat(500)}`)).toBe('words');
  });
});

describe('the text twin', () => {
  it('shows links, lists, quotes, pictures and tables in lines of at most 78 characters', () => {
    const text = htmlToText(
      `<h2>A heading</h2><p>${'Some words of an article. '.repeat(8)}<a href="https://example.org/a">a link</a> and <a href="https://example.org/">https://example.org/</a></p><ul><li>one</li><li>two</li></ul><blockquote><p>quoted</p></blockquote><figure><a href="https://example.org/big"><img src="https://example.org/small" alt="A view"></a><figcaption>From the hill</figcaption></figure><table><tr><th>Day</th><th>Number</th></tr><tr><td>Monday</td><td>3</td></tr></table><pre>x  {\n  y }</pre>`,
    );
    expect(text).toContain('A heading\n\nSome words');
    expect(text).toContain('a link\n[https://example.org/a] and https://example.org/\n');
    expect(text).toContain(' * one\n * two\n\n> quoted\n\nA view [https://example.org/big]\n\nFrom the hill');
    expect(text).toContain('Day      Number\nMonday   3\n');
    expect(text).toContain('x  {\n  y }');
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(78);
  });

  it('keeps a wide table within the line', () => {
    const cells = '<td>several words that need room</td>'.repeat(4);
    const text = htmlToText(`<table><tr>${cells}</tr></table>`);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(78);
  });
});

describe('an excerpt', () => {
  it.each([
    ['Short  enough.\n', 30, 'Short enough.'],
    ['The first sentence ends. The second is too long.', 40, 'The first sentence ends.'],
    ['A single sentence, which goes on and on', 30, 'A single sentence, which goes…'],
    ['No. But this sentence is so long that it has to be cut', 30, 'No. But this sentence is so…'],
    ['これは文です。次の文はもっと長いので切れます。', 12, 'これは文です。'],
    ['unbreakable'.repeat(5), 12, 'unbreakable…'],
    ['👍'.repeat(20), 6, '👍👍…'],
  ])('%s', (text, max, expected) => {
    expect(excerpt(text, max)).toBe(expected);
    expect(expected.length).toBeLessThanOrEqual(max);
  });

  it.each([
    [
      'zh',
      '港口今天很安静。渔船在黎明前出海了，海鸥跟在后面。没有人知道它们什么时候回来，因为雾很大。',
      30,
      '港口今天很安静。渔船在黎明前出海了，海鸥跟在后面。',
    ],
    [
      'ja',
      '港は静かだった。船は夜明け前に出た！カモメがあとを追う。霧が深いので、いつ戻るか誰も知らない。',
      30,
      '港は静かだった。船は夜明け前に出た！カモメがあとを追う。',
    ],
    [
      'ar',
      'كان الميناء هادئا اليوم. هل خرجت القوارب قبل الفجر؟ نعم، خرجت جميعها والنوارس خلفها.',
      60,
      'كان الميناء هادئا اليوم. هل خرجت القوارب قبل الفجر؟',
    ],
    [
      'hi',
      'आज बंदरगाह शांत था। नावें भोर से पहले निकल गईं। कोई नहीं जानता कि वे कब लौटेंगी।',
      50,
      'आज बंदरगाह शांत था। नावें भोर से पहले निकल गईं।',
    ],
    [
      'th',
      'ท่าเรือเงียบสงบในวันนี้ เรือประมงออกไปก่อนรุ่งสาง นกนางนวลบินตามหลังไป',
      40,
      'ท่าเรือเงียบสงบในวันนี้ เรือประมงออกไป…',
    ],
    ['el', 'Ήρθαν όλοι; Ναι, ήρθαν. Κανείς δεν έμεινε σπίτι εκείνη τη μέρα.', 30, 'Ήρθαν όλοι; Ναι, ήρθαν.'],
    [
      'de',
      'Am 3. März kam z. B. Hr. Lund. Danach kamen alle anderen aus dem Ort.',
      50,
      'Am 3. März kam z. B. Hr. Lund.',
    ],
    [
      'en',
      'Then Mr. Smith met Dr. J. Jones on the quay. They talked about the herring.',
      60,
      'Then Mr. Smith met Dr. J. Jones on the quay.',
    ],
    ['en_US', 'A language in a wrong spelling. It does no harm here.', 40, 'A language in a wrong spelling.'],
    ['', 'No language at all. It does no harm here.', 30, 'No language at all.'],
  ])('in the language “%s” ends with a sentence of it', (language, text, max, expected) => {
    expect(excerpt(text, max, language)).toBe(expected);
  });
});
