/**
 * The mails in a real browser: nothing wider than a small phone, all text readable in light and dark, with pictures
 * and without. POSTRIDER_TEST_PICTURES names a folder that keeps the pictures taken of them.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRenderer, type Renderer } from '../../src/mail/render/render.ts';
import { issueInput } from '../fixtures/mails/load.ts';
import { drawing, pictureFaults } from '../gallery/pictures.ts';
import { mailStates } from '../gallery/states.ts';
import { altFaults } from '../mail/render/alt-texts.ts';
import { executablePath, launchBrowser, missing } from '../support/browser.ts';

const wanted = process.env.POSTRIDER_TEST_PICTURES;
const widths = [320, 640];
const schemes = ['light', 'dark'] as const;
// A mail is an article, not a page: it has no landmarks.
const rules = '{ rules: { region: { enabled: false }, "landmark-one-main": { enabled: false } } }';
// Dark differs in its colours alone.
const darkRules = "{ runOnly: ['color-contrast', 'link-in-text-block'] }";

describe.skipIf(!executablePath)(`mails in a browser${missing}`, () => {
  let browser: Browser;
  let renderer: Renderer;
  let folder: string;
  beforeAll(async () => {
    folder = wanted || mkdtempSync(join(tmpdir(), 'postrider-pictures-'));
    mkdirSync(folder, { recursive: true });
    renderer = await createRenderer();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    if (!wanted) rmSync(folder, { recursive: true, force: true });
  });

  const widthOf = (page: Page) => page.evaluate('document.documentElement.scrollWidth');

  async function expectReadable(page: Page, scheme: (typeof schemes)[number]): Promise<void> {
    const { violations, passes } = await page.evaluate<axe.AxeResults>(
      `axe.run(document, ${scheme === 'dark' ? darkRules : rules})`,
    );
    expect(violations.map(({ id, nodes }) => `${scheme}: ${id}: ${nodes[0]?.html}`)).toEqual([]);
    expect(passes.map(({ id }) => id)).toContain('color-contrast');
  }

  async function takePictures(page: Page, name: string, scheme: (typeof schemes)[number]): Promise<void> {
    for (const width of widths) {
      await page.setViewportSize({ width, height: 700 });
      const path = join(folder, `${name}-${width}-${scheme}.png`);
      expect(pictureFaults(await page.screenshot({ path, fullPage: true }), width), path).toEqual([]);
    }
    await page.setViewportSize({ width: 320, height: 700 });
  }

  it.each(mailStates)('$name fits 320 pixels and can be read, with pictures and without', async (state) => {
    const { html } = state.render(renderer);
    const page = await browser.newPage({ viewport: { width: 320, height: 700 } });
    try {
      // Without pictures first: a browser that has them once keeps them.
      await page.route('**/*', (route) => route.abort());
      await page.setContent(html, { waitUntil: 'load' });
      for (const colorScheme of schemes) {
        await page.emulateMedia({ colorScheme });
        expect(await page.evaluate<string[]>(altFaults), `${colorScheme}, images off`).toEqual([]);
        if (wanted && html.includes('<img')) await takePictures(page, `${state.name}-no-images`, colorScheme);
      }
      expect(await widthOf(page)).toBeLessThanOrEqual(320);

      await page.route('**/*', (route) => route.fulfill({ contentType: 'image/svg+xml', body: drawing() }));
      await page.setContent(html, { waitUntil: 'load' });
      expect(await widthOf(page)).toBeLessThanOrEqual(320);
      await page.evaluate(axe.source);
      for (const colorScheme of schemes) {
        await page.emulateMedia({ colorScheme });
        await expectReadable(page, colorScheme);
        await takePictures(page, state.name, colorScheme);
      }
    } finally {
      await page.close();
    }
  });

  it('a picture without a word, or of another width, is refused', async () => {
    const page = await browser.newPage({ viewport: { width: 320, height: 700 } });
    const wordless = renderer
      .issue(issueInput('daily-digest'))
      .html.replace('</head>', '<style>*{color:transparent!important}img{visibility:hidden}</style></head>');
    await page.route('**/*', (route) => route.abort());
    await page.setContent(wordless, { waitUntil: 'load' });
    const faults = pictureFaults(await page.screenshot({ fullPage: true }), 640);
    await page.close();
    expect(faults).toEqual([
      'it is 320 pixels wide, not 640',
      expect.stringMatching(/^it is blank: \d+ values$/),
    ]);
  });
});
