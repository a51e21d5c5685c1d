/** The sample site in the built program: the whole loop from following to leaving, with no outside service. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { executablePath, launchBrowser } from '../support/browser.ts';
import { freePort, startProgram } from '../support/program.ts';

const train = 'The late train comes back';
const library = 'Seven votes to two';
const patience = { timeout: 30_000, interval: 200 };

describe.skipIf(!executablePath)('the sample site', () => {
  const undo: (() => unknown)[] = [];
  let browser: Browser;
  beforeEach(async () => {
    browser = await launchBrowser();
    undo.push(() => browser.close());
  });
  afterEach(async () => {
    for (const act of undo.splice(0).reverse()) await act();
  });

  /** The program with an owner who is signed in, and the page on which the first publication is made. */
  async function start() {
    const folder = mkdtempSync(join(tmpdir(), 'postrider-sample-'));
    undo.push(() => rmSync(folder, { recursive: true, force: true }));
    const port = await freePort();
    const program = startProgram({ DATA_DIR: folder, PORT: String(port) });
    undo.push(() => program.end('SIGKILL'));
    await program.ready;
    const base = `http://localhost:${port}`;
    const context = await browser.newContext();
    // The bar's shadow root is closed, to its host page and to us.
    await context.addInitScript(`{
      const attach = Element.prototype.attachShadow;
      Element.prototype.attachShadow = function (options) { return attach.call(this, { ...options, mode: 'open' }); };
    }`);
    const page = await context.newPage();
    await page.goto(`${base}/owner/setup`);
    await page.getByLabel('One-time secret').fill(/with the secret (\S+)/.exec(program.output())![1]!);
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByLabel('Your email address').fill('ann@valley.example');
    await page.getByLabel('A new password').fill('a bridge over the weir');
    await page.getByRole('button', { name: 'Make the account' }).click();
    await page.waitForURL('**/owner/new');
    return { program, base, page };
  }

  const mailLink = (page: Page, subject: string) =>
    page.getByRole('link', { name: new RegExp(`^${subject}`) });
  async function countMails(page: Page, base: string, subject: string): Promise<number> {
    await page.goto(`${base}/mailbox`);
    return mailLink(page, subject).count();
  }

  /** Opens the mail whose subject begins so, once it is there. */
  async function openMail(page: Page, base: string, subject: string) {
    await expect.poll(() => countMails(page, base, subject), patience).toBe(1);
    await mailLink(page, subject).click();
    return page.frameLocator('iframe');
  }

  test('shows following, confirming, publishing, reading and leaving', { timeout: 180_000 }, async () => {
    const { program, base, page } = await start();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) complaints.push(message.text());
    });
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

    await press('Try it with a sample site');
    await page.waitForURL('**/sample/');
    await page.getByRole('heading', { name: 'The Valley Courier', level: 1 }).waitFor();
    expect(await page.getByRole('article').count()).toBe(4);

    await page.getByRole('link', { name: /^The footbridge at Nether Quill/ }).click();
    await press('Follow by Email');
    const bar = page.locator('postrider-bar');
    await bar.getByLabel('Your email address').fill('ada@example.net');
    await page.waitForTimeout(2_100); // the time trap: nobody types that fast
    await bar.getByRole('button', { name: 'Follow', exact: true }).click();
    await bar.getByText('Check your mail').waitFor();

    const confirmation = await openMail(page, base, 'Please confirm');
    const confirmLink = confirmation.getByRole('link', { name: 'Yes, send me new articles' });
    await page.goto((await confirmLink.getAttribute('href'))!);
    await press('Yes, send me new articles');
    await page.getByRole('heading', { name: 'You are in' }).waitFor();

    await page.goto(`${base}/sample/`);
    await press('Publish the next article');
    await page.getByRole('heading', { name: new RegExp(`^${train}`), level: 1 }).waitFor();
    await page.getByText('It is out.').waitFor();

    const mail = await openMail(page, base, train);
    await mail.getByText('wave on the platform').waitFor();
    const picture = mail.getByRole('img', { name: /late train/ });
    const width = () => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth);
    await expect.poll(width).toBe(1200);
    await page.goto((await mail.getByRole('link', { name: 'Unsubscribe' }).getAttribute('href'))!);
    await press('Yes, stop the mail');
    await page.getByRole('heading', { name: 'You have left' }).waitFor();

    await page.goto(`${base}/sample/`);
    await press('Publish the next article');
    await page.getByRole('heading', { name: new RegExp(`^${library}`), level: 1 }).waitFor();
    // Another reader follows after it; when their mail is there, that article would have been too.
    await page.goto(`${base}/sample/`);
    await page.getByLabel('Your email address').fill('bea@example.net');
    await press('Follow');
    await page.getByRole('button', { name: 'Yes, I want to follow' }).waitFor();
    await page.waitForTimeout(2_100);
    await press('Yes, I want to follow');
    await page.getByText('Check your mail').first().waitFor();
    await expect.poll(() => countMails(page, base, 'Please confirm'), patience).toBe(2);
    expect(await countMails(page, base, library)).toBe(0);

    expect(complaints).toEqual([]);
    expect(await program.end('SIGINT')).toBe(0);
  });
});
