import { describe, expect, it } from 'vitest';
import { htmlToText, plainLine, plainTitle } from '../../../src/feed/clean/plain-text.ts';

describe('the text twin', () => {
  it.each([
    [
      'a picture is its description',
      '<p>a</p><img src="https://e.org/a.png" alt="A view" /><p>b</p>',
      'a\n\n[A view]\n\nb',
    ],
    ['a picture without one is nothing', '<p>a<img src="https://e.org/a.png" alt="" />b</p>', 'ab'],
    [
      'pictures alone are their addresses',
      '<p><img src="https://e.org/a.png" alt="" /><img src="https://e.org/b.png" alt="" /></p>',
      'https://e.org/a.png\nhttps://e.org/b.png',
    ],
    [
      'a linked picture is its description and the address',
      '<a href="https://e.org/big"><img src="https://e.org/a.png" alt="A view" /></a>',
      'A view [https://e.org/big]',
    ],
    [
      'a player is its name and the address',
      '<p>a</p><p><a href="https://e.org/w"><img src="https://e.org/a.png" alt="" /><br />▶ Film</a></p>',
      'a\n\n▶ Film [https://e.org/w]',
    ],
    [
      'terms stand above what they mean',
      '<dl><dt>Ebb</dt><dd>Out</dd><dt>Flood</dt><dd>In<br />fast</dd></dl>',
      'Ebb\n  Out\nFlood\n  In\n  fast',
    ],
    [
      'a table has its caption, and its columns in line',
      '<table><caption>Tides</caption><tr><th>Day</th><th>m</th></tr><tr><td>Monday</td><td>4</td></tr></table>',
      'Tides\n\nDay      m\nMonday   4',
    ],
    [
      'code keeps its spaces and lines',
      '<pre><code>if (a) {\n    b();\n\n}</code></pre>',
      'if (a) {\n    b();\n\n}',
    ],
    [
      'lists are numbered and set in',
      '<ol start="3"><li>a<ul><li>b</li></ul></li><li>c</li></ol>',
      '3. a\n    * b\n 4. c',
    ],
    ['quotes are marked', '<blockquote><p>a</p><blockquote>b</blockquote></blockquote>', '> a\n> \n> > b'],
    ['what unfolds is there', '<details><summary>More</summary><p>text</p></details>', 'More\n\ntext'],
  ])('%s', (_rule, html, text) => {
    expect(htmlToText(html)).toBe(text);
  });
});

describe('one line', () => {
  it('has the words of prose only', () => {
    expect(
      plainLine(
        '<h2>A</h2><p>b <a href="https://e.org/">c</a></p><pre>code</pre><figure><img src="x" alt="y" /><figcaption>z</figcaption></figure><ul><li>d</li></ul>',
      ),
    ).toBe('A b c d');
  });

  it.each([
    ['a < b', 'a < b'],
    ['List<String> &amp; more', 'List<String> & more'],
    ['<em>so</em> it\n is', 'so it is'],
  ])('of a title: %s', (title, expected) => {
    expect(plainTitle(title)).toBe(expected);
  });
});
