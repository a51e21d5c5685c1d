/** Every page in every state, as a browser comes to see it. */
import type { Page } from 'playwright-core';
import { openSite, type Site, type SiteOptions } from '../support/web/app.ts';
import { mail, mailboxWith } from '../support/web/mails.ts';
import { pending, publication, subscriber } from '../support/web/rows.ts';
import { deskScenes } from './scenes-desk.ts';
import { germanScenes } from './scenes-german.ts';
import { ownerScenes } from './scenes-owner.ts';
import { readScenes } from './scenes-read.ts';
import { sampleScenes } from './scenes-sample.ts';

export interface Scene {
  name: string;
  options?: SiteOptions;
  go(page: Page, site: Site): Promise<unknown>;
}

const day = 24 * 3600_000;
const pressed = (page: Page) => page.getByRole('button').first().click();
const opens = (path: (site: Site) => string) => (page: Page, site: Site) => page.goto(site.url + path(site));
const presses = (path: (site: Site) => string) => async (page: Page, site: Site) => {
  await opens(path)(page, site);
  await pressed(page);
};
const signsUp = (email: string) => async (page: Page, site: Site) => {
  await page.goto(`${site.url}/follow/harbour`);
  site.later(3000);
  await page.getByLabel('Your email address').fill(email);
  await page.getByRole('button', { name: 'Follow' }).click();
};
const posts =
  (path: (site: Site) => string, fields: Record<string, string>) => async (page: Page, site: Site) => {
    const inputs = Object.entries(fields).map(([name, value]) => `<input name="${name}" value="${value}">`);
    await page.setContent(
      `<form method="post" action="${site.url}${path(site)}">${inputs.join('')}<button>Go</button></form>`,
    );
    await pressed(page);
  };

const logoUrl =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 40'%3E%3Ccircle cx='20' cy='20' r='20' fill='%23ffd400'/%3E%3C/svg%3E";

const left = {
  ...subscriber,
  state: 'unsubscribed' as const,
  unsubscribedAt: new Date('2026-03-01T12:00:00Z'),
};
const everywhere = {
  ...publication,
  social: {
    youtube: 'https://www.youtube.com/@harbour',
    instagram: 'https://www.instagram.com/harbour',
    messenger: 'https://m.me/harbour',
  },
};
const many = [
  publication,
  {
    ...publication,
    id: 2,
    slug: 'garden',
    name: 'Notes from a Small Garden',
    siteUrl: 'https://www.garden.example/blog',
  },
  {
    ...publication,
    id: 3,
    slug: 'long',
    name: 'Proceedings of the Society for the Study of Very Long Newsletter Titles',
    siteUrl: 'https://proceedings.example/',
  },
];

const following = [
  subscriber,
  { ...subscriber, id: 8, publicationId: 2 },
  { ...subscriber, id: 9, publicationId: 3, state: 'unsubscribed' as const },
];

