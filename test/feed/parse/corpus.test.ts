/** The parser against another project’s feeds and what they expect, where that corpus is on this machine. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { decodeText } from '../../../src/feed/http/decode.ts';
import { parseFeed } from '../../../src/feed/parse/parse.ts';
import { feedProblem } from '../../../src/text/owner/feed-problems.ts';
import { judge, statementIn, type Verdict } from '../../support/feed/expectation.ts';
import { unlessItHangs } from '../../support/growth.ts';

const folder = resolve(import.meta.dirname, '../../../../shared/corpora/feeds');
const files = existsSync(folder)
  ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.xml'))
  : [];

/** Where the corpus was served when its expectations were written. */
const server = 'http://127.0.0.1:8097/';

const verdicts = new Map<string, Verdict>();

function tryFile(name: string): void {
  const body = readFileSync(resolve(folder, name));
  const { expectation, headers } = statementIn(decodeText(body, null));
  const source = {
    url: new URL(headers['content-location'] ?? name, server).href,
    contentType: headers['content-type'] ?? null,
    keepBlank: true,
  };
  const result = unlessItHangs(() => parseFeed(body, source));
  if (result.kind === 'not-a-feed') expect(feedProblem(result.problem)).toMatch(/http:.+[.]$/);
  expect(structuredClone(result)).toEqual(result);
  verdicts.set(name, judge(expectation, result.kind === 'feed' ? result.feed : null));
}

function summary(): string {
  const of = <K extends Verdict['kind']>(kind: K) =>
    [...verdicts].filter((entry): entry is [string, Extract<Verdict, { kind: K }>] => entry[1].kind === kind);
  const facts = [...new Set(of('no-fact').map(([, { what }]) => what))].sort();
  const failing = of('fails').map(([name, { what }]) => `${name} (${what})`);
  return `Corpus of feeds: of ${verdicts.size} expectations ${of('holds').length} hold, ${of('no-crash').length} ask only that nothing crashes, ${of('no-fact').length} are on facts that Postrider does not carry (${facts.join(', ')}), ${failing.length} do not hold${failing.length > 0 ? `: ${failing.join(', ')}` : ''}.`;
}

describe('the corpus of feeds', () => {
  if (files.length === 0) {
    it(`is ABSENT: none of its expectations were tried, since ${folder} does not exist`, () => {
      console.warn(`The corpus of feeds is absent (${folder}): none of its expectations were tried.`);
      expect(existsSync(folder)).toBe(false);
    });
    return;
  }
  afterAll(() => console.info(summary()));

  it.each(files)('%s is read without hanging, and what it expects holds', (name) => {
    tryFile(name);
    expect(verdicts.get(name)).not.toMatchObject({ kind: 'fails' });
  });
});

describe('what the corpus expects is judged', () => {
  const feed = parseFeed(
    Buffer.from(`<rss version="2.0"><channel><title>A &amp;amp; B</title><link>https://e.example/</link><item>
      <title>One &amp;lt; two</title><link>https://e.example/1</link><guid isPermaLink="false">g</guid>
      <author>a@e.example (Ann)</author><category>C</category><pubDate>Sat, 01 Mar 2025 10:00:00 GMT</pubDate>
      <enclosure url="https://e.example/1.mp3" length="5" type="audio/mpeg"/>
      <description>&lt;p&gt;Some &lt;a href="https://e.example/x"&gt;words&lt;/a&gt;&lt;/p&gt;</description>
      </item></channel></rss>`),
    { url: 'https://e.example/feed', contentType: null },
  );
  const kind = (expectation: string) => judge(expectation, feed.kind === 'feed' ? feed.feed : null).kind;

  it.each([
    "not bozo and feed['title'] == 'A &amp; B' and entries[0]['title'] == 'One < two'",
    "feed['link'] == 'https://e.example' and version == 'rss20'",
    "entries[0].link == 'https://e.example/1' and not entries[0]['guidislink']",
    "entries[0]['published_parsed'] == (2025, 3, 1, 10, 0, 0, 5, 60, 0)",
    "entries[0]['published'] == 'Sat, 01 Mar 2025 10:00:00 GMT'",
    "entries[0]['author'] == 'Ann (a@e.example)' and entries[0]['category'] != None",
    "entries[0]['summary'] == '<p>Some <a href=\"https://e.example/x\">words</a></p>'",
    "(entries[0]['enclosures'][0]['href'] == 'https://e.example/1.mp3') and (entries[0]['enclosures'][0]['length'] == '5')",
    "entries[0]['id'] == 'g' and feed['language'] == None",
  ])('as true: %s', (expectation) => {
    expect(kind(expectation)).toBe('holds');
  });

  it.each([
    "feed['title'] == 'A &amp; C'",
    "entries[0]['title'] == 'One'",
    "entries[0]['title'] == None",
    "version == 'rss091u'",
    "entries[0].link == 'https://e.example/2'",
    "entries[0]['guidislink']",
    "entries[0]['published_parsed'] == (2025, 3, 1, 11, 0, 0, 5, 60, 0)",
    "entries[0]['updated_parsed'] == (2025, 3, 1, 10, 0, 0, 5, 60, 0)",
    "entries[0]['author'] == 'Bo (a@e.example)'",
    "entries[0]['category'] == None",
    "entries[0]['summary'] == '<p>Some words</p>'",
    "entries[0]['summary'] == '<p>Some <a href=\"https://e.example/y\">words</a></p>'",
    "entries[0]['content'][0]['value'] == 'Some'",
    "entries[0]['enclosures'][0]['length'] == '6' and feed['title'] == 'A &amp; B'",
    "entries[1]['title'] == 'One < two'",
    "feed['language'] == 'en'",
  ])('as false: %s', (expectation) => {
    expect(kind(expectation)).toBe('fails');
  });

  it.each(['1', 'bozo', 'not bozo'])('as asking for no crash: %s', (expectation) => {
    expect(kind(expectation)).toBe('no-crash');
  });

  it.each(["feed['generator'] == 'x'", "entries[0]['contributors'][0] == {'name': 'x'}", "encoding == 'x'"])(
    'as on nothing that is carried: %s',
    (expectation) => {
      expect(kind(expectation)).toBe('no-fact');
    },
  );
});
