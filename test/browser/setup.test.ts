/** The set-up in a real browser, from the secret to the follow bar, with a real store behind it. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { executablePath, launchBrowser, missing } from '../support/browser.ts';
import { feedXml } from '../support/feed/feed-xml.ts';
import { startOriginServer } from '../support/servers/origin-server.ts';
import { type OwnerSite, owner, ownerSite } from '../support/web/owner-site.ts';

const now = new Date().toISOString();

describe.skipIf(!executablePath)(`the set-up in a browser${missing}`, () => {
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

  /** A site with two feeds. */
  async function origin() {
    const server = await startOriginServer();
    onTestFinished(() => server.close());
    const links = ['/feed/', '/sport/'].map(
      (path) => `<link rel="alternate" type="application/rss+xml" title="News ${path}" href="${path}">`,
    );
    server.set('/', {
      headers: { 'content-type': 'text/html' },
      body: `<title>Valley</title>${links.join('')}`,
    });
    const feed = (count: number) => ({
      headers: { 'content-type': 'application/rss+xml' },
      body: feedXml(server.url, count),
    });
    server.set('/feed/', feed(4));
    server.set('/sport/', feed(9));
    return server;
  }

  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
  const heading = (page: Page, name: string | RegExp) =>
    page.getByRole('heading', { level: 1, name }).waitFor();

  async function makeAccount(page: Page, it: OwnerSite): Promise<void> {
    await page.goto(it.url);
    await page.getByRole('link', { name: 'Set it up in the browser' }).click();
    await page.getByLabel('One-time secret').fill(it.secret.toLowerCase());
    await press(page, 'Go on');
    await page.getByLabel('Your email address').fill(owner.email);
    await page.getByLabel('A new password').fill(owner.password);
    await press(page, 'Make the account');
    await heading(page, 'What should readers follow?');
  }

  test.each([true, false])(
    'leads from the secret to the follow bar (scripts: %s)',
    {
      timeout: 90_000,
    },
    async (javaScriptEnabled) => {
      const [it, site] = await Promise.all([ownerSite({ owned: false, start: now }), origin()]);
      const { page, complaints } = await tab({ javaScriptEnabled });
      await makeAccount(page, it);
      await page.getByLabel('Site address').fill(site.url);
      await press(page, 'Find its feeds');
      await heading(page, 'This is what was found');
      await page.frameLocator('iframe.mail').getByText('Story 4: the river & the bridge').first().waitFor();
      await press(page, 'Use this feed');
      await page.getByLabel('Short name').fill('valley');
      await page.getByLabel('Postal address').fill('Mill Lane 1');
      await press(page, 'Make the publication');
      await heading(page, 'News /feed/ can be followed now');
      await page.frameLocator('iframe.bar').getByLabel('Your email address').waitFor();
      await page.goto(`${it.url}/follow/valley`);
      await heading(page, 'Follow News /feed/ by email');
      expect(complaints).toEqual([]);
    },
  );

  test('a password can be seen before it is sent, and is sent as a password', async () => {
    const it = await ownerSite({ owned: false, start: now });
    const { page } = await tab();
    await page.goto(`${it.url}/owner/setup`);
    await page.getByLabel('One-time secret').fill(it.secret);
    await press(page, 'Go on');
    const password = page.getByLabel('A new password');
    await password.fill('short');
    expect(await password.getAttribute('type')).toBe('password');
    await press(page, 'Show');
    expect(await password.getAttribute('type')).toBe('text');
    await press(page, 'Hide');
    expect(await password.getAttribute('type')).toBe('password');
  });

  test('marking a feed previews it, and going back leaves the page', async () => {
    const [it, site] = await Promise.all([ownerSite({ start: now }), origin()]);
    const { page, complaints } = await tab();
    await signIn(page, it);
    await page.getByLabel('Site address').fill(site.url);
    await press(page, 'Find its feeds');
    await page.getByLabel('News /sport/').check();
    const frame = page.frameLocator('iframe.mail');
    await frame.getByText('Story 9: the river & the bridge').first().waitFor();
    expect(await page.getByText('Preview this one').isVisible()).toBe(false);
    await page.getByRole('link', { name: 'Phone' }).click();
    await frame.getByText('Story 9: the river & the bridge').first().waitFor();
    expect(await page.getByLabel('News /sport/').isChecked()).toBe(true);
    await press(page, 'Use this feed');
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('News /sport/');
    expect(complaints).toEqual([]);
  });

  test('the short name and the sender follow the name until they are typed, and the colours go together', async () => {
    const [it, site] = await Promise.all([ownerSite({ start: now }), origin()]);
    const { page } = await tab();
    await signIn(page, it);
    await page.getByLabel('Site address').fill(site.url);
    await press(page, 'Find its feeds');
    await press(page, 'Use this feed');
    const [name, slug, sender] = ['Name', 'Short name', 'Sender’s name'].map((label) =>
      page.getByLabel(label, { exact: true }),
    );
    await name!.fill('Die Täler & Höhen');
    expect(await slug!.inputValue()).toBe('die-taler-hohen');
    expect(await sender!.inputValue()).toBe('Die Täler & Höhen');
    await page.getByText(`${it.url}/follow/die-taler-hohen`).waitFor();
    await slug!.fill('taeler');
    await sender!.fill('Olive');
    await name!.fill('Die Täler');
    expect(await slug!.inputValue()).toBe('taeler');
    expect(await sender!.inputValue()).toBe('Olive');
    const [picked, typed] = [page.getByLabel('Pick the colour'), page.getByLabel('Colour', { exact: true })];
    await picked.fill('#0b6e5f');
    expect(await typed.inputValue()).toBe('#0b6e5f');
    await typed.fill('#aa0000');
    expect(await picked.inputValue()).toBe('#aa0000');
  });

  test('a search says that it takes a while and is sent once; after its answer it can be sent again', async () => {
    const [it, site] = await Promise.all([ownerSite({ start: now }), origin()]);
    const { page } = await tab();
    await signIn(page, it);
    // Told by the page itself: on its way to the next one it answers no questions.
    const told: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'log') told.push(message.text());
    });
    await page.evaluate(`{
      const form = document.querySelector('form[data-busy]');
      const button = form.querySelector('button');
      form.addEventListener('submit', () => {
        console.log(button.textContent);
        setTimeout(() => button.click());
      });
    }`);
    await page.getByLabel('Site address').fill(`${site.url}/nothing`);
    await press(page, 'Find its feeds');
    await page.locator('#site-problem').waitFor();
    expect(told).toEqual(['Looking for feeds …']);
    expect(site.requests.filter(({ url }) => url === '/nothing').length).toBe(1);
    await press(page, 'Find its feeds');
    await expect.poll(() => site.requests.filter(({ url }) => url === '/nothing').length).toBe(2);
  });

  test('a snippet is copied by its button', async () => {
    const [it, site] = await Promise.all([ownerSite({ start: now }), origin()]);
    const { page } = await tab({ permissions: ['clipboard-read', 'clipboard-write'] });
    await signIn(page, it);
    await page.getByLabel('Site address').fill(site.url);
    await press(page, 'Find its feeds');
    await press(page, 'Use this feed');
    await press(page, 'Make the publication');
    await page.getByRole('link', { name: 'From follow.it' }).click();
    await page.getByRole('button', { name: 'Copy' }).first().click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(`${it.url}/follow/news-feed`);
  });

  async function signIn(page: Page, it: OwnerSite): Promise<void> {
    await page.goto(`${it.url}/owner`);
    await page.getByLabel('Your email address').fill(owner.email);
    await page.getByLabel('Password', { exact: true }).fill(owner.password);
    await press(page, 'Sign in');
    await heading(page, 'What should readers follow?');
  }
});