export const scenes: Scene[] = [
  { name: 'start', options: { publications: many, mailbox: mailboxWith() }, go: opens(() => '/') },
  {
    name: 'start-empty',
    options: {
      publications: [],
      notice:
        'Mail waits and does not leave: SMTP_URL is not set, and BASE_URL is not an address of this machine.',
    },
    go: opens(() => '/'),
  },
  { name: 'follow', go: opens(() => '/follow/harbour') },
  {
    name: 'follow-instant',
    options: { publications: [{ ...publication, defaultCadence: 'instant', color: '#ffd400', logoUrl }] },
    go: opens(() => '/follow/harbour'),
  },
  {
    name: 'follow-topics',
    options: {
      publications: [{ ...publication, topics: ['Harbour', 'Council', 'Weather and tides', 'Sport'] }],
    },
    go: opens(() => '/follow/harbour'),
  },
  { name: 'follow-wrong', go: signsUp('ada@example') },
  {
    name: 'follow-all-wrong',
    go: posts(() => '/follow/harbour', {
      email: 'a b@example.org',
      cadence: 'hourly',
      timezone: 'Mars/Olympus',
    }),
  },
  { name: 'one-more-press', go: posts(() => '/follow/harbour', { email: 'ada@example.org' }) },
  { name: 'check-your-mail', go: signsUp('ada@example.org') },
  { name: 'no-publication', go: opens(() => '/follow/nowhere') },
  { name: 'confirm', options: { subscribers: [pending] }, go: opens((site) => site.confirmPath()) },
  { name: 'confirmed', options: { subscribers: [pending] }, go: presses((site) => site.confirmPath()) },
  { name: 'confirm-already', go: opens((site) => site.confirmPath()) },
  {
    name: 'confirm-stale',
    options: { subscribers: [pending] },
    go: opens((site) => site.confirmPath('old')),
  },
  {
    name: 'confirm-expired',
    go: (page, site) => {
      const path = site.confirmPath();
      site.later(8 * day);
      return page.goto(site.url + path);
    },
  },
  { name: 'link-invalid', go: opens(() => '/confirm/cut') },
  { name: 'unsubscribe', go: opens((site) => site.unsubscribePath()) },
  { name: 'left', go: presses((site) => site.unsubscribePath()) },
  {
    name: 'undone',
    go: async (page, site) => {
      await presses((it) => it.unsubscribePath())(page, site);
      await page.getByRole('button', { name: 'Undo' }).click();
    },
  },
  { name: 'left-already', options: { subscribers: [left] }, go: opens((site) => site.unsubscribePath()) },
  { name: 'unsubscribe-unknown', options: { subscribers: [] }, go: opens((site) => site.unsubscribePath()) },
  { name: 'manage', go: opens((site) => site.managePath()) },
  { name: 'manage-saved', go: presses((site) => site.managePath()) },
  {
    name: 'manage-fresh',
    options: { publications: many, subscribers: following },
    go: opens((site) => site.freshPath()),
  },
  {
    name: 'manage-paused',
    options: { subscribers: [{ ...subscriber, pausedUntil: new Date('2026-04-01T00:00:00Z') }] },
    go: opens((site) => site.managePath()),
  },
  {
    name: 'manage-wrong',
    go: posts((site) => site.managePath(), {
      action: 'when',
      cadence: 'hourly',
      hour: '25',
      timezone: 'Mars/Olympus',
    }),
  },
  { name: 'manage-asked-for-link', go: posts((site) => site.managePath(), { action: 'link' }) },
  {
    name: 'manage-complained',
    options: { subscribers: [{ ...subscriber, state: 'complained' }] },
    go: opens((site) => site.managePath()),
  },
  { name: 'erase', go: opens((site) => `${site.freshPath()}/erase`) },
  { name: 'erased', go: presses((site) => `${site.freshPath()}/erase`) },
  { name: 'new-address', go: opens((site) => site.addressPath('ada@new.example')) },
  { name: 'new-address-taken-over', go: presses((site) => site.addressPath('ada@new.example')) },
  { name: 'lost-link', go: opens(() => '/manage') },
  { name: 'manage-left', options: { subscribers: [left] }, go: opens((site) => site.managePath()) },
  {
    name: 'mailbox',
    options: { mailbox: mailboxWith(mail, { ...mail, entry: { ...mail.entry, id: '2', subject: '' } }) },
    go: opens(() => '/mailbox'),
  },
  { name: 'mailbox-empty', options: { mailbox: mailboxWith() }, go: opens(() => '/mailbox') },
  {
    name: 'mailbox-none-found',
    options: { mailbox: mailboxWith(mail) },
    go: opens(() => '/mailbox?to=nobody@example.org'),
  },
  ...(['html', 'text', 'headers', 'source'] as const).map((view) => ({
    name: `mail-${view}`,
    options: { mailbox: mailboxWith(mail) },
    go: opens(() => `/mailbox/1?view=${view}`),
  })),
  {
    name: 'mail-phone-dark',
    options: { mailbox: mailboxWith(mail) },
    go: opens(() => '/mailbox/1?width=phone&scheme=dark'),
  },
  ...Object.entries({
    form: '?theme=light',
    share: '?show=share&url=https://harbour.example/2026/03/the-tide-tables-of-the-harbour/',
    wechat: '?show=wechat&theme=dark',
    unknown: '/../nowhere',
  }).map(([name, query]) => ({
    name: `embed-${name}`,
    options: { publications: [everywhere] },
    go: opens(() => `/embed/harbour${query}`),
  })),
  {
    name: 'embed-topics',
    options: { publications: [{ ...everywhere, topics: ['Harbour', 'Weather and tides'] }] },
    go: opens(() => '/embed/harbour'),
  },
  ...Object.entries({ wrong: 'ada@example', again: 'ada@example.org', done: 'ada@example.org' }).map(
    ([name, email]) => ({
      name: `embed-${name}`,
      options: { publications: [everywhere] },
      go: async (page: Page, site: Site) => {
        await page.goto(`${site.url}/embed/harbour`);
        if (name === 'done') site.later(3000);
        await page.getByLabel('Your email address').fill(email);
        await page.getByRole('button', { name: 'Follow' }).click();
      },
    }),
  ),
  { name: 'not-found', go: opens(() => '/nowhere') },
  {
    name: 'broken',
    options: { reader: { allPublications: () => Promise.reject(new Error('the database is away')) } },
    go: opens(() => '/'),
  },
  ...germanScenes,
  ...readScenes,
  ...ownerScenes,
  ...deskScenes,
  ...sampleScenes,
];

/** Opens the scene's site, goes there, does the work, and closes it again. */
export async function inScene<T>(
  scene: Scene,
  page: Page,
  work: (page: Page, site: Site) => Promise<T>,
): Promise<T> {
  const site = await openSite(scene.options);
  try {
    await scene.go(page, site);
    await page.waitForLoadState('load');
    return await work(page, site);
  } finally {
    await page.goto('about:blank');
    await site.close();
  }
}
