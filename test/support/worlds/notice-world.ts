/** Everything that `sendNotice` needs, real but for the clock, sending into a sink. */
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { type NoticeDeps, sendNotice } from '../../../src/actions/notices/send-notices.ts';
import { createRenderer } from '../../../src/mail/render/render.ts';
import { createSmtp } from '../../../src/mail/smtp/smtp.ts';
import { dueNotices } from '../../../src/store/notices/notices.ts';
import { insertOwner } from '../../../src/store/owners/owners.ts';
import type { PublicationRow } from '../../../src/store/schema/schema.ts';
import { type TestClock, testClock } from '../clock.ts';
import { type Sink, type SinkOptions, startSink } from '../servers/smtp-sink.ts';
import type { TestEngine } from '../store.ts';
import { seedPublication } from './seed.ts';

const renderer = createRenderer();

export interface NoticeTest {
  world: NoticeDeps & { clock: TestClock };
  sink: Sink;
  publication: PublicationRow;
  /** Sends what is due now; gives how many notices were taken. */
  sendDue(): Promise<number>;
  /** Who got a mail, in order. */
  told(): string[];
  stop(): void;
}

/** A publication with owners of these names at valley.example. */
export async function noticeTest(
  engine: TestEngine,
  owners: string[],
  options: SinkOptions = {},
): Promise<NoticeTest> {
  const store = await engine.open();
  const clock = testClock('2026-03-02T10:00:00Z');
  const publication = await seedPublication(store);
  for (const name of owners)
    await store.write((tx) =>
      insertOwner(tx, { email: `${name}@valley.example`, passwordHash: 'x', createdAt: clock() }),
    );
  const sink = await startSink(options);
  const smtp = createSmtp(sink.settings({ timeoutMs: 1_000 }), { name: 'news.example' });
  onTestFinished(async () => {
    await smtp.close();
    await sink.close();
  });
  const stopping = new AbortController();
  const world = {
    store,
    clock,
    smtp,
    renderer: await renderer,
    baseUrl: 'https://news.example',
    outage: { until: new Date(0) },
    stopping: stopping.signal,
    log: pino({ level: 'silent' }),
  };
  return {
    world,
    sink,
    publication,
    async sendDue() {
      const due = await dueNotices(store, clock(), 50);
      for (const id of due) await sendNotice(world, id);
      return due.length;
    },
    told: () => sink.accepted.map(({ to }) => to[0]!.split('@')[0]!),
    stop: () => stopping.abort(),
  };
}
