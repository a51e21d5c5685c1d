/** The mails in a real browser: nothing wider than a small phone, all text readable in light and dark. */
import axe from 'axe-core';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRenderer, type Renderer } from '../../src/mail/render.ts';
import { issueInput } from '../fixtures/mails/load.ts';

const executablePath = process.env.POSTRIDER_TEST_CHROMIUM;
const flags = ['headless', 'no-sandbox', 'disable-gpu', 'disable-quic', 'no-first-run'];
const quiet = ['background-networking', 'component-update', 'sync'].map((part) => `disable-${part}`);
const widePicture =
  '<svg xmlns="http://www.w3.org/2000/svg" width="3000" height="1500"><rect width="100%" height="100%" fill="teal"/></svg>';

describe.skipIf(!executablePath)(
  `mails in a browser${executablePath ? '' : ' (skipped: no chromium)'}`,
  () => {
    let browser: Browser;
    let renderer: Renderer;
    beforeAll(async () => {
      renderer = await createRenderer();
      browser = await chromium.launch({
        executablePath,
        args: [...flags, ...quiet].map((flag) => `--${flag}`),
      });
    });
    afterAll(() => browser?.close());

    it.each(['one-article', 'daily-digest', 'two-articles-rtl', 'hostile-article'])(
      '%s fits 320 pixels and can be read in light and dark',
      async (name) => {
        const page = await browser.newPage({ viewport: { width: 320, height: 700 } });
        await page.route('**/*', (route) =>
          route.fulfill({ contentType: 'image/svg+xml', body: widePicture }),
        );
        await page.setContent(renderer.issue(issueInput(name)).html, { waitUntil: 'load' });
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
        await page.evaluate(axe.source);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          // A mail is an article, not a page: it has no landmarks.
          const { violations, passes } = (await page.evaluate(
            'axe.run(document, { rules: { region: { enabled: false }, "landmark-one-main": { enabled: false } } })',
          )) as axe.AxeResults;
          expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
          expect(passes.map(({ id }) => id)).toContain('color-contrast');
        }
        await page.close();
      },
    );
  },
);
