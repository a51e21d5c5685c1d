/** Readers' pages in German, whose words are longer. */
import type { Page } from 'playwright-core';
import type { Site, SiteOptions } from '../support/web/app.ts';
import { pending, publication, start, subscriber } from '../support/web/rows.ts';
import type { Scene } from './scenes.ts';

const topics = ['Hafenverwaltung', 'Gemeindevertretung', 'Wetter und Gezeiten', 'Sport'];
const hafenblatt = {
  ...publication,
  language: 'de',
  name: 'Das Hafenblatt',
  topics,
  social: {
    youtube: 'https://www.youtube.com/@hafenblatt',
    instagram: 'https://www.instagram.com/hafenblatt',
    messenger: 'https://m.me/hafenblatt',
  },
};
const reader = {
  ...subscriber,
  language: 'de',
  cadence: 'monthly' as const,
  digestMonthDay: 31,
  trackingConsentAt: start,
};

const of = (options: SiteOptions = {}): SiteOptions => ({
  publications: [hafenblatt],
  subscribers: [reader],
  ...options,
});
const opens = (path: (site: Site) => string) => (page: Page, site: Site) => page.goto(site.url + path(site));
const signsUp = (email: string) => async (page: Page, site: Site) => {
  await page.goto(`${site.url}/follow/harbour`);
  site.later(3000);
  await page.getByLabel('Ihre E-Mail-Adresse').fill(email);
  await page.getByRole('button', { name: 'Folgen' }).click();
};

export const germanScenes: Scene[] = [
  { name: 'german-follow', options: of(), go: opens(() => '/follow/harbour') },
  { name: 'german-follow-wrong', options: of(), go: signsUp('ada@beispiel') },
  { name: 'german-check-your-mail', options: of(), go: signsUp('ada@example.org') },
  {
    name: 'german-confirm',
    options: of({ subscribers: [{ ...reader, ...pending, language: 'de' }] }),
    go: opens((site) => site.confirmPath()),
  },
  { name: 'german-unsubscribe', options: of(), go: opens((site) => site.unsubscribePath()) },
  { name: 'german-manage', options: of(), go: opens((site) => site.managePath()) },
  { name: 'german-manage-fresh', options: of(), go: opens((site) => site.freshPath()) },
  { name: 'german-erase', options: of(), go: opens((site) => `${site.freshPath()}/erase`) },
  {
    name: 'german-manage-complained',
    options: of({ subscribers: [{ ...reader, state: 'complained' }] }),
    go: opens((site) => site.managePath()),
  },
  {
    name: 'german-embed-form',
    options: of({ publications: [{ ...hafenblatt, topics: [] }] }),
    go: opens(() => '/embed/harbour?theme=light'),
  },
  { name: 'german-embed-topics', options: of(), go: opens(() => '/embed/harbour?theme=light') },
  { name: 'german-embed-share', options: of(), go: opens(() => '/embed/harbour?show=share') },
  { name: 'german-embed-wechat', options: of(), go: opens(() => '/embed/harbour?show=wechat') },
];
