/** The whole path in a real browser: follow, confirm, article, mail, unsubscribe, with a foreign mail server. */
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { executablePath, launchBrowser } from '../support/browser.ts';
import { feedXml } from '../support/feed/feed-xml.ts';
import { freePort, runCommand, startProgram } from '../support/program.ts';
import { type OriginServer, startOriginServer } from '../support/servers/origin-server.ts';

/** A mail server that is not ours, and what it took. */
async function foreignServer() {
  const mails: Email[] = [];
  let notice: () => void = () => undefined;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        mails.push(await PostalMime.parse(Buffer.concat(chunks)));
        done();
        notice();
      });
    },
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.server.address() as AddressInfo;
  return {
    port,
    mails,
    async next(count: number): Promise<Email> {
      while (mails.length < count)
        await new Promise<void>((done) => {
          notice = done;
        });
      return mails[count - 1]!;
    },
    close: () => new Promise<void>((done) => server.close(done)),
  };
}

const linkIn = (mail: Email, part: string): string =>
  new RegExp(`https?://\\S+/${part}/[\\w.-]+`).exec(mail.text!)![0];

describe.skipIf(!executablePath)('the whole path in a browser', () => {
  const undo: (() => unknown)[] = [];
  let browser: Browser;
  let origin: OriginServer;
  const publish = (stories: number) =>
    origin.set('/feed/', {
      headers: { 'Content-Type': 'application/rss+xml' },
      body: feedXml(origin.url, stories),
    });

  beforeEach(async () => {
    browser = await launchBrowser();
    undo.push(() => browser.close());
    origin = await startOriginServer();
    undo.push(() => origin.close());
    publish(2);
  });
  afterEach(async () => {
    for (const act of undo.splice(0).reverse()) await act();
  });

  test('a reader follows, confirms, gets the next article only, and leaves by the link', {
    timeout: 120_000,
  }, async () => {
    const smtp = await foreignServer();
    undo.push(() => smtp.close());
    const folder = mkdtempSync(join(tmpdir(), 'postrider-journey-'));
    undo.push(() => rmSync(folder, { recursive: true, force: true }));
    const port = await freePort();
    const env = {
      DATA_DIR: folder,
      PORT: String(port),
      ALLOW_PRIVATE_FEEDS: 'true',
      SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
    };
    const program = startProgram(env);
    undo.push(() => program.end('SIGKILL'));
    await program.ready;
    const added = await runCommand(env, [
      'publication',
      'add',
      'courier',
      '--name',
      'The Valley Courier',
      '--feed',
      `${origin.url}/feed/`,
      '--from',
      'The Valley Courier <news@courier.example>',
      '--postal',
      'Mill Lane 1, Valley',
      '--hold',
      '0',
    ]);
    expect(added, added.stderr).toMatchObject({ code: 0 });

    const page = await browser.newPage();
    await page.goto(`http://localhost:${port}/follow/courier`);
    await page.getByLabel('Your email address').fill('ada@example.net');
    await page.waitForTimeout(2_100);
    await page.getByRole('button', { name: 'Follow' }).click();
    await page.getByText('Check your mail').first().waitFor();

    const confirmation = await smtp.next(1);
    expect(confirmation.to![0]!.address).toBe('ada@example.net');
    const confirmLink = linkIn(confirmation, 'confirm');
    // A scanner fetches the link, often and by HEAD: nothing changes.
    for (const method of ['GET', 'HEAD', 'GET']) await fetch(confirmLink, { method });
    await page.goto(confirmLink);
    await page.getByRole('button', { name: 'Yes, send me new articles' }).click();
    await page.getByRole('heading').first().waitFor();
    expect(await page.title()).toContain('The Valley Courier');

    publish(3);
    expect(await runCommand(env, ['poll', 'courier'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('1 new'),
    });
    const mail = await smtp.next(2);
    expect(mail.subject).toBe('Story 3: the river & the bridge');
    expect(mail.text).toContain('On day 3');
    expect(mail.text).not.toContain('On day 2');
    expect(mail.html).toContain('Mill Lane 1, Valley');
    expect(mail.html).toContain(`${origin.url}/story-3/#respond`);
    expect(mail.html).toContain(`href="${origin.url}/bridge"`);

    const leaveLink = linkIn(mail, 'unsubscribe');
    for (const method of ['GET', 'HEAD', 'GET']) await fetch(leaveLink, { method });
    await page.setContent(mail.html!);
    await page.getByRole('link', { name: /unsubscribe/i }).click();
    await page.waitForURL(/unsubscribe/);
    await page.getByRole('button').first().click();
    await page
      .getByText(/You have left/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: /undo/i }).waitFor();

    publish(4);
    expect(await runCommand(env, ['poll', 'courier'])).toMatchObject({
      stdout: expect.stringContaining('1 new'),
    });
    expect(await runCommand(env, ['send-due', 'courier'])).toMatchObject({ code: 0 });
    expect(smtp.mails).toHaveLength(2);
    await page.getByRole('button', { name: /undo/i }).click();
    // The cursor stayed where it was: what came out meanwhile is not missed, and nothing comes twice.
    expect((await smtp.next(3)).text).toContain('On day 4');
    expect(smtp.mails).toHaveLength(3);
    expect(await program.end('SIGINT')).toBe(0);
  });
});
