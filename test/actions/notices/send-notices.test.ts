import PostalMime from 'postal-mime';
import { expect, it } from 'vitest';
import { answerFlood } from '../../../src/actions/feeds/answer-flood.ts';
import { sendNotice } from '../../../src/actions/notices/send-notices.ts';
import type { Smtp } from '../../../src/mail/smtp/smtp.ts';
import type { NoticeKind } from '../../../src/model/notices/notices.ts';
import { openNotice } from '../../../src/store/notices/notices.ts';
import { pausePublication } from '../../../src/store/publications/publications.ts';
import type { NoticeRow } from '../../../src/store/schema/schema.ts';
import type { SinkMoment } from '../../support/servers/smtp-sink.ts';
import { onEachEngine } from '../../support/store.ts';
import { seedFlood } from '../../support/worlds/flood.ts';
import { type NoticeTest, noticeTest } from '../../support/worlds/notice-world.ts';

const minutes = 60;
const days = 24 * 60 * minutes;
const reason = 'There is nothing at https://valley.example/feed.';

const opens = ({ world, publication }: NoticeTest, kind: NoticeKind) =>
  world.store.write((tx) =>
    openNotice(
      tx,
      { publicationId: publication.id, feedId: 1, kind, data: { feed: 'The Valley Courier', reason } },
      world.clock(),
    ),
  );
const rows = ({ world: { store } }: NoticeTest): Promise<NoticeRow[]> =>
  store.read.select().from(store.tables.notice);
const row = async (it: NoticeTest): Promise<NoticeRow> => (await rows(it))[0]!;
const refuses = (name: string, reply: string) => (moment: SinkMoment) =>
  moment.phase === 'rcpt' && moment.line.includes(name) ? reply : undefined;

