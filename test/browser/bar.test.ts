/** The follow bar on pages that do their worst to it, in a real browser. */
import { readFileSync } from 'node:fs';
import type { Result } from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { executablePath, launchBrowser, missing } from '../support/browser.ts';
import {
  address,
  follow,
  openForm,
  plain,
  send,
  stamped,
  type VisitOptions,
  visit as visitWith,
} from './bar-visit.ts';
import { type HostPage, hostile } from './host-pages.ts';

const axe = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

describe.skipIf(!executablePath)(`the bar on hostile pages${missing}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());
  const visit = (host: HostPage, options?: VisitOptions) => visitWith(browser, host, options);
  const signUp = {
    address: { address: 'ada@example.org' },
    cadence: 'weekly',
    timezone: 'Asia/Kolkata',
  };

  describe.each(hostile.map((host) => [host.name, host] as const))('on %s', (_, host) => {
    test('a reader follows by mouse, and is told in place what is wrong', async () => {
      const { site, tab, complaints } = await visit(host, { timezoneId: 'Asia/Kolkata' });
      await openForm(tab);
      site.later(3000);
      await address(tab).fill('ada@@example.org');
      await tab.getByLabel('How often?').selectOption('weekly');
      await send(tab).click();
      await tab.getByText('There is more than one @').waitFor();
      expect(await address(tab).getAttribute('aria-invalid')).toBe('true');
      await address(tab).fill('ada@example.org');
      await send(tab).click();
      await tab.getByRole('status').getByText('A mail is on its way to ada@example.org').waitFor();
      expect(site.changes).toMatchObject([['follow', 'harbour', signUp]]);
      expect(complaints).toEqual([]);
    });

    test('a reader follows by keyboard alone, and the focus never gets lost', async () => {
      const { site, tab } = await visit(host);
      const focused = () =>
        tab.evaluate<string>(
          "document.activeElement.shadowRoot?.activeElement?.matches(':focus-visible') ? document.activeElement.shadowRoot.activeElement.className || document.activeElement.shadowRoot.activeElement.name : ''",
        );
      await tab.keyboard.press('Tab');
      expect(await focused()).toBe('follow');
      await tab.keyboard.press('Enter');
      expect(await focused()).toBe('email');
      await tab.keyboard.press('Escape');
      expect(await focused()).toBe('follow');
      expect(await follow(tab).getAttribute('aria-expanded')).toBe('false');
      await Promise.all([stamped(tab), tab.keyboard.press('Space')]);
      expect(await follow(tab).getAttribute('aria-expanded')).toBe('true');
      site.later(3000);
      await tab.keyboard.type('ada@example.org');
      await tab.keyboard.press('Enter');
      await tab.getByRole('heading', { name: 'Check your mail' }).waitFor();
      expect(await focused()).toBe('follow');
      expect(site.changes.length).toBe(1);
    });

    test('it looks as it does anywhere, and fits a phone', async () => {
      const look = async (page: HostPage) => {
        const { tab } = await visit(page, { viewport: { width: 320, height: 640 } });
        await openForm(tab);
        const within: boolean[] = [];
        for (const part of await tab
          .locator('postrider-bar')
          .locator('button, a, input:not([type=hidden]):not([tabindex="-1"]), select, label, .small')
          .all()) {
          if (!(await part.isVisible())) continue;
          const { x, width, height } = (await part.boundingBox())!;
          within.push(x >= 0 && x + width <= 320);
          const target = await part.evaluate((it: { localName: string }) =>
            /^(button|a|input|select)$/.test(it.localName),
          );
          if (target) expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
        }
        const style = await tab.evaluate(
          `(() => { const root = document.querySelector('postrider-bar').shadowRoot; const sizes = {};
            for (const name of ['.bar', '.follow', '.follow svg', '.icon', 'input', 'label', 'p.small']) {
              const it = getComputedStyle(root.querySelector(name));
              sizes[name] = [it.font, it.color, it.backgroundColor, it.textTransform, it.letterSpacing, it.wordSpacing, it.textIndent, it.opacity, it.visibility, it.cursor, it.position, it.fill, it.height];
            }
            return sizes; })()`,
        );
        return { within, style };
      };
      const here = await look(host);
      expect(here.within.length).toBeGreaterThan(12);
      expect(here.within.every(Boolean)).toBe(true);
      expect(here).toEqual(await look(plain));
    });

    test('it is accessible in light and dark, in every state', async () => {
      const { site, tab } = await visit({ ...host, policy: '' }, { viewport: { width: 360, height: 740 } });
      await tab.evaluate(axe);
      const check = async (state: string) => {
        for (const colorScheme of ['light', 'dark'] as const) {
          await tab.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          const found: Result[] = await tab.evaluate(
            "axe.run('postrider-bar').then((result) => result.violations)",
          );
          const told = found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
          expect(told, `${state}, ${colorScheme}`).toEqual([]);
        }
      };
      await check('closed');
      await openForm(tab);
      await check('form');
      await send(tab).click();
      await tab.getByText('There is no address').waitFor();
      await check('wrong');
      await address(tab).fill('ada@example.org');
      await send(tab).click();
      await tab.getByRole('button', { name: 'Yes, I want to follow' }).waitFor();
      await check('again');
      site.later(3000);
      await tab.keyboard.press('Enter');
      await tab.getByText('Check your mail').waitFor();
      await check('done');
      await tab.getByRole('button', { name: 'WeChat' }).click();
      await check('code');
    });

    test('it asks nobody but Postrider, not before it has to, and keeps nothing', async () => {
      const { site, tab, context, asked, url, baseUrl } = await visit(host);
      await follow(tab).waitFor();
      expect(asked).toEqual([url, `${baseUrl}/embed/harbour.js`]);
      await openForm(tab);
      site.later(3000);
      await address(tab).fill('ada@example.org');
      await send(tab).click();
      await tab.getByText('Check your mail').waitFor();
      await tab.getByRole('button', { name: 'WeChat' }).click();
      await tab.getByRole('img', { name: /^QR code for / }).waitFor();
      const foreign = asked.slice(1).filter((it) => !it.startsWith(`${baseUrl}/`));
      expect(foreign).toEqual([]);
      expect(asked.slice(2).map((it) => it.slice(baseUrl.length).split('?')[0])).toEqual([
        '/embed/harbour/stamp',
        '/follow/harbour',
        '/embed/harbour/qr.svg',
      ]);
      expect(await context.cookies()).toEqual([]);
      expect(await tab.evaluate('localStorage.length + sessionStorage.length')).toBe(0);
      expect(await tab.evaluate('document.cookie')).toBe('');
    });
  });
});
