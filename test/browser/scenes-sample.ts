/** The sample site's pages in every state. */
import type { Page } from 'playwright-core';
import type { Site } from '../support/web/app.ts';
import { mailboxWith } from '../support/web/mails.ts';
import { samplePublication, sampleWith } from '../support/web/sample-port.ts';
import type { Scene } from './scenes.ts';

const options = (out: number) => ({
  publications: [samplePublication],
  mailbox: mailboxWith(),
  sample: sampleWith(out),
});
const opens = (path: string) => (page: Page, site: Site) => page.goto(`${site.url}/sample/${path}`);
const article = 'the-baker-who-gets-up-at-two/';
const publishes = async (page: Page, site: Site) => {
  await opens('')(page, site);
  await page.getByRole('button', { name: 'Publish the next article' }).click();
  await page.getByText('It is out.').waitFor();
};

export const sampleScenes: Scene[] = [
  { name: 'sample-front', options: options(4), go: opens('') },
  { name: 'sample-article', options: options(4), go: opens(article) },
  { name: 'sample-table', options: options(5), go: opens('late-train-returns-on-fridays/') },
  { name: 'sample-published', options: options(4), go: publishes },
  { name: 'sample-all-out', options: options(8), go: publishes },
  { name: 'sample-section', options: options(4), go: opens('category/farm-and-field/') },
  { name: 'sample-section-empty', options: options(4), go: opens('category/valley-life/') },
  {
    name: 'sample-replied',
    options: options(4),
    go: async (page, site) => {
      await opens(article)(page, site);
      await page.getByLabel('Comment').fill('I like the caraway ones best.');
      await page.getByLabel('Name').fill('Ada');
      await page.locator('.reply').getByLabel('Email').fill('ada@example.org');
      await page.getByRole('button', { name: 'Post Comment' }).click();
      await page.getByText('replies are not kept').waitFor();
    },
  },
  { name: 'sample-not-found', options: options(4), go: opens('nothing/') },
];
