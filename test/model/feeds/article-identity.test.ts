import { describe, expect, it } from 'vitest';
import { type ArticleFacts, identify, type KnownArticle } from '../../../src/model/feeds/article-identity.ts';

const stored: KnownArticle = {
  id: 7,
  sameFeed: true,
  guid: 'example.org?p=1',
  linkKeys: ['example.org/2026/bridge'],
  pathKey: '/2026/bridge',
  title: 'The bridge reopens',
  wordsHash: 'words',
  publishedAt: new Date('2026-03-01T10:00:00Z'),
};
const { id: _id, sameFeed: _sameFeed, ...same } = stored;

const known = { kind: 'known', id: 7 };
const fresh = { kind: 'new' };

const other = {
  guid: { guid: 'example.org?p=2' },
  link: { linkKeys: ['example.org/2026/ferry'], pathKey: '/2026/ferry' },
  domain: { linkKeys: ['example.com/2026/bridge'] },
  title: { title: 'The ferry stays' },
  words: { wordsHash: 'others' },
  instant: { publishedAt: new Date('2026-03-05T12:00:00Z') },
};
const all = { ...other.guid, ...other.link, ...other.title, ...other.words, ...other.instant };
const none = { guid: null, linkKeys: [], pathKey: null };

describe('an entry', () => {
  it.each<[string, Partial<ArticleFacts>, object]>([
    ['that is as it was', {}, known],
    [
      'with another title, text and date under its guid and link',
      { ...all, guid: same.guid, linkKeys: same.linkKeys, pathKey: same.pathKey },
      known,
    ],
    ['with another id', other.guid, known],
    ['with another id and a corrected title', { ...other.guid, ...other.title }, known],
    ['with another id and a corrected text', { ...other.guid, ...other.words }, known],
    ['with another id and another date', { ...other.guid, ...other.instant }, known],
    [
      'with another id, of which nothing but the link agrees',
      { ...all, linkKeys: same.linkKeys, pathKey: same.pathKey },
      fresh,
    ],
    ['with another link', other.link, known],
    ['with another link and a corrected title', { ...other.link, ...other.title }, known],
    [
      'with another link, title, text and date under a guid that was used before',
      { ...all, guid: same.guid },
      fresh,
    ],
    ['on a new domain', other.domain, known],
    ['on a new domain with a new id', { ...other.domain, ...other.guid }, known],
    [
      'on a new domain with a new id and an edited text',
      { ...other.domain, ...other.guid, ...other.words },
      known,
    ],
    [
      'on a new domain with a new id and another date',
      { ...other.domain, ...other.guid, ...other.instant },
      known,
    ],
    [
      'with a new id, link and path, but the title and instant of before',
      { ...other.link, ...other.guid, ...other.words },
      known,
    ],
    [
      'with a new id, link and date, but the title and words of before',
      { ...other.link, ...other.guid, ...other.instant },
      fresh,
    ],
    ['of which but the title is as before', { ...all, title: same.title }, fresh],
    ['of which but the instant is as before', { ...all, publishedAt: same.publishedAt }, fresh],
    ['of which nothing is as before', all, fresh],
    [
      'without an id, under its link, with another text and date',
      { ...all, title: same.title, guid: null, linkKeys: same.linkKeys, pathKey: same.pathKey },
      known,
    ],
    [
      'under the link of yesterday, with another title, text and date and no guid',
      { ...all, guid: null, linkKeys: same.linkKeys, pathKey: same.pathKey },
      fresh,
    ],
    [
      'under the link of yesterday that is its guid too, with another title, text and date',
      { ...all, guid: same.linkKeys[0]!, linkKeys: same.linkKeys, pathKey: same.pathKey },
      fresh,
    ],
    ['without a link, under its guid', { ...all, ...none, guid: same.guid }, known],
    ['without id and link, with the same title and words', { ...same, ...none, ...other.instant }, known],
    [
      'without id and link, with the same title and instant',
      { ...same, ...none, ...other.words, pathKey: null },
      known,
    ],
    [
      'with the title in other quotes and capitals and an edited text',
      { ...all, ...other.domain, pathKey: same.pathKey, title: 'THE “bridge” reopens' },
      known,
    ],
  ])('%s', (_, change, expected) => {
    expect(identify([{ ...same, ...change }], [stored])).toEqual([expected]);
  });

  it('without id and link is known by its title where there are no dates', () => {
    const bare = { ...same, ...none, publishedAt: null };
    expect(identify([{ ...bare, wordsHash: 'others' }], [{ ...stored, ...none, publishedAt: null }])).toEqual(
      [known],
    );
  });

  it('with a new id and link is known by title and words where there are no dates', () => {
    const moved = { ...same, ...other.guid, ...other.link, publishedAt: null };
    const undated = { ...stored, publishedAt: null };
    expect(identify([moved], [undated])).toEqual([known]);
    expect(identify([{ ...moved, ...other.words }], [undated])).toEqual([fresh]);
    expect(identify([{ ...moved, ...other.title }], [undated])).toEqual([fresh]);
    expect(identify([moved], [{ ...undated, sameFeed: false }])).toEqual([fresh]);
  });

  it('with a new id and link is new where either has a date: the same words come back each week', () => {
    const moved = { ...same, ...other.guid, ...other.link, ...other.instant };
    expect(identify([{ ...moved, publishedAt: null }], [stored])).toEqual([fresh]);
    expect(identify([moved], [{ ...stored, publishedAt: null }])).toEqual([fresh]);
    const companion = { ...all, title: 'Another', publishedAt: moved.publishedAt };
    const undated = { ...stored, publishedAt: null };
    expect(identify([moved, { ...companion, guid: '3', wordsHash: 'third' }], [undated])[0]).toEqual(fresh);
  });

  it('of another feed has the same short id by chance', () => {
    const seventeen = { ...stored, guid: '17', sameFeed: false };
    expect(identify([{ ...all, guid: '17' }], [seventeen])).toEqual([fresh]);
    expect(identify([{ ...all, ...none, guid: '17' }], [{ ...seventeen, sameFeed: true }])).toEqual([known]);
  });

  it('is known by where its link leads', () => {
    const viaCounter = {
      ...all,
      linkKeys: ['count.example/x', 'example.org/2026/bridge'],
      title: same.title,
      wordsHash: same.wordsHash,
    };
    expect(identify([viaCounter], [stored])).toEqual([known]);
  });

  it('that links to a front page is not known by that link', () => {
    const home = { linkKeys: ['example.org'], pathKey: null };
    expect(identify([{ ...all, ...home }], [{ ...stored, ...home }])).toEqual([fresh]);
  });
});

