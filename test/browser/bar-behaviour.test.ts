/** What the follow bar does and where it stands, in a real browser. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { executablePath, launchBrowser, missing } from '../support/browser.ts';
import {
  address,
  follow,
  openForm,
  plain,
  send,
  type VisitOptions,
  visit as visitWith,
} from './bar-visit.ts';
import type { HostPage } from './host-pages.ts';

describe.skipIf(!executablePath)(`the bar in a browser${missing}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());
  const visit = (host: HostPage, options?: VisitOptions) => visitWith(browser, host, options);

  test('the bar of a page from right to left begins at the right', async () => {
    const { tab } = await visit({ name: 'rtl', dir: 'rtl' }, { viewport: { width: 800, height: 600 } });
    const [first, last] = [follow(tab), tab.getByRole('link', { name: /Messenger/ })];
    expect((await first.boundingBox())!.x).toBeGreaterThan((await last.boundingBox())!.x);
  });

  test('the page can not look into it', async () => {
    const { tab } = await visit(plain, { closed: true });
    await tab.locator('postrider-bar').waitFor();
    expect(await tab.evaluate("document.querySelector('postrider-bar').shadowRoot")).toBeNull();
  });

  test('what was typed outlives closing, and the open button closes again', async () => {
    const { tab } = await visit(plain);
    await openForm(tab);
    await address(tab).fill('ada@');
    await follow(tab).click();
    expect(await address(tab).isVisible()).toBe(false);
    await follow(tab).click();
    expect(await address(tab).inputValue()).toBe('ada@');
    await tab.getByRole('button', { name: 'Close' }).click();
    expect(await address(tab).isVisible()).toBe(false);
  });

  test('an answer that comes after closing is shown all the same, and no press counts twice', async () => {
    const { site, tab, asked } = await visit(plain);
    await openForm(tab);
    site.later(3000);
    let release: () => void = () => undefined;
    const held = new Promise<void>((done) => {
      release = done;
    });
    await tab.route('**/follow/harbour', async (route) => {
      await held;
      await route.continue();
    });
    await address(tab).fill('ada@@example.org');
    await send(tab).click();
    await address(tab).press('Enter');
    await tab.keyboard.press('Escape');
    expect(await address(tab).isVisible()).toBe(false);
    release();
    await tab.getByText('There is more than one @').waitFor();
    expect(await follow(tab).getAttribute('aria-expanded')).toBe('true');
    expect(asked.filter((url) => url.endsWith('/follow/harbour')).length).toBe(1);
  });

  test('nothing moves for readers who do not want it', async () => {
    const { tab } = await visit(plain, { reducedMotion: 'reduce' });
    await openForm(tab);
    const moves = "document.querySelector('postrider-bar').shadowRoot.getAnimations().length";
    expect(await tab.evaluate(moves)).toBe(0);
  });

  describe('where the page lets nothing through', () => {
    const shut: HostPage = {
      name: 'shut',
      policy: "default-src 'none'; script-src POSTRIDER; form-action POSTRIDER",
    };

    test('the form goes on in a new tab', async () => {
      const { site, tab, context } = await visit(shut);
      await follow(tab).click();
      await address(tab).fill('ada@example.org');
      const [popup] = await Promise.all([context.waitForEvent('page'), send(tab).click()]);
      await popup.getByRole('heading', { name: 'One more press' }).waitFor();
      site.later(1100);
      await popup.getByRole('button').click();
      await popup.getByRole('heading', { name: 'Check your mail' }).waitFor();
      expect(site.changes).toMatchObject([
        ['follow', 'harbour', { address: { address: 'ada@example.org' } }],
      ]);
      await tab
        .getByRole('status')
        .getByRole('link', { name: /new tab/ })
        .waitFor();
    });

    test('the code is a link', async () => {
      const { tab, baseUrl } = await visit(shut);
      await tab.getByRole('button', { name: 'WeChat' }).click();
      const link = tab.getByRole('link', { name: 'Open the code' });
      expect(await link.getAttribute('href')).toMatch(`${baseUrl}/embed/harbour/qr.svg?url=`);
    });
  });

  test('without scripts, the frame in its place takes a sign-up', async () => {
    const { site, tab } = await visit(plain, { javaScriptEnabled: false });
    const frame = tab.frameLocator('iframe');
    await frame.getByLabel('Your email address').fill('ada@example.org');
    site.later(3000);
    await frame.getByRole('button', { name: 'Follow' }).click();
    await frame.getByRole('heading', { name: 'Check your mail' }).waitFor();
    expect(site.changes).toMatchObject([
      ['follow', 'harbour', { address: { address: 'ada@example.org' }, timezone: 'UTC' }],
    ]);
    await frame.getByRole('link', { name: 'Wrong address? Type it again' }).click();
    await frame.getByRole('link', { name: 'WeChat' }).click();
    await frame.getByRole('img', { name: 'QR code for https://harbour.example/' }).waitFor();
  });

  describe('it stands', () => {
    const script = (it: string, more = '') => `<script src="${it}/embed/harbour.js" ${more}></script>`;
    const around = (tag: string) => ({
      ...plain,
      body: `<main><article><p id="a">A</p>${tag}<p id="b">B</p></article><p id="c">C</p></main>`,
    });
    /** What the bars come after and stand in. */
    const places =
      "[...document.querySelectorAll('postrider-bar')].map((bar) => [bar.previousElementSibling?.id || bar.previousElementSibling?.localName, bar.parentElement.id || bar.parentElement.localName])";

    test.each(['', 'async', 'defer'])('where its tag is (%s)', async (how) => {
      const { tab } = await visit({ ...around('BAR') }, { tag: (it) => script(it, how) });
      await follow(tab).waitFor();
      expect(await tab.evaluate(places)).toEqual([['script', 'article']]);
    });

    test('twice, each with a form of its own', async () => {
      const { tab } = await visit(around('BAR<hr>BAR'), { tag: (it) => script(it) });
      await follow(tab).nth(1).click();
      expect(await address(tab).count()).toBe(1);
      await follow(tab).nth(0).click();
      expect(await address(tab).count()).toBe(2);
    });

    test.each(['', 'async', 'defer'])(
      'at the place marked for it, if its tag is in the head (%s)',
      async (how) => {
        const body =
          '<main><article><p>A</p></article><div id="here" data-postrider="harbour"></div><div data-postrider="other"></div></main>';
        const { tab } = await visit({ ...plain, head: 'BAR', body }, { tag: (it) => script(it, how) });
        await follow(tab).waitFor();
        expect(await tab.evaluate(places)).toEqual([[undefined, 'here']]);
      },
    );

    test('at the end of the article, else of the page, if no place is marked', async () => {
      const one = await visit({ ...around(''), head: 'BAR' }, { tag: (it) => script(it) });
      expect(await one.tab.evaluate(places)).toEqual([['b', 'article']]);
      const list = { ...plain, head: 'BAR', body: '<article>A</article><article>B</article>' };
      const many = await visit(list, { tag: (it) => script(it) });
      expect(await many.tab.evaluate(places)).toEqual([['article', 'body']]);
    });

    test('at the end of the article, if another script has swallowed its own', async () => {
      const bundle = (it: string) =>
        `<script>fetch('${it}/embed/harbour.js').then((it) => it.text()).then((it) => new Function(it)())</script>`;
      const { tab } = await visit({ ...around(''), head: 'BAR' }, { tag: bundle });
      await follow(tab).waitFor();
      expect(await tab.evaluate(places)).toEqual([['b', 'article']]);
    });
  });

  describe('it is dark', () => {
    const scheme = '<meta name="color-scheme" content="light dark">';
    const isDark =
      "getComputedStyle(document.querySelector('postrider-bar').shadowRoot.querySelector('.bar')).backgroundColor === 'rgb(23, 24, 27)'";
    const on = (css: string) => ({ ...plain, css });
    const both = on(':root { color-scheme: light dark }');
    test.each([
      ['on a page that is as the reader likes it', both, 'dark', '', true],
      ['for no other reader', both, 'light', '', false],
      ['where a tag of the page says the same', { ...plain, head: scheme }, 'dark', '', true],
      ['not on a page that is white whatever the reader likes', plain, 'dark', '', false],
      ['on a dark page', on('body { background: #222 }'), 'light', '', true],
      ['not on a page that stays light', on('main { background: #fff }'), 'dark', '', false],
      [
        'where a page is dark for the same reader',
        on('@media (prefers-color-scheme: dark) { body { background: rgb(9 9 9 / .9) } }'),
        'dark',
        '',
        true,
      ],
      ['if its tag says so', on('body { background: #fff }'), 'light', 'dark', true],
      ['not if its tag says light', on('body { background: #000 }'), 'dark', 'light', false],
    ] as const)('%s', async (_, host, colorScheme, theme, expected) => {
      const tag = (it: string) => `<script src="${it}/embed/harbour.js" data-theme="${theme}"></script>`;
      const { tab } = await visit(host, { colorScheme, tag });
      expect(await tab.evaluate(isDark)).toBe(expected);
    });

    test('as soon as the reader’s machine gets dark', async () => {
      const { tab } = await visit(both, { colorScheme: 'light' });
      await follow(tab).waitFor();
      await tab.emulateMedia({ colorScheme: 'dark' });
      await expect.poll(() => tab.evaluate(isDark)).toBe(true);
    });
  });

  describe('sharing', () => {
    const canonical = { ...plain, head: '<link rel="canonical" href="https://harbour.example/tides/">' };
    const share = { name: 'Share', exact: true };

    test('uses what the device has for it', async () => {
      const stub = 'navigator.share = async (what) => { window.shared = what }';
      const { tab } = await visit(canonical, { before: stub });
      await tab.getByRole('button', share).click();
      expect(await tab.evaluate('window.shared')).toEqual({
        url: 'https://harbour.example/tides/',
        title: 'The tides of March',
      });
      expect(await tab.getByRole('status').textContent()).toBe('');
    });

    test('says nothing when a reader thinks better of it', async () => {
      const stub = "navigator.share = async () => { throw new DOMException('no', 'AbortError') }";
      const { tab } = await visit(plain, { before: stub });
      await tab.getByRole('button', share).click();
      expect(await tab.getByRole('status').textContent()).toBe('');
    });

    test('copies the link where the device has nothing, and says so', async () => {
      const stub =
        'navigator.share = undefined; navigator.clipboard.writeText = async (text) => { window.copied = text }';
      const { tab } = await visit(canonical, { before: stub });
      await tab.getByRole('button', share).click();
      await tab.getByRole('status').getByText('The link is copied.').waitFor();
      expect(await tab.evaluate('window.copied')).toBe('https://harbour.example/tides/');
    });

    test('shows the link, selected, where nothing may be copied', async () => {
      const stub =
        "navigator.share = undefined; navigator.clipboard.writeText = () => Promise.reject(new Error('no'))";
      const { tab, url } = await visit(plain, { before: stub });
      await tab.getByRole('button', share).click();
      const link = tab.getByLabel('Copy this link:');
      expect(await link.inputValue()).toBe(url);
      expect(await tab.evaluate('getSelection().toString()')).toBe(url);
    });

    test('fills the forms of networks with the page as it is now', async () => {
      const { tab } = await visit(canonical);
      const href = async (name: string) => {
        const link = tab.getByRole('link', { name });
        await link.focus();
        return link.getAttribute('href');
      };
      const page = 'https%3A%2F%2Fharbour.example%2Ftides%2F';
      expect(await href('Share on LinkedIn')).toBe(
        `https://www.linkedin.com/sharing/share-offsite/?url=${page}`,
      );
      await tab.evaluate("document.title = 'Ebb & flow'");
      expect(await href('Share on WhatsApp')).toBe(`https://wa.me/?text=Ebb%20%26%20flow%20${page}`);
      expect(await tab.getByRole('link', { name: 'YouTube' }).getAttribute('rel')).toBe('noopener');
    });

    test('shows a code for WeChat, and gives the focus back', async () => {
      const { tab } = await visit(canonical);
      const button = tab.getByRole('button', { name: 'WeChat' });
      await button.click();
      const image = tab.getByRole('img', { name: 'QR code for https://harbour.example/tides/' });
      await tab.waitForLoadState('networkidle');
      expect(
        await image.evaluate((it) => (it as unknown as { naturalWidth: number }).naturalWidth),
      ).toBeGreaterThan(0);
      await tab.keyboard.press('Escape');
      expect(await image.isVisible()).toBe(false);
      expect(await button.evaluate((it: { matches(css: string): boolean }) => it.matches(':focus'))).toBe(
        true,
      );
    });
  });
});
