/** The overview of one publication at the desk. */
import { describe, expect, test } from 'vitest';
import { letThrough } from '../../../../src/model/feeds/flood.ts';
import { pausePublication } from '../../../../src/store/publications/publications.ts';
import { busySite, home, inMinutes, look, parts, words } from '../../../support/web/desk-look.ts';
import { ownerSite } from '../../../support/web/owner-site.ts';
import { pageOf } from '../../../support/web/site.ts';
import { failFeeds, holdArticles, seedIssue } from '../../../support/worlds/desk-world.ts';
import { publish, seedPublication, seedReaders } from '../../../support/worlds/seed.ts';

describe('the overview', () => {
  test('counts readers by state, each number a way to them', async () => {
    const $ = await look(await busySite(), home);
    expect($('h1').text()).toBe('1,621 readers follow');
    const figures = $('.headline a').map((_, a) => [[words($(a).text()), $(a).attr('href')]]);
    expect(figures.get()).toEqual([
      ['1,621', `${home}/readers?state=active`],
      ['31 not confirmed yet', `${home}/readers?state=pending`],
      ['58 left', `${home}/readers?state=unsubscribed`],
      ['9 bounced', `${home}/readers?state=bounced`],
      ['0 complained of spam', `${home}/readers?state=complained`],
    ]);
  });

  test('tells what happens next, in that order, with times that a script can move to another zone', async () => {
    const $ = await look(await busySite(), home);
    expect(parts($, '.upcoming li')).toEqual([
      ['Now', '187 mails are on their way'],
      [
        'in 3 minutes 2 Mar, 10:03 UTC',
        '“Bridge closed overnight” becomes ready to be mailedUntil then it waits for your corrections.',
      ],
      ['in 5 minutes 2 Mar, 10:05 UTC', '“Choir looks for tenors” becomes ready to be mailed'],
      ['in 11 minutes 2 Mar, 10:11 UTC', 'Postrider looks for new articles at The Valley Courier'],
      ['in 21 hours 3 Mar, 07:00 UTC', expect.stringContaining('Daily digest to 300 readers')],
      ['in 7 days 9 Mar, 07:00 UTC', 'Weekly digest to 120 readers'],
      ['in 29 days 31 Mar, 10:00 UTC', 'Monthly digest to 1 reader'],
      ['When ready', '1,200 readers get each article at once'],
    ]);
    expect($('.upcoming time').first().attr()).toMatchObject({
      datetime: '2026-03-02T10:03:00.000Z',
      'data-local': '',
    });
  });

  test('of many held articles, the next are named and the others counted', async () => {
    const it = await ownerSite();
    const publication = await seedPublication(it.store);
    await holdArticles(it.store, publication, it.clock(), ['A', 'B', 'C', 'D', 'E', 'F']);
    const $ = await look(it, home);
    const held = parts($, '.upcoming li').flatMap(([, what]) => (what!.startsWith('“') ? [what] : []));
    expect(held).toHaveLength(4);
    expect(held[3]).toBe('“D” becomes ready to be mailedand 2 more articles after it');
  });

  test('articles of a flood that the owner has let through become ready now', async () => {
    const it = await ownerSite();
    const publication = await seedPublication(it.store);
    await holdArticles(it.store, publication, it.clock(), ['A']);
    await it.store.write((tx) => tx.update(it.store.tables.article).set({ holdUntil: letThrough }));
    const $ = await look(it, home);
    const held = parts($, '.upcoming li').find(([, what]) => what!.startsWith('“A”'))!;
    expect(held[0]).toBe('now 2 Mar, 10:00 UTC');
  });

  test('leaves readers who have paused out of what comes next, and says when the first is back', async () => {
    const it = await ownerSite();
    const publication = await seedPublication(it.store);
    const digest = (hours: number) => ({ cadence: 'daily' as const, dueAt: inMinutes(it, hours * 60) });
    const away = (days: number) => ({ ...digest(1), pausedUntil: inMinutes(it, days * 24 * 60) });
    await seedReaders(it.store, publication, 2, digest(5));
    await seedReaders(it.store, publication, 1, away(-1), 3);
    await seedReaders(it.store, publication, 1, away(4), 4);
    await seedReaders(it.store, publication, 1, away(2), 5);
    await seedReaders(it.store, publication, 1, { ...away(1), state: 'unsubscribed' }, 6);
    const $ = await look(it, home);
    const steps = parts($, '.upcoming li').filter(([, what]) => !what!.startsWith('Postrider'));
    expect(steps).toEqual([
      ['in 1 hour 2 Mar, 11:00 UTC', expect.stringMatching(/^Daily digest to 3 readers/)],
      [
        'in 2 days 4 Mar, 10:00 UTC',
        'The first of 2 readers who have paused is backUntil then nothing is sent to them.',
      ],
    ]);
  });

  test('says which hours are quiet, and when articles that wait for their end go', async () => {
    const it = await ownerSite();
    const quietUntil = inMinutes(it, 90);
    const publication = await seedPublication(it.store, { quietFrom: 22, quietTo: 7, quietUntil });
    await seedReaders(it.store, publication, 1);
    const hours = 'Not from 22:00 until 7:00 on each reader’s own clock: these are your quiet hours.';
    const steps = async () =>
      parts(await look(it, home), '.upcoming li').filter(([, what]) => !what!.startsWith('Postrider'));
    expect(await steps()).toEqual([
      [
        'in 2 hours 2 Mar, 11:30 UTC',
        `Articles that wait for the end of quiet hours are mailed, to the first of their readers${hours}`,
      ],
      ['When ready', 'One reader gets each article at once'],
    ]);
    const { publication: table } = it.store.tables;
    await it.store.write((tx) => tx.update(table).set({ quietUntil: inMinutes(it, -1) }));
    expect(await steps()).toEqual([['When ready', `One reader gets each article at once${hours}`]]);
  });

  test('in each issue, what was sent, failed, skipped and is under way adds up to its readers', async () => {
    const $ = await look(await busySite(), home);
    const numbers = parts($, '.issues tbody tr').map((row) => row.slice(2).map(Number));
    expect(numbers.slice(1)).toEqual([
      [152, 1, 0, 87, 240],
      [60, 0, 0, 0, 60],
      [230, 4, 6, 0, 240],
      [52, 8, 0, 0, 60],
      [230, 2, 3, 0, 235],
    ]);
    for (const row of numbers.slice(1)) expect(row[0]! + row[1]! + row[2]! + row[3]!).toBe(row[4]);
    const first = $('.issues tbody tr').first();
    expect(words(first.find('th').text())).toBe('New articlesAt once · being put together');
    expect(first.find('.sum').text()).toBe('–');
    expect($('.issues tbody tr').eq(1).find('svg').attr('aria-label')).toBe(
      '152 sent, 1 failed, 0 skipped, 87 under way',
    );
  });

  test('a bar shows what is there at all, and its parts fill it', async () => {
    const it = await ownerSite();
    const publication = await seedPublication(it.store);
    const readers = await seedReaders(it.store, publication, 1000);
    const counts = { sent: 998, failed: 1, skipped: 1 };
    await seedIssue(it.store, publication, readers, { subject: 'News', createdAt: it.clock(), counts });
    const $ = await look(it, home);
    const widths = $('.bar rect').map((_, rect) => Number($(rect).attr('width')));
    expect(Math.min(...widths.get())).toBeGreaterThan(0.9);
    expect(widths.get().reduce((sum, width) => sum + width, 0)).toBeCloseTo(100, 1);
  });

  test('a feed that fails says how often, why, and when it is tried again', async () => {
    const it = await ownerSite();
    await seedPublication(it.store);
    await failFeeds(it.store, it.clock(), 3);
    const feed = words((await look(it, home))('.feeds li').text());
    expect(feed).toContain('valley.example Failed 3 times in a row');
    expect(feed).toContain('There is nothing at https://valley.example/valley/feed.');
    expect(feed).toContain('Last try30 minutes ago');
    expect(feed).toContain('Next tryin 2 hours');
  });

  test('a feed in order says what it brought, what waits, and when it is read next', async () => {
    const feed = words((await look(await busySite(), home))('.feeds li').text());
    expect(feed).toContain('The Valley Courier In order');
    expect(feed).toContain('2 articles wait for your corrections, the first until 2 Mar, 10:03 UTC.');
    expect(feed).toContain('It brought20 entries: 2 new, 1 corrected');
    expect(feed).toContain('Next checkin 11 minutes 2 Mar, 10:11 UTC');
    expect(feed).toContain('HowPolled about every 15 minutes');
  });

  test('what the last reading warned of is folded away', async () => {
    const it = await busySite();
    const { feed } = it.store.tables;
    const [row] = await it.store.read.select().from(feed);
    const lastPoll = { ...row!.lastPoll!, warnings: ['Entry 3 was left out.', 'Entry 4 was cut.'] };
    await it.store.write((tx) => tx.update(feed).set({ lastPoll }));
    const $ = await look(it, home);
    expect($('details.warnings summary').text()).toBe('2 entries were not taken as they are');
    expect($('details.warnings').attr('open')).toBeUndefined();
    expect(parts($, '.warnings ul')).toEqual([lastPoll.warnings]);
  });

  test('a feed that is gone is not among what happens next', async () => {
    const it = await busySite();
    const { feed } = it.store.tables;
    await it.store.write((tx) => tx.update(feed).set({ goneAt: it.clock() }));
    const $ = await look(it, home);
    expect($('.upcoming').text()).not.toContain('Postrider looks for new articles');
    expect(words($('.feeds li').text())).toContain('gone for good (410)');
    expect((await look(it, '/owner'))('.trouble').text()).toContain('A feed is gone');
  });

  test('with nobody there yet, it leads to the follow bar', async () => {
    const it = await ownerSite();
    await seedPublication(it.store);
    const $ = await look(it, home);
    expect($('h1').text()).toBe('Nobody follows yet');
    const links = $('.headline a').map((_, a) => $(a).attr('href'));
    expect(links.get()).toEqual([`${home}/install`, '/follow/valley']);
    expect($('.issues').length).toBe(0);
  });

  test('what a feed or a server says is shown as it is, and never as HTML', async () => {
    const it = await ownerSite();
    const evil = '<img src=x onerror=alert(1)>';
    const publication = await seedPublication(it.store, { name: evil });
    const readers = await seedReaders(it.store, publication, 1, { consent: evil });
    await holdArticles(it.store, publication, it.clock(), [evil]);
    await it.store.write((tx) => pausePublication(tx, publication.id, inMinutes(it, 30), evil));
    const issue = { subject: evil, createdAt: it.clock(), counts: { failed: 1 }, reply: evil };
    await seedIssue(it.store, publication, readers, issue);
    for (const path of ['/owner', home, `${home}/readers`, `${home}/readers/${readers[0]}`]) {
      const response = await it.owner().get(path);
      expect(response.status, path).toBe(200);
      const html = await response.text();
      expect(html, path).toContain('&lt;img');
      expect(html, path).not.toContain('<img');
    }
  });
});

