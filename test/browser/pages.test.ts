/** The pages in a real browser: accessible, whole at any width, of use without scripts. */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Result } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { frameHeight } from '../../src/web/embed/snippet.ts';
import { compactStyle } from '../../src/web/pages/browser-files.ts';
import { executablePath, launchBrowser, missing } from '../support/browser.ts';
import type { Site } from '../support/web/app.ts';
import { mail, mailboxWith } from '../support/web/mails.ts';
import { inScene, scenes } from './scenes.ts';

const axe = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const openMail = (page: Page, site: Site) => page.goto(`${site.url}/mailbox/1`);

describe.skipIf(!executablePath)(`pages in a browser${missing}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  async function tab(options: BrowserContextOptions = {}): Promise<{ page: Page; complaints: string[] }> {
    const context = await browser.newContext(options);
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) complaints.push(message.text());
    });
    return { page, complaints };
  }

  describe('each page', () => {
    let page: Page;
    beforeAll(async () => {
      // Past the content security policy only for axe itself; another test keeps to it.
      page = await browser.newPage({ bypassCSP: true, viewport: { width: 320, height: 640 } });
    });
    afterAll(() => page?.close());

    test.each(scenes)('$name is accessible in light and dark, and fits a phone', async (scene) => {
      await inScene(scene, page, async () => {
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
        await page.evaluate(axe);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          // Dark differs in its colours alone.
          const rules =
            colorScheme === 'dark' ? "{ runOnly: ['color-contrast', 'link-in-text-block'] }" : '{}';
          const violations: Result[] = await page.evaluate(
            `axe.run(${rules}).then((found) => found.violations)`,
          );
          const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
          expect(told, colorScheme).toEqual([]);
        }
      });
    });
  });

  test('the policy lets everything through that a page needs', async () => {
    const { page, complaints } = await tab();
    for (const name of ['follow-instant', 'check-your-mail', 'left', 'manage-saved', 'mail-html']) {
      await inScene(scenes.find((scene) => scene.name === name)!, page, async () => {
        expect(await page.evaluate('getComputedStyle(document.body).borderTopWidth'), name).toBe('6px');
      });
    }
    expect(complaints).toEqual([]);
  });

  const root = resolve(import.meta.dirname, '../..');
  const styleSheets = ['assets', 'embed'].flatMap((folder) =>
    readdirSync(resolve(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.css'))
      .map((file) => resolve(root, folder, file)),
  );

  test('a style sheet that is made smaller has the same rules', async () => {
    const { page } = await tab();
    const rulesOf = async (css: string) => {
      const rules: string[] = await page.evaluate(
        `{ const sheet = new CSSStyleSheet(); sheet.replaceSync(${JSON.stringify(css)});
          [...sheet.cssRules].map((rule) => rule.cssText); }`,
      );
      // What has a variable in it the browser keeps as it is written.
      return rules.map((rule) => rule.replace(/\s*([,/])\s*|\s+/g, '$1 ').replace(/\b0(?=\.)/g, ''));
    };
    expect(styleSheets.length).toBeGreaterThan(20);
    for (const file of styleSheets) {
      const css = readFileSync(file, 'utf8');
      const rules = await rulesOf(css);
      expect(rules.length, file).toBeGreaterThan(0);
      expect(await rulesOf(compactStyle(css)), file).toEqual(rules);
    }
  });

  test.each([
    'embed-form',
    'embed-share',
    'embed-wechat',
    'embed-topics',
    'german-embed-form',
    'german-embed-share',
    'german-embed-wechat',
    'german-embed-topics',
  ])('%s fits the height that owners paste', async (name) => {
    const scene = scenes.find((scene) => scene.name === name)!;
    const height = frameHeight(scene.options!.publications![0]!);
    const { page } = await tab({ viewport: { width: 280, height } });
    await inScene(scene, page, async () => {
      expect(await page.evaluate('document.documentElement.scrollHeight')).toBe(height);
    });
  });

  const follow = scenes.find(({ name }) => name === 'follow')!;

  test('the form takes the time zone of the browser, under today’s name', async () => {
    const { page } = await tab({ timezoneId: 'Asia/Calcutta' });
    await inScene(follow, page, async () => {
      expect(await page.getByLabel('Your time zone').inputValue()).toBe('Asia/Kolkata');
    });
  });

  test('a time zone that was chosen and sent stays, whatever the browser’s', async () => {
    const { page } = await tab({ timezoneId: 'Asia/Calcutta' });
    await inScene(follow, page, async () => {
      await page.getByLabel('Your time zone').selectOption('Europe/Paris');
      await page.getByLabel('Your email address').fill('ada');
      await page.getByRole('button', { name: 'Follow' }).click();
      expect(await page.getByLabel('Your time zone').inputValue()).toBe('Europe/Paris');
    });
  });

  test('without scripts, following works by keyboard alone', async () => {
    const { page } = await tab({ javaScriptEnabled: false });
    await inScene(follow, page, async (_, site) => {
      site.later(3000);
      await page.getByLabel('Your email address').focus();
      await page.keyboard.type('ada@example.org');
      await page.keyboard.press('Tab');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Check your mail' }).waitFor();
      expect(site.changes).toMatchObject([['follow', 'harbour', { cadence: 'weekly', timezone: 'UTC' }]]);
    });
  });

  test('articles that come at once need no time zone on the page', async () => {
    const { page } = await tab();
    await inScene(follow, page, async () => {
      const zone = page.getByLabel('Your time zone');
      expect(await zone.isVisible()).toBe(true);
      await page.getByLabel('At once').check();
      expect(await zone.isVisible()).toBe(false);
    });
  });

  test('a link in a mail opens a new tab out of the frame', async () => {
    const { page } = await tab();
    const html = '<html><head></head><body><a href="/confirm/x.y">Yes</a></body></html>';
    const scene = { name: 'mail', options: { mailbox: mailboxWith({ ...mail, html }) }, go: openMail };
    await inScene(scene, page, async () => {
      const opened = page.waitForEvent('popup');
      await page.frameLocator('iframe').getByRole('link').click();
      const popup = await opened;
      await popup.getByRole('heading', { name: 'This link is not whole' }).waitFor();
    });
  });
});
