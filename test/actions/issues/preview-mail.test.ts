import { expect, it, onTestFinished } from 'vitest';
import { previewNewest, sendTest } from '../../../src/actions/issues/preview-mail.ts';
import { createRenderer } from '../../../src/mail/render/render.ts';
import { createSmtp } from '../../../src/mail/smtp/smtp.ts';
import { createTokens } from '../../../src/model/owners/tokens.ts';
import { testClock } from '../../support/clock.ts';
import { startSink } from '../../support/servers/smtp-sink.ts';
import { onEachEngine } from '../../support/store.ts';
import { publish, seedPublication } from '../../support/worlds/seed.ts';

onEachEngine('a mail for the owner to look at', (engine) => {
  async function setUp() {
    const store = await engine.open();
    const publication = await seedPublication(store, { defaultCadence: 'daily' });
    const world = {
      store,
      clock: testClock('2026-03-01T10:00:00Z'),
      renderer: await createRenderer(),
      tokens: createTokens('a key for tests, of thirty-two characters'),
      baseUrl: 'https://news.example',
    };
    const sink = await startSink();
    const settings = {
      host: '127.0.0.1',
      port: sink.port,
      secure: false,
      auth: null,
      connections: 1,
      timeoutMs: 2000,
      rejectUnauthorized: true,
    };
    const smtp = createSmtp(settings, { name: 'news.example' });
    onTestFinished(async () => {
      await smtp.close();
      await sink.close();
    });
    return { store, publication, world, sink, smtp };
  }

  it('shows the newest articles: one where each is mailed at once, three in a digest', async () => {
    const { store, publication, world } = await setUp();
    expect(await previewNewest(world, publication, 'daily')).toBeUndefined();
    await publish(store, publication, ['One', 'Two', 'Three', 'Four']);
    const digest = (await previewNewest(world, publication, 'daily'))!;
    for (const title of ['Four', 'Three', 'Two']) expect(digest.html).toContain(`${title}: the story.`);
    expect(digest.html).not.toContain('One: the story.');
    expect((await previewNewest(world, publication, 'instant'))!.subject).toBe('Four');
  });

  it('its links lead to nobody’s pages, and a test counts nowhere', async () => {
    const { store, publication, world, sink, smtp } = await setUp();
    const send = () => sendTest({ ...world, smtp }, publication, 'ann@example.org');
    expect(await send()).toEqual({ kind: 'no-articles' });
    await publish(store, publication, ['Two']);
    expect(await send()).toEqual({ kind: 'sent' });
    const [mail] = sink.accepted;
    expect(mail!.to).toEqual(['ann@example.org']);
    const raw = mail!.raw.toString('latin1');
    expect(raw).toMatch(/^Subject: Test: Two/m);
    const token = /List-Unsubscribe: <https:\/\/news\.example\/unsubscribe\/([^>]+)>/.exec(
      raw.replace(/\r\n /g, ' '),
    )![1]!;
    expect(world.tokens.unsubscribe.read(token.trim(), world.clock())).toEqual({
      kind: 'valid',
      value: { subscriberId: 0 },
    });
    // Nor has it a copy on the web.
    expect(raw).not.toMatch(/^Archived-At/m);
    const preview = (await previewNewest(world, publication, 'daily'))!;
    const copy = /^View in browser: https:\/\/news\.example\/read\/(\S+)$/m.exec(preview.text)![1]!;
    expect(world.tokens.read.read(copy, world.clock())).toEqual({ kind: 'valid', value: { issueId: 0 } });
    expect(await store.read.select().from(store.tables.delivery)).toEqual([]);
    expect(await store.read.select().from(store.tables.issue)).toEqual([]);
  });

  it('what the mail server says comes back as it said it', async () => {
    const { store, publication, world, sink, smtp } = await setUp();
    await publish(store, publication, ['One']);
    await sink.close();
    expect(await sendTest({ ...world, smtp }, publication, 'ann@example.org')).toMatchObject({
      kind: 'failed',
    });
  });
});