describe('the preview', () => {
  test('shows the newest articles as a mail in a frame, for each cadence', async () => {
    const it = await ownerSite();
    const publication = await seedPublication(it.store, { defaultCadence: 'weekly' });
    await publish(it.store, publication, ['Old mill reopens', 'Heron returns']);
    for (const [asked, chosen] of [
      ['', 'weekly'],
      ['?cadence=instant', 'instant'],
      ['?cadence=hourly&width=huge', 'weekly'],
    ]) {
      const response = await it.owner().get(`${home}/preview${asked}`);
      expect(response.headers.get('content-security-policy')).toContain("frame-src 'self'");
      const $ = await pageOf(response);
      expect($('iframe').attr('src')).toBe(`${home}/preview/mail?cadence=${chosen}`);
      expect($('.stage').attr('class')).toBe('stage wide');
      expect($('.envelope').text()).toContain('Heron returns');
    }
    const mail = await it.owner().get(`${home}/preview/mail?cadence=daily`);
    expect(mail.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
    const html = await mail.text();
    expect(html).toContain('Old mill reopens');
    expect(html).toContain('<base target="_blank">');
    expect((await it.store.read.select().from(it.store.tables.delivery)).length).toBe(0);
  });

  test('without an article it says so, and there is no mail', async () => {
    const it = await ownerSite();
    await seedPublication(it.store);
    const $ = await look(it, `${home}/preview`);
    expect($('iframe').length).toBe(0);
    expect($('.notice h2').text()).toBe('There is no article to show yet');
    expect((await it.owner().get(`${home}/preview/mail`)).status).toBe(404);
  });
});
