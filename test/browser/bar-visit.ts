/** A host page with the follow bar on it, opened in a browser. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { snippet } from '../../src/web/embed/snippet.ts';
import { freePort } from '../support/program.ts';
import { openSite } from '../support/web/app.ts';
import { publication } from '../support/web/rows.ts';
import { type HostPage, serveHost } from './host-pages.ts';

const social = {
  youtube: 'https://www.youtube.com/@harbour',
  instagram: 'https://www.instagram.com/harbour',
  messenger: 'https://m.me/harbour',
};
export const plain: HostPage = { name: 'a plain page' };

/** Looks into the bar, which is closed to the page. */
const look = `{ const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (init) { return attach.call(this, { ...init, mode: 'open' }); } }`;

export interface VisitOptions extends BrowserContextOptions {
  /** How the bar is put on the page: by default as owners copy it. */
  tag?: (postrider: string) => string;
  /** Leaves the bar closed. */
  closed?: boolean;
  /** Runs on the page before anything else. */
  before?: string;
}

/** Both sites and the browser's context close when the test ends. */
export async function visit(browser: Browser, host: HostPage, options: VisitOptions = {}) {
  const { tag = (it: string) => snippet(it, publication), closed = false, before = '', ...context } = options;
  const port = await freePort();
  const baseUrl = `http://127.0.0.1:${port}`;
  const site = await openSite({ port, config: { baseUrl }, publications: [{ ...publication, social }] });
  onTestFinished(() => site.close());
  const hostSite = await serveHost(host, tag(baseUrl), baseUrl);
  onTestFinished(() => hostSite.close());
  const opened = await browser.newContext(context);
  onTestFinished(() => opened.close());
  const tab = await opened.newPage();
  if (!closed) await tab.addInitScript(look);
  if (before) await tab.addInitScript(before);
  const asked: string[] = [];
  const complaints: string[] = [];
  tab.on('request', (request) => asked.push(request.url()));
  tab.on('pageerror', (error) => complaints.push(error.message));
  tab.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) complaints.push(message.text());
  });
  await tab.goto(hostSite.url);
  return { site, tab, context: opened, asked, complaints, url: hostSite.url, baseUrl };
}

export const follow = (tab: Page) => tab.getByRole('button', { name: 'Follow by Email' });
export const address = (tab: Page) => tab.getByLabel('Your email address');
export const send = (tab: Page) => tab.getByRole('button', { name: 'Follow', exact: true });
/** The bar has got the stamp that it asks for when the form is opened. */
export const stamped = (tab: Page) => tab.waitForResponse((response) => response.url().endsWith('/stamp'));
export const openForm = (tab: Page) => Promise.all([stamped(tab), follow(tab).click()]);
