/** The owner's desk in a real browser, on a real store: its main tasks, with and without scripts. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { executablePath, launchBrowser } from '../support/browser.ts';
import { type OwnerSite, ownerSite } from '../support/web/owner-site.ts';
import { holdArticles } from '../support/worlds/desk-world.ts';
import { publish, seedPublication, seedReaders } from '../support/worlds/seed.ts';

const home = '/owner/publications/valley';

describe.skipIf(!executablePath)('the desk in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  /** The overview of a publication with three readers and an article that waits. */
  async function overview(
    options: BrowserContextOptions = {},
  ): Promise<{ it: OwnerSite; page: Page; complaints: string[] }> {
    const it = await ownerSite();
    const publication = await seedPublication(it.store);
    await seedReaders(it.store, publication, 3);
    await publish(it.store, publication, ['Old mill reopens'], { now: it.clock() });
    await holdArticles(it.store, publication, it.clock(), ['Choir looks for tenors']);
    const context = await browser.newContext(options);
    onTestFinished(() => context.close());
    await context.addCookies([{ name: 'postrider', value: it.session!, url: it.url }]);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.goto(it.url + home);
    return { it, page, complaints };
  }

  test('times are those of the browser’s zone, and the page says which', async () => {
    const { page, complaints } = await overview({ timezoneId: 'Asia/Kolkata' });
    const held = page.locator('.upcoming li', { hasText: 'Choir looks for tenors' });
    expect(await held.locator('time').textContent()).toBe('2 Mar, 15:33');
    expect(await page.locator('.zone-note').textContent()).toMatch(
      /^Times are in your time zone, Asia\/(Kolkata|Calcutta)\.$/,
    );
    expect(complaints).toEqual([]);
  });

  test('without scripts they are in UTC, and everything works', async () => {
    const { it, page } = await overview({ timezoneId: 'Asia/Kolkata', javaScriptEnabled: false });
    expect(await page.locator('.upcoming time').first().textContent()).toMatch(/ UTC$/);
    expect(await page.locator('.zone-note').textContent()).toBe('Times are in UTC.');
    await page.getByRole('button', { name: 'Send now' }).click();
    expect(await page.getByRole('status').textContent()).toBe('3 mails in 1 issue are on the way.');
    expect((await it.store.read.select().from(it.store.tables.delivery)).length).toBe(3);
  });

  test('what was done is said once: a reload does not say it again', async () => {
    const { page, complaints } = await overview();
    await page.getByLabel('What to send').selectOption('The weekly digest');
    await page.getByRole('button', { name: 'Send now' }).click();
    expect(await page.locator('.flash').textContent()).toMatch(/^Nothing was sent/);
    await page.waitForURL((url) => url.search === '');
    await page.reload();
    expect(await page.locator('.flash').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('a reader is found, suppressed and erased by keyboard alone', async () => {
    const { it, page } = await overview();
    await page.getByRole('link', { name: 'Readers', exact: true }).press('Enter');
    await page.getByLabel('Find by a part of the address').fill('READER2@');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'reader2@example.net' }).press('Enter');
    for (const [fold, button, said] of [
      ['Suppress', 'Never mail this address again', /^Suppressed\./],
      ['Erase', 'Erase this reader', /^Erased\./],
    ] as const) {
      const press = page.getByRole('button', { name: button });
      expect(await press.isVisible()).toBe(false);
      await page.locator('summary', { hasText: fold }).press('Enter');
      await press.press('Enter');
      await page.getByRole('status').filter({ hasText: said }).waitFor();
    }
    expect(await page.locator('.readers tbody th').allTextContents()).toEqual([
      'reader3@example.net',
      'reader1@example.net',
    ]);
    expect((await it.store.read.select().from(it.store.tables.suppression)).length).toBe(1);
  });

  test('the preview is a frame as high as its mail', async () => {
    const { page, complaints } = await overview();
    await page.getByRole('link', { name: 'Preview' }).click();
    await page.getByRole('link', { name: 'Phone' }).click();
    const mail = page.frameLocator('iframe.mail');
    await mail.getByRole('heading', { name: 'Choir looks for tenors' }).waitFor();
    const frame = page.locator('iframe.mail');
    const inside = () =>
      mail.locator('html').evaluate((html) => (html as unknown as { scrollHeight: number }).scrollHeight);
    await expect
      .poll(async () => (await frame.boundingBox())!.height - (await inside()))
      .toBeGreaterThanOrEqual(0);
    expect(complaints).toEqual([]);
  });
});
