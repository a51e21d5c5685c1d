import { describe, expect, it } from 'vitest';
import { feedHealth, healthText } from '../../../src/actions/feeds/feed-health.ts';
import type { FeedFacts } from '../../../src/model/feeds/feed-facts.ts';
import type { LastPoll } from '../../../src/model/feeds/feed-health.ts';
import type { FeedRow, WebSubRow } from '../../../src/store/schema/schema.ts';
import { plainWords } from '../../../src/text/owner/times.ts';
import { noFacts } from '../../support/no-facts.ts';

const now = new Date('2026-03-02T10:00:00Z');
const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const hours = 60;
const days = 24 * hours;

const read: LastPoll = {
  kind: 'read',
  entries: 20,
  added: 0,
  edited: 0,
  withdrawn: 0,
  stopped: 0,
  warnings: [],
};
const feed: FeedRow = {
  id: 1,
  publicationId: 1,
  url: 'https://valley.example/feed',
  host: 'valley.example',
  title: 'The Valley Courier',
  fullText: false,
  etag: null,
  lastModified: null,
  validatedUrl: null,
  bodyHash: null,
  hints: null,
  polledAt: at(-4),
  nextPollAt: at(11),
  importedAt: at(-60 * days),
  answeredAt: at(-4),
  claimedUntil: null,
  notBefore: null,
  goneAt: null,
  movedTo: null,
  movedCount: 0,
  lastPoll: read,
  failingSince: null,
  failures: 0,
  lastError: null,
  largestBatch: 3,
  floodAt: null,
};
const facts: FeedFacts = { ...noFacts, newestAt: at(-2 * days) };
const failing = {
  failures: 3,
  failingSince: at(-5 * hours),
  lastError: 'There is nothing at valley.example.',
  answeredAt: at(-6 * hours),
  polledAt: at(-30),
  nextPollAt: at(120),
};
const hub: WebSubRow = {
  id: 1,
  feedId: 1,
  token: 't',
  hub: 'https://hub.example/',
  topic: feed.url,
  secret: 's',
  state: 'active',
  askedAt: at(-2 * days),
  leaseUntil: at(8 * days),
  lastPushAt: at(-90),
  failures: 0,
  lastError: null,
};

const health = (set: Partial<FeedRow> = {}, more: Partial<FeedFacts> = {}) =>
  feedHealth({ ...feed, ...set }, { ...facts, ...more }, now);
const why = (...args: Parameters<typeof health>): string => plainWords(health(...args).why, now);
/** Of a line, what stands beside its label in a terminal. */
function line(label: string, ...args: Parameters<typeof health>): string | undefined {
  const lines = healthText(health(...args), now);
  return lines.find((each) => each.startsWith(`${label}: `))?.slice(label.length + 2);
}

