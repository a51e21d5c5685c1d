/** The owner's desk, as an owner comes to see it. */
import type { Page } from 'playwright-core';
import type { Site } from '../support/web/app.ts';
import { desk, suppressed } from './desk/desk.ts';
import type { Scene } from './scenes.ts';

const busy = '/owner/publications/harbour';
const troubled = '/owner/publications/proceedings';
const empty = '/owner/publications/garden';

const crowded = '/owner/publications/crowded';

const opens = (path: string) => async (page: Page, site: Site) => {
  await page.context().clearCookies();
  await page.context().addCookies([{ name: 'postrider', value: 'a session', url: site.url }]);
  await page.goto(site.url + path);
};
const presses = (path: string, button: string) => async (page: Page, site: Site) => {
  await opens(path)(page, site);
  await page.getByRole('button', { name: button }).click();
  await page.locator('.flash').waitFor();
};
const unfolds =
  (path: string, ...folds: string[]) =>
  async (page: Page, site: Site) => {
    await opens(path)(page, site);
    for (const fold of folds) await page.locator('summary', { hasText: fold }).click();
  };

const shown: Record<string, Scene['go']> = {
  'desk-home': opens('/owner'),
  'desk-overview': opens(busy),
  'desk-overview-resting': opens(troubled),
  'desk-overview-empty': opens(empty),
  'desk-feeds': async (page, site) => {
    await opens(crowded)(page, site);
    await page.locator('.warnings summary').click();
  },
  'desk-flood': opens(`${crowded}/feeds/3`),
  'desk-flood-answered': presses(`${crowded}/feeds/3`, 'Send all 27'),
  'desk-flood-none': opens(`${crowded}/feeds/4`),
  'desk-polled': presses(busy, 'Poll now'),
  'desk-test-refused': presses(busy, 'Send a test to me'),
  'desk-resumed': presses(troubled, 'Resume now'),
  'desk-preview': opens(`${busy}/preview`),
  'desk-preview-phone': opens(`${busy}/preview?cadence=instant&width=phone`),
  'desk-preview-empty': opens(`${empty}/preview`),
  'desk-readers': opens(`${busy}/readers`),
  'desk-readers-none': opens(`${busy}/readers?q=zzz&state=bounced`),
  'desk-readers-empty': opens(`${empty}/readers`),
  'desk-add-wrong': async (page, site) => {
    await unfolds(`${busy}/readers`, 'Add a reader')(page, site);
    await page.getByLabel('Their email address').fill('ada@example.org');
    await page.getByRole('button', { name: 'Send them a mail' }).click();
    await page.locator('.problem').waitFor();
  },
  'desk-reader': opens(`${busy}/readers/9`),
  'desk-reader-ends': unfolds(`${busy}/readers/9`, 'Suppress', 'Erase'),
  'desk-settings': opens(`${busy}/settings`),
  'desk-settings-feeds': opens(`${crowded}/settings`),
  'desk-missing-feed': opens(`${crowded}/feeds/x`),
  'desk-missing': opens('/owner/publications/nope'),
  'desk-missing-reader': opens(`${busy}/readers/x`),
};

export const deskScenes: Scene[] = [
  ...Object.entries(shown).map(([name, go]) => ({ name, options: desk(), go })),
  { name: 'desk-reader-suppressed', options: suppressed, go: opens(`${busy}/readers/6`) },
];
