/**
 * A newcomer's way: from an empty folder to a mail of one's own feed in the inbox, by clicking, with nothing but the
 * local mailbox. Prints each step with the seconds since `npm start` was answered. With POSTRIDER_TOUR=1 it also
 * takes the pictures of docs/tour/.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { executablePath, launchBrowser } from '../support/browser.ts';
import { feedXml } from '../support/feed/feed-xml.ts';
import { freePort, startProgram } from '../support/program.ts';
import { type OriginServer, startOriginServer } from '../support/servers/origin-server.ts';

const tour = process.env.POSTRIDER_TOUR === '1' ? join(import.meta.dirname, '../../docs/tour') : null;

/** What WordPress sends to the addresses in its Update Services. */
const pingBody = (name: string, url: string): string =>
  `<?xml version="1.0"?><methodCall><methodName>weblogUpdates.ping</methodName><params><param><value><string>${name}</string></value></param><param><value><string>${url}</string></value></param></params></methodCall>`;

describe.skipIf(!executablePath)('a newcomer', () => {
  const undo: (() => unknown)[] = [];
  let browser: Browser;
  let site: OriginServer;
  const publish = (stories: number) =>
    site.set('/feed/', {
      headers: { 'Content-Type': 'application/rss+xml' },
      body: feedXml(site.url, stories),
    });

  beforeEach(async () => {
    browser = await launchBrowser();
    undo.push(() => browser.close());
    site = await startOriginServer();
    undo.push(() => site.close());
    publish(3);
    site.set('/', {
      headers: { 'Content-Type': 'text/html' },
      body: `<title>The Valley Courier</title><link rel="alternate" type="application/rss+xml" href="/feed/">`,
    });
  });
  afterEach(async () => {
    for (const act of undo.splice(0).reverse()) await act();
  });

  async function start() {
    const folder = mkdtempSync(join(tmpdir(), 'postrider-newcomer-'));
    undo.push(() => rmSync(folder, { recursive: true, force: true }));
    const port = await freePort();
    const program = startProgram({ DATA_DIR: folder, PORT: String(port), ALLOW_PRIVATE_FEEDS: 'true' });
    undo.push(() => program.end('SIGKILL'));
    await program.ready;
    const secret = () => /with the secret (\S+)\s/.exec(program.output())?.[1];
    await expect.poll(secret).toBeDefined();
    return {
      program,
      base: `http://localhost:${port}`,
      secret: secret()!,
    };
  }

  async function tab(): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width: 1100, height: 800 },
      locale: 'en-GB',
      reducedMotion: 'reduce',
    });
    // The bar's shadow root is closed, to its host page and to us.
    await context.addInitScript(`{
      const attach = Element.prototype.attachShadow;
      Element.prototype.attachShadow = function (options) { return attach.call(this, { ...options, mode: 'open' }); };
    }`);
    return context.newPage();
  }

  /** Does one thing that a person does, and notes it. */
  function notebook() {
    const begun = Date.now();
    const steps: string[] = [];
    return {
      steps,
      async step(what: string, act: () => Promise<unknown>) {
        await act();
        steps.push(
          `${String(steps.length + 1).padStart(2)}. ${what} (${((Date.now() - begun) / 1000).toFixed(1)} s)`,
        );
      },
    };
  }

  async function picture(page: Page, name: string, options: Parameters<Page['screenshot']>[0] = {}) {
    if (!tour) return;
    mkdirSync(tour, { recursive: true });
    await page.screenshot({ path: join(tour, `${name}.png`), ...options });
  }

  test('gets from an empty folder to a bar on their site and a mail in the inbox', {
    timeout: 180_000,
  }, async () => {
    const { program, base, secret } = await start();
    const { step, steps } = notebook();
    const page = await tab();
    /** Looks into the mailbox until the mail is there, and opens it. */
    const openMail = async (subject: RegExp) => {
      const link = page.getByRole('link', { name: subject });
      const look = async () => {
        await page.goto(`${base}/mailbox`);
        return link.count();
      };
      await expect.poll(look, { timeout: 30_000, interval: 200 }).toBe(1);
      await link.click();
    };
    const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click();

    await step('Open the start page and press “Set it up in the browser”', async () => {
      await page.goto(base);
      await page.getByRole('link', { name: 'Set it up in the browser' }).click();
    });
    await step('Enter the secret that the start printed', async () => {
      await page.getByLabel('One-time secret').fill(secret);
      await press('Go on');
    });
    await step('Make your account', async () => {
      await page.getByLabel('Your email address').fill('ann@valley.example');
      await page.getByLabel('A new password').fill('a bridge over the weir');
      await press('Make the account');
    });
    await step('Type the site’s address and press “Find its feeds”', async () => {
      await page.getByLabel('Site address').fill(site.url);
      await press('Find its feeds');
    });
    await step('Look at the preview and press “Use this feed”', async () => {
      await page.frameLocator('iframe').getByText('Story 3').first().waitFor();
      await press('Use this feed');
    });
    await step(
      'Check name and sender, set no time for corrections, and press “Make the publication”',
      async () => {
        await page.getByLabel('Sender’s address').fill('news@valley.example');
        await page.getByLabel('YouTube').fill('youtube.com/@valleycourier');
        await page.getByLabel('Instagram').fill('instagram.com/valleycourier');
        await page.getByLabel('Messenger').fill('m.me/valleycourier');
        await page.getByText('More', { exact: true }).click();
        await page.getByLabel('Minutes for corrections').fill('0');
        await press('Make the publication');
        await page.getByLabel('Snippet of the bar').waitFor();
      },
    );
    await step('Copy the snippet into your site', async () => {
      // biome-ignore lint/performance/useDomNodeTextContent: what is seen is what an owner copies
      const snippet = await page.getByLabel('Snippet of the bar').locator('code').innerText();
      site.set('/story/', {
        headers: { 'Content-Type': 'text/html; charset=utf-8' },
        body: `<!doctype html><html lang="en"><title>The bridge reopens</title><body style="max-width:44rem;margin:3rem auto;padding:0 1.5rem;font:1.125rem/1.6 Georgia,serif"><h1>The bridge reopens</h1><p>After a year of detours the stone bridge at the lower weir carries carts, buses and Sunday walkers again.</p>${snippet}<h2>Leave a Reply</h2><p>Your email address will not be published.</p>`,
      });
    });
    await step('Press “Follow by Email” in the bar on an article of your site', async () => {
      await page.goto(`${site.url}/story/`);
      await page.getByRole('button', { name: 'Follow by Email' }).click();
      await picture(page, 'follow-bar', { clip: { x: 0, y: 0, width: 1100, height: 480 } });
    });
    await step('Type your address and press “Follow”', async () => {
      await page.getByLabel('Your email address').fill('ada@example.net');
      await page.waitForTimeout(2_100); // the time trap: nobody types that fast
      await page.getByRole('button', { name: 'Follow', exact: true }).click();
      await page.getByText('Check your mail').waitFor();
    });
    await step('Open the mail in the mailbox and press its button', async () => {
      await openMail(/Please confirm/);
      const opened = page.waitForEvent('popup');
      await page.frameLocator('iframe').getByRole('link', { name: 'Yes, send me new articles' }).click();
      const popup = await opened;
      await popup.getByRole('button', { name: 'Yes, send me new articles' }).waitFor();
      await picture(popup, 'confirm', { clip: { x: 0, y: 0, width: 1100, height: 640 } });
      await popup.getByRole('button', { name: 'Yes, send me new articles' }).click();
      await popup.getByRole('heading', { name: 'You are in' }).waitFor();
      await popup.close();
    });
    await step('Publish an article on your site, which pings Postrider as WordPress does', async () => {
      publish(4);
      const answer = await fetch(`${base}/ping`, {
        method: 'POST',
        headers: { 'Content-Type': 'text/xml' },
        body: pingBody('The Valley Courier', `${site.url}/`),
      });
      expect(await answer.text()).toContain('<boolean>0</boolean>');
    });
    await step('Read the article in the mailbox', async () => {
      await openMail(/^Story 4/);
      await page.frameLocator('iframe').getByText('On day 4 the').last().waitFor();
    });
    console.log(`From the ready program to the mail, by a browser that need not read:\n${steps.join('\n')}`);

    await page.goto(`${base}/owner`);
    await page.getByRole('link', { name: 'The Valley Courier' }).first().click();
    await page.getByText('1 reader follows').waitFor();
    await picture(page, 'overview', { fullPage: true });
    await page.goto(`${base}/owner/new`);
    await press('Try it with a sample site');
    await page.getByRole('button', { name: 'Publish the next article' }).waitFor();
    await picture(page, 'sample');
    await page.setViewportSize({ width: 720, height: 1200 });
    await page.goto(`${base}/owner/publications/sample/preview/mail?cadence=daily`);
    await page.getByText('In this issue').waitFor();
    await picture(page, 'digest');
    expect(await program.end('SIGINT')).toBe(0);
  });
});