describe('a feed that answers', () => {
  it('is in order; the terminal is told all of it', () => {
    expect(healthText(health(), now)).toEqual([
      'In order. Nothing to send: nothing in it is new since 28 Feb, 10:00 UTC.',
      'Last seen: 4 minutes ago (2 Mar, 09:56 UTC)',
      'It brought: 20 entries, nothing new',
      'Next check: in 11 minutes (2 Mar, 10:11 UTC)',
      'How: Polled about every 15 minutes',
    ]);
    expect(health()).toMatchObject({ state: 'good', mark: 'In order', reason: null, warnings: [] });
  });

  it('and says that nothing changed brought nothing since its newest article', () => {
    const lastPoll = { ...read, kind: 'unchanged' as const, added: 2 };
    expect(why({ lastPoll })).toBe(
      'Nothing to send: the feed is unchanged since its newest article came, on 28 Feb, 10:00 UTC.',
    );
    expect(line('It brought', { lastPoll })).toBe('The server said that nothing has changed');
    expect(why({ lastPoll }, { newestAt: null })).toBe('Nothing to send: the feed is unchanged.');
  });

  it('brought what the sums of the poll say', () => {
    const lastPoll = { ...read, entries: 1, added: 1200, edited: 1, withdrawn: 2, stopped: 1200 };
    expect(line('It brought', { lastPoll })).toBe(
      '1 entry: 1,200 new, 1 corrected, 2 withdrawn, 1,200 stopped',
    );
  });

  it.each([
    [1, 'One new article came. It goes out to readers, or into their next digest.'],
    [4, '4 articles came. They go out to readers, or into their next digests.'],
  ])('and brought %i of them, sends what is new', (added, sentence) => {
    expect(why({ lastPoll: { ...read, added } })).toBe(sentence);
  });

  it('has nothing to send after its first import, since all of it counts as seen', () => {
    const first = { importedAt: at(-4), lastPoll: { ...read, added: 20 } };
    expect(why(first)).toBe(
      'Nothing to send: all 20 articles in it were there at the first import, and count as seen.',
    );
    expect(why({ ...first, lastPoll: { ...read, entries: 1, added: 1 } })).toBe(
      'Nothing to send: the one article in it was there at the first import, and counts as seen.',
    );
  });

  it.each(['read', 'unchanged'] as const)(
    'and was %s later, still says so while nothing new has come',
    (kind) => {
      const lastPoll = { ...read, kind };
      expect(why({ importedAt: at(-3 * days), lastPoll }, { newestAt: at(-3 * days) })).toBe(
        'Nothing to send: no new article has come since the first import, on 27 Feb, 10:00 UTC. What was in the feed then counts as seen.',
      );
    },
  );

  it('and is empty, says so', () => {
    expect(why({ lastPoll: { ...read, entries: 0 } }, { newestAt: null })).toBe(
      'Nothing to send: the feed is empty.',
    );
  });

  it('names the articles that wait for corrections, and until when', () => {
    expect(why({}, { held: 1, heldUntil: at(3) })).toBe(
      'One article waits for your corrections, until 2 Mar, 10:03 UTC.',
    );
    expect(why({}, { held: 3, heldUntil: at(3) })).toBe(
      '3 articles wait for your corrections, the first until 2 Mar, 10:03 UTC.',
    );
    expect(why({}, { held: 1, heldUntil: at(-1) })).toMatch(/^One article has had its time for corrections/);
  });

  it('that took an article back before it was mailed, says that nobody gets it', () => {
    expect(why({ lastPoll: { ...read, withdrawn: 1 } })).toBe(
      'One article was taken out of the feed before it was mailed. It is withdrawn: nobody gets it.',
    );
    expect(why({ lastPoll: { ...read, withdrawn: 2 } })).toMatch(/^2 articles .* nobody gets them\.$/);
  });

  it('passes on what the reading warned of', () => {
    const warnings = ['Entry 3 has neither title nor text, and was left out.'];
    expect(health({ lastPoll: { ...read, warnings } }).warnings).toEqual(warnings);
    expect(healthText(health({ lastPoll: { ...read, warnings } }), now).at(-1)).toBe(warnings[0]);
  });

  it('with a time in another year tells the year', () => {
    const importedAt = new Date('2025-01-01T10:00:00Z');
    expect(why({ importedAt }, { newestAt: new Date('2025-11-22T10:00:00Z') })).toContain(
      '22 Nov 2025, 10:00 UTC',
    );
  });
});

describe('a feed that waits', () => {
  it('has not been read yet', () => {
    const fresh = { answeredAt: null, importedAt: null, polledAt: null, lastPoll: null, nextPollAt: at(0) };
    expect(health(fresh)).toMatchObject({ state: 'waiting', mark: 'Waits' });
    expect(why(fresh, { newestAt: null })).toBe('It has not been read yet.');
    expect(line('Last seen', fresh)).toBe('Never yet');
    expect(line('It brought', fresh)).toBeUndefined();
    expect(line('Next check', fresh)).toBe('now (2 Mar, 10:00 UTC)');
    expect(line('How', fresh)).toBe('Polled');
  });

  it('is being read right now', () => {
    expect(line('Next check', { claimedUntil: at(2) })).toBe('It is being read now');
    expect(line('Next check', { claimedUntil: at(-1) })).toMatch(/^in 11 minutes/);
  });

  it('until the time that its server asked for', () => {
    const asked = { notBefore: at(90), nextPollAt: at(90) };
    expect(health(asked).state).toBe('waiting');
    expect(line('Next check', asked)).toBe('Not before 2 Mar, 11:30 UTC: the server asked us to wait');
    expect(line('How', asked)).toBe('Polled');
    expect(health({ notBefore: at(-1) }).state).toBe('good');
  });
});

