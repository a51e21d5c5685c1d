import { describe, expect, it } from 'vitest';
import { cleanHtml, excerpt, htmlToText } from '../../src/feed/clean.ts';
import { snippet } from '../../src/web/embed/snippet.ts';

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
    expect(clean(`<p>a</p>${snippet('https://post.example.org', 'harbour')}`)).toBe('<p>a</p>');
  });

  it.each([
    [
      '<iframe src="https://www.youtube-nocookie.com/embed/aBcDeFgHiJk?x=1" title="Film">none</iframe>',
      'https://www.youtube.com/watch?v=aBcDeFgHiJk',
      'Film',
    ],
    ['<iframe src="//player.vimeo.com/video/123"/>', 'https://vimeo.com/123', 'player.vimeo.com'],
    [
      '<iframe src="https://open.example.fm/embed/episode/9"></iframe>',
      'https://open.example.fm/embed/episode/9',
      'open.example.fm',
    ],
    ['<video src="/film.mp4" controls></video>', 'https://example.org/film.mp4', 'example.org'],
  ])('becomes a link: %s', (html, href, name) => {
    expect(clean(`<div>${html}</div><p>after</p>`)).toBe(
      `<div><a href="${href}">▶ ${name}</a></div><p>after</p>`,
    );
  });

  it('without an address of its own keeps the link inside', () => {
    expect(clean('<audio><source src="a.mp3"><a href="/a.mp3">a.mp3</a></audio>')).toBe(
      '<a href="https://example.org/a.mp3">a.mp3</a>',
    );
  });

  it('is not what any other frame is', () => {
    expect(
      clean(
        '<iframe src="https://ads.example.com/x">fallback</iframe><iframe class="wp-embedded-content" src="https://b.example.org/p/embed/"></iframe><p>after</p>',
      ),
    ).toBe('<p>after</p>');
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
});
