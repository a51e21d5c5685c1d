/** A mail in its frame: as high as it is, in the colours that were chosen, without scripts. */
import type { Browser, BrowserContextOptions, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { executablePath, launchBrowser } from '../support/browser.ts';
import { openSite } from '../support/web/app.ts';
import { mail, mailboxWith } from '../support/web/mails.ts';

const colors = `:root{color-scheme:light dark} body{margin:0;background:#fff}
@media (prefers-color-scheme:dark){body{background:#000}}`;
const long = `<!doctype html><html lang="en"><head><style>${colors}</style></head><body>
<div style="height:2000px">Long</div><script>document.title = 'ran'</script><img src="x" onerror="document.title = 'ran'">
<table width="300"><tr><td>Last</td></tr></table></body></html>`;

describe.skipIf(!executablePath)(
  `a mail in its frame${executablePath ? '' : ' (skipped: no Chromium)'}`,
  () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launchBrowser();
    });
    afterAll(() => browser?.close());

    async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
      const site = await openSite({ mailbox: mailboxWith({ ...mail, html: long }) });
      const context = await browser.newContext({ viewport: { width: 1280, height: 700 }, ...options });
      onTestFinished(async () => {
        await context.close();
        await site.close();
      });
      const page = await context.newPage();
      await page.goto(site.url + path);
      return page;
    }

    const frameOf = async (page: Page): Promise<Frame> =>
      (await (await page.locator('iframe.mail').elementHandle())!.contentFrame())!;
    const inside = async <T>(page: Page, script: string): Promise<T> =>
      (await frameOf(page)).evaluate(script);
    const overflow = 'document.documentElement.scrollHeight - document.documentElement.clientHeight';

    test('one scroll bar is enough, also after the window has become narrower', async () => {
      const page = await open('/mailbox/1');
      const height = async () => (await page.locator('iframe.mail').boundingBox())!.height;
      await expect.poll(height, { timeout: 10_000 }).toBeGreaterThan(2000);
      expect(await inside(page, overflow)).toBe(0);
      await page.setViewportSize({ width: 400, height: 700 });
      expect(await inside(page, overflow)).toBe(0);
    });

    test('a phone is 375 pixels wide', async () => {
      const page = await open('/mailbox/1?width=phone');
      expect(await inside(page, 'innerWidth')).toBe(375);
    });

    test.each([
      ['light', '', 'rgb(255, 255, 255)'],
      ['dark', '', 'rgb(0, 0, 0)'],
      ['light', '?scheme=dark', 'rgb(0, 0, 0)'],
      ['dark', '?scheme=light', 'rgb(255, 255, 255)'],
    ] as const)('in a %s browser, with "%s", the mail is %s', async (colorScheme, query, color) => {
      const page = await open(`/mailbox/1${query}`, { colorScheme });
      expect(await inside(page, 'getComputedStyle(document.body).backgroundColor')).toBe(color);
    });

    test('no script of the mail runs, neither in the frame nor alone', async () => {
      const page = await open('/mailbox/1');
      await page.waitForLoadState('load');
      // Playwright's own evaluation works where the page's scripts do not.
      expect(await inside(page, 'document.title')).toBe('');
      await page.goto(new URL('/mailbox/1/html', page.url()).href);
      expect(await page.title()).toBe('');
    });

    test('without scripts on the page, the mail can be read and switched all the same', async () => {
      const page = await open('/mailbox/1', { javaScriptEnabled: false });
      await page.getByRole('link', { name: 'Phone', exact: true }).click();
      await page.getByRole('link', { name: 'Dark', exact: true }).click();
      await page.frameLocator('iframe.mail').getByText('Last').waitFor();
      const box = await page.locator('iframe.mail').boundingBox();
      expect([box!.width, box!.height >= 560]).toEqual([375, true]);
      expect(page.url()).toMatch(/\?view=html&width=phone&scheme=dark$/);
    });
  },
);