describe('a feed in trouble', () => {
  it('says since when it fails, why, and when it is tried again', () => {
    expect(healthText(health(failing), now)).toEqual([
      'Failed 3 times in a row. It has not been readable since 2 Mar, 05:00 UTC.',
      'There is nothing at valley.example.',
      'Last seen: 6 hours ago (2 Mar, 04:00 UTC)',
      'Last try: 30 minutes ago (2 Mar, 09:30 UTC)',
      'It brought: 20 entries, nothing new',
      'Next try: in 2 hours (2 Mar, 12:00 UTC)',
      'How: Polled',
    ]);
    expect(health(failing).state).toBe('failing');
    expect(health({ ...failing, failures: 1 }).mark).toBe('Failed once');
  });

  it('that failed and asked for patience is failing, and not asked before', () => {
    const both = { ...failing, notBefore: at(300) };
    expect(health(both).state).toBe('failing');
    expect(line('Next try', both)).toBe('Not before 2 Mar, 15:00 UTC: the server asked us to wait');
  });

  it('that is gone is asked no more, whatever else is known of it', () => {
    const gone = { ...failing, goneAt: at(-2 * days) };
    expect(health(gone, { stopped: 4, held: 2, heldUntil: at(3) })).toMatchObject({
      state: 'gone',
      mark: 'Gone',
      reason: null,
    });
    expect(why(gone)).toMatch(/^The server says that this feed is gone for good \(410\).*28 Feb, 10:00 UTC/);
    expect(line('Next try', gone)).toBe('None, as the server wishes');
    expect(line('How', gone)).toBe('Not polled');
  });

  it('that brought a flood asks the owner, even where it fails by now', () => {
    expect(health(failing, { stopped: 27, held: 2, heldUntil: at(3) })).toMatchObject({
      state: 'stopped',
      mark: 'Needs you',
      reason: failing.lastError,
    });
    expect(why({}, { stopped: 27 })).toBe(
      '27 articles came at once, more than is usual. They are stopped until you say what is to happen.',
    );
  });
});

describe('a feed with a hub', () => {
  const how = (set: Partial<WebSubRow>, feedSet: Partial<FeedRow> = {}) =>
    line('How', feedSet, { websub: { ...hub, ...set } });

  it('that pushes says who, until when, and when the last push came', () => {
    expect(how({})).toBe(
      'Pushed by hub.example (WebSub), agreed until 10 Mar, 10:00 UTC; polled less often, to be sure; the last push came at 2 Mar, 08:30 UTC',
    );
    expect(how({ lastPushAt: null })).toMatch(/to be sure$/);
  });

  it.each<[string, Partial<WebSubRow>, string]>([
    [
      'has not agreed yet',
      { state: 'asked', leaseUntil: null },
      'hub.example was asked to push (WebSub), and has not agreed yet',
    ],
    [
      'whose lease is over',
      { leaseUntil: at(-1) },
      'The agreement with hub.example (WebSub) has ended, and is being renewed',
    ],
    [
      'denies',
      { state: 'denied', lastError: 'no such topic' },
      'hub.example does not push (WebSub): no such topic',
    ],
    ['denies without a word', { state: 'denied', lastError: null }, 'hub.example does not push (WebSub)'],
  ])('that %s is polled', (_, set, sentence) => {
    expect(how(set)).toBe(`Polled about every 15 minutes. ${sentence}`);
  });
});

describe('a feed that moves', () => {
  it('says where its server sends us, and how often it did', () => {
    const movedTo = 'https://new.example/feed';
    expect(line('Moved', { movedTo, movedCount: 2 })).toMatch(
      /^Its server sends us on to https:\/\/new\.example\/feed for good, so far 2 times in a row\./,
    );
    expect(line('Moved', { movedTo, movedCount: 1 })).toContain('so far once.');
    expect(line('Moved')).toBeUndefined();
  });
});

describe('the interval', () => {
  it.each([
    [1, 'every minute'],
    [15, 'every 15 minutes'],
    [58, 'every hour'],
    [130, 'every 2 hours'],
    [23 * hours, 'once a day'],
    [3 * days, 'every 3 days'],
  ])('of %i minutes is “%s”', (minutes, words) => {
    expect(line('How', { polledAt: at(-minutes), nextPollAt: at(0) })).toBe(`Polled about ${words}`);
  });
});