describe('two entries of one fetch', () => {
  const ferry = { ...same, ...all };
  const duplicate = { kind: 'duplicate', of: 0 };

  it.each<[string, Partial<ArticleFacts>, object]>([
    ['with the same id, link and title are one', {}, duplicate],
    ['with the same link and title and another id are one', { guid: 'x' }, duplicate],
    ['with the same id and text and another link are one', { ...other.link, ...other.title }, duplicate],
    ['that share a link alone are two', { ...all, linkKeys: same.linkKeys, pathKey: same.pathKey }, fresh],
    ['that share a guid alone are two', { ...all, guid: same.guid }, fresh],
    [
      'that share guid and link, but neither title, words nor instant, are two',
      { ...all, guid: same.guid, linkKeys: same.linkKeys, pathKey: same.pathKey },
      fresh,
    ],
    ['that share a title alone are two', { ...all, title: same.title }, fresh],
  ])('%s', (_, change, expected) => {
    expect(identify([same, { ...same, ...change }], [])).toEqual([fresh, expected]);
  });

  it('that share a link stay two when both are known', () => {
    const twin = { ...ferry, linkKeys: same.linkKeys, pathKey: same.pathKey };
    expect(identify([same, twin], [stored, { ...twin, id: 8, sameFeed: true }])).toEqual([
      known,
      { kind: 'known', id: 8 },
    ]);
    expect(identify([twin, same], [stored])).toEqual([fresh, known]);
  });

  it.each([
    ['of a podcast with one page and one description for all episodes', { words: 'one', title: 'own' }],
    ['of a feed with one page and one title for all', { words: 'own', title: 'one' }],
  ])('%s are two', (_, { words, title }) => {
    const entries = [1, 2, 3].map((n) => ({
      ...same,
      guid: `episode-${n}`,
      publishedAt: new Date(n * 86_400_000),
      title: title === 'one' ? 'Traffic' : `Episode ${n}`,
      wordsHash: words === 'one' ? 'words' : `words ${n}`,
    }));
    expect(identify(entries, [])).toEqual([fresh, fresh, fresh]);
    expect(identify([entries[2]!], [{ ...entries[0]!, id: 7, sameFeed: true }])).toEqual([fresh]);
  });

  it('of two sites with the same path and instant are two', () => {
    const german = {
      ...all,
      linkKeys: ['example.de/2026/bridge'],
      pathKey: same.pathKey,
      publishedAt: same.publishedAt,
    };
    expect(identify([german], [{ ...stored, sameFeed: false }])).toEqual([fresh]);
    expect(identify([german], [stored])).toEqual([known]);
  });

  it('never are the same known article', () => {
    const moved = { ...same, ...other.link, guid: 'a', title: 'The bridge reopens' };
    const kinds = identify([same, moved], [stored]).map(({ kind }) => kind);
    expect(kinds).toEqual(['known', 'new']);
  });

  it('in another order are the same', () => {
    const rows = [stored, { ...ferry, id: 8, sameFeed: true }];
    expect(identify([ferry, same], rows)).toEqual([{ kind: 'known', id: 8 }, known]);
  });

  it('with one date for all, as feeds made anew have it, are not taken for each other', () => {
    const today = { publishedAt: new Date('2026-06-01T00:00:00Z') };
    const entries = [1, 2, 3].map((n) => ({
      ...all,
      ...today,
      guid: `g${n}`,
      linkKeys: [`example.org/${n}`],
      pathKey: `/${n}`,
      title: `Title ${n}`,
      wordsHash: `w${n}`,
    }));
    const first = { ...entries[0]!, id: 1, sameFeed: true };
    expect(identify(entries, [first])).toEqual([{ kind: 'known', id: 1 }, fresh, fresh]);
  });

  it('ten thousand with one title and one text are told apart by their ids', () => {
    const many = Array.from({ length: 10_000 }, (_, n) => ({
      ...all,
      guid: `g${n}`,
      linkKeys: [`example.org/${n}`],
      pathKey: `/${n}`,
      title: 'Open thread',
      wordsHash: 'w',
    }));
    const rows = many.map((facts, id) => ({ ...facts, id, sameFeed: true }));
    expect(identify(many, rows)).toEqual(rows.map(({ id }) => ({ kind: 'known', id })));
  });
});