onEachEngine('mails to owners', (engine) => {
  it('each owner gets one, and never another', async () => {
    const it = await noticeTest(engine, ['olive', 'otto']);
    await opens(it, 'feed-failing');
    expect(await it.sendDue()).toBe(1);
    expect(it.told()).toEqual(['olive', 'otto']);
    const { sentAt, dueAt, reply, closedAt } = await row(it);
    expect([sentAt, dueAt, closedAt]).toEqual([it.world.clock(), null, null]);
    expect(reply).toMatch(/^250/);
    it.world.clock.forward(10 * days);
    expect(await it.sendDue()).toBe(0);
    expect(it.told()).toEqual(['olive', 'otto']);
  });

  it('comes from Postrider, says that a machine wrote it, and leads to the desk', async () => {
    const it = await noticeTest(engine, ['olive']);
    await opens(it, 'feed-failing');
    await it.sendDue();
    const mail = await PostalMime.parse(it.sink.accepted[0]!.raw);
    expect(mail.from).toMatchObject({ name: 'Postrider', address: 'news@valley.example' });
    const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value;
    expect(header('auto-submitted')).toBe('auto-generated');
    expect(header('list-unsubscribe')).toBeUndefined();
    expect(mail.subject).toBe('The Valley Courier: a feed cannot be read for three days now');
    for (const part of [mail.html, mail.text]) {
      expect(part).toContain(reason);
      expect(part).toContain('https://news.example/owner/publications/valley#feed-1');
    }
  });

  it('of a flood names the newest articles, and how many there are by now', async () => {
    const it = await noticeTest(engine, ['olive']);
    const ids = await seedFlood(it.world.store, it.publication, it.world.clock(), 12);
    await answerFlood(it.world, 1, 'seen', Math.min(...ids));
    await it.sendDue();
    const { subject, text, html } = await PostalMime.parse(it.sink.accepted[0]!.raw);
    expect(subject).toBe('The Valley Courier: 11 new articles at once. Should they be mailed?');
    expect(text).toMatch(
      /The newest of them:\n {2}- Story 2 \(2 Mar 2026\)\n.*\n {2}- Story 6 .*\n {2}and 6 more/s,
    );
    expect(html).toContain('https://news.example/owner/publications/valley/feeds/1"');
  });

  it('a notice that was closed before is not mailed', async () => {
    const it = await noticeTest(engine, ['olive']);
    await seedFlood(it.world.store, it.publication, it.world.clock(), 12);
    await answerFlood(it.world, 1, 'send');
    await sendNotice(it.world, 1);
    expect(it.told()).toEqual([]);
  });

  it('a flood whose articles have all left their feed is closed instead', async () => {
    const it = await noticeTest(engine, ['olive']);
    await seedFlood(it.world.store, it.publication, it.world.clock(), 12);
    const { article } = it.world.store.tables;
    await it.world.store.write((tx) => tx.update(article).set({ state: 'withdrawn' }));
    expect(await it.sendDue()).toBe(1);
    expect(it.told()).toEqual([]);
    expect((await row(it)).closedAt).toEqual(it.world.clock());
  });

  it('an answer that comes while the mail is on the wire stops it before its dot', async () => {
    let answered: Promise<unknown> | undefined;
    const it = await noticeTest(engine, ['olive', 'otto'], {
      async behave({ phase }) {
        if (phase !== 'data' || answered) return undefined;
        answered = answerFlood(it.world, 1, 'seen');
        await answered;
        return undefined;
      },
    });
    await seedFlood(it.world.store, it.publication, it.world.clock(), 12);
    await it.sendDue();
    expect(answered).toBeDefined();
    expect(it.told()).toEqual([]);
  });

  it('whom the server refuses for now is tried again, and nobody else with them', async () => {
    const it = await noticeTest(engine, ['olive', 'otto', 'oda']);
    it.sink.behave = refuses('otto', '451 4.7.1 Greylisted');
    await opens(it, 'feed-failing');
    await it.sendDue();
    expect(it.told()).toEqual(['olive', 'oda']);
    expect(await row(it)).toMatchObject({ attempts: 1, reply: expect.stringContaining('451') });
    expect(await it.sendDue()).toBe(0);
    it.sink.behave = undefined;
    it.world.clock.forward(5 * minutes);
    expect(await it.sendDue()).toBe(1);
    expect(it.told()).toEqual(['olive', 'oda', 'otto']);
    expect((await row(it)).dueAt).toBeNull();
  });

  it('whose address does not exist is not tried again; the reply is kept', async () => {
    const it = await noticeTest(engine, ['olive']);
    it.sink.behave = refuses('olive', '550 5.1.1 User unknown');
    await opens(it, 'feed-gone');
    await it.sendDue();
    expect(await row(it)).toMatchObject({ dueAt: null, sentAt: null, reply: '550 5.1.1 User unknown' });
  });

  it('a server that refuses the sender is asked again and again, and given up after five days', async () => {
    const it = await noticeTest(engine, ['olive'], {
      behave: ({ phase }) => (phase === 'mail' ? '550 5.7.1 Sender rejected' : undefined),
    });
    await opens(it, 'feed-failing');
    const began = it.world.clock().getTime();
    const gaps: number[] = [];
    for (let before = began; (await it.sendDue()) > 0; ) {
      const { dueAt } = await row(it);
      if (!dueAt) break;
      gaps.push((dueAt.getTime() - before) / 60_000);
      before = dueAt.getTime();
      it.world.clock.set(dueAt);
    }
    expect(gaps.slice(0, 8)).toEqual([5, 15, 30, 60, 120, 180, 240, 240]);
    expect((it.world.clock().getTime() - began) / (days * 1000)).toBeCloseTo(5, 0);
    expect(await row(it)).toMatchObject({
      sentAt: null,
      reply: 'given up after 5 days: 550 5.7.1 Sender rejected',
    });
  });

  it('every try has the same Message-ID, and each owner another', async () => {
    const it = await noticeTest(engine, ['olive', 'otto']);
    it.sink.behave = (moment) => (moment.phase === 'dot' ? '451 4.3.0 Try later' : undefined);
    await opens(it, 'feed-failing');
    await it.sendDue();
    it.sink.behave = undefined;
    it.world.clock.forward(5 * minutes);
    await it.sendDue();
    const ids = it.sink.mails.map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw.toString())![1]!);
    expect(ids).toHaveLength(4);
    expect(ids[0]).toMatch(/^<n\.1\.[\w-]{16}@news\.example>\r?$/);
    expect([ids[2], ids[3]]).toEqual([ids[0], ids[1]]);
    expect(ids[0]).not.toBe(ids[1]);
  });

  it('a mail whose end is not known is sent once more, and no third time', async () => {
    const it = await noticeTest(engine, ['olive'], {
      behave: ({ phase }) => (phase === 'dot' ? 'close' : undefined),
    });
    await opens(it, 'feed-failing');
    await it.sendDue();
    it.world.clock.forward(5 * minutes);
    await it.sendDue();
    expect(it.sink.mails).toHaveLength(2);
    expect(await row(it)).toMatchObject({
      dueAt: null,
      sentAt: null,
      reply: expect.stringMatching(/^unknown: /),
    });
  });

  it('after a crash only the owners follow who were not told yet', async () => {
    const it = await noticeTest(engine, ['olive', 'otto']);
    await opens(it, 'feed-failing');
    const { smtp } = it.world;
    const send: Smtp['send'] = (mail, hooks) =>
      mail.envelope.to.startsWith('otto') ? Promise.reject(new Error('killed')) : smtp.send(mail, hooks);
    await expect(sendNotice({ ...it.world, smtp: { ...smtp, send } }, 1)).rejects.toThrow('killed');
    expect(it.told()).toEqual(['olive']);
    expect(await it.sendDue()).toBe(0);
    it.world.clock.forward(10 * minutes);
    expect(await it.sendDue()).toBe(1);
    expect(it.told()).toEqual(['olive', 'otto']);
  });

  it('while sending rests, or the server does not answer, it waits and counts no attempt', async () => {
    const it = await noticeTest(engine, ['olive']);
    await opens(it, 'feed-failing');
    const until = new Date(it.world.clock().getTime() + 30 * minutes * 1000);
    await it.world.store.write((tx) => pausePublication(tx, it.publication.id, until, '550 no'));
    await it.sendDue();
    expect(await row(it)).toMatchObject({ dueAt: until, attempts: 0 });
    it.world.clock.set(until);
    it.world.outage.until = new Date(until.getTime() + 1000);
    await it.sendDue();
    expect(await row(it)).toMatchObject({ dueAt: it.world.outage.until, attempts: 0 });
    it.world.clock.forward(1);
    await it.sendDue();
    expect(it.told()).toEqual(['olive']);
  });

  it('a program that is to stop starts no mail, and leaves the notice to the next one', async () => {
    const it = await noticeTest(engine, ['olive']);
    await opens(it, 'feed-failing');
    it.stop();
    await it.sendDue();
    expect(it.told()).toEqual([]);
    expect(await row(it)).toMatchObject({ dueAt: it.world.clock(), attempts: 0 });
  });

  it('two workers at once send one mail', async () => {
    const it = await noticeTest(engine, ['olive']);
    await opens(it, 'feed-failing');
    await Promise.all([sendNotice(it.world, 1), sendNotice(it.world, 1)]);
    expect(it.told()).toEqual(['olive']);
  });
});
