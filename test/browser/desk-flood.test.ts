/** Deciding about articles that came at once, in a real browser: with scripts, without them, by keyboard. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { executablePath, launchBrowser } from '../support/browser.ts';
import { type OwnerSite, ownerSite } from '../support/web/owner-site.ts';
import { seedFlood, titlesByState } from '../support/worlds/flood.ts';
import { seedPublication, seedReaders } from '../support/worlds/seed.ts';

const home = '/owner/publications/valley';

describe.skipIf(!executablePath)('a flood in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  /** The overview of a publication with twelve articles that wait for the owner. */
  async function flooded(options: BrowserContextOptions = {}): Promise<{ it: OwnerSite; page: Page }> {
    const it = await ownerSite();
    const publication = await seedPublication(it.store);
    await seedReaders(it.store, publication, 3);
    await seedFlood(it.store, publication, it.clock(), 12);
    const context = await browser.newContext(options);
    onTestFinished(() => context.close());
    await context.addCookies([{ name: 'postrider', value: it.session!, url: it.url }]);
    const page = await context.newPage();
    await page.goto(it.url + home);
    return { it, page };
  }

  test.each([true, false])('is decided in two presses of Enter (scripts: %s)', async (javaScriptEnabled) => {
    const { it, page } = await flooded({ javaScriptEnabled });
    await page.locator('.notice').getByRole('link', { name: 'Look at them and decide' }).press('Enter');
    await page.getByRole('button', { name: 'Send only the newest' }).press('Enter');
    expect(await page.locator('.flash').textContent()).toBe(
      'The newest article goes out now; 11 others count as seen.',
    );
    expect(await titlesByState(it.store)).toMatchObject({ held: ['Story 1'] });
    expect(await page.locator('.notice').count()).toBe(0);
  });

  test('each button is described by what it will do', async () => {
    const { it, page } = await flooded();
    await page.goto(`${it.url}${home}/feeds/1`);
    const button = page.getByRole('button', { name: 'Send all 12' });
    const described = await button.getAttribute('aria-describedby');
    expect(await page.locator(`#${described}`).textContent()).toContain(
      '3 readers get one mail with all 12, now.',
    );
  });

  test('the link in the mail leads to the feed on the overview', async () => {
    const { it, page } = await flooded();
    await page.goto(`${it.url}${home}#feed-1`);
    await page.locator('#feed-1').waitFor();
    expect(await page.locator('#feed-1').evaluate((item) => item.matches(':target'))).toBe(true);
  });
});
