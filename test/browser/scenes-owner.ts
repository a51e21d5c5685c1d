/** The pages of signing in and of the set-up, as an owner comes to see them. */
import type { Page } from 'playwright-core';
import type { Owner } from '../../src/model/owners/owner.ts';
import type { DraftFeed, PublicationDraft } from '../../src/model/publications/draft.ts';
import type { FakeOwnerPort, Site, SiteOptions } from '../support/web/app.ts';
import { publication, start } from '../support/web/rows.ts';
import type { Scene } from './scenes.ts';

const owner: Owner = { id: 1, email: 'olive@harbour.example', createdAt: start };

const article = (title: string, day: number) => ({
  url: `https://harbour.example/${day}/`,
  title,
  author: 'Ada Wren',
  html: '<p>The lamp was lit again on Tuesday.</p>',
  text: 'The lamp was lit again on Tuesday.',
  summary: 'The lamp was lit again on Tuesday.',
  imageUrl: null,
  commentsUrl: null,
  commentCount: null,
  categories: [],
  publishedAt: `2026-03-0${day}T09:00:00Z`,
});

const feed = (set: Partial<DraftFeed>): DraftFeed => ({
  url: 'https://harbour.example/feed/',
  title: 'The Harbour Light',
  link: 'https://harbour.example/',
  language: 'en',
  count: 10,
  articles: [
    article('The old lamp burns again after forty winters', 2),
    article('Ferry times change on Monday', 1),
    article('A seal has moved into the east basin, and it is not leaving for anybody', 1),
  ],
  ...set,
});

const comments = feed({
  url: 'https://harbour.example/comments/feed/',
  title: 'Comments for The Harbour Light',
  count: 0,
  articles: [],
});

const draft: PublicationDraft = {
  ownerId: 1,
  siteUrl: 'https://harbour.example/',
  siteTitle: 'The Harbour Light',
  feeds: [feed({}), comments],
  feedUrl: null,
  createdAt: start,
};
const chosen = { ...draft, feedUrl: draft.feeds[0]!.url };

const mail =
  '<!doctype html><html lang="en"><head><title>The Harbour Light</title></head><body style="font-family:sans-serif"><h1>The Harbour Light</h1><p>The lamp was lit again on Tuesday.</p></body></html>';

/** An owner who is signed in, with what the set-up has come to. */
const owned = (set: Partial<FakeOwnerPort> = {}): SiteOptions => ({
  publications: [],
  owner: {
    sessionOwner: async () => owner,
    allPublications: async () => [],
    publicationBySlug: async () => undefined,
    draftOf: async () => undefined,
    previewDraft: async () => ({ subject: 'The Harbour Light', html: mail }),
    ...set,
  },
});
const nobody = (set: Partial<FakeOwnerPort> = {}): SiteOptions => ({
  publications: [],
  owner: { hasOwner: async () => false, isSetupSecret: () => false, ...set },
});
const installed = {
  ...owned({ allPublications: async () => [publication], publicationBySlug: async () => publication }),
  publications: [publication],
};

const cookie = (page: Page, { url }: Site, name: string, value: string) =>
  page.context().addCookies([{ name, value, url }]);
const opens = (path: string) => async (page: Page, site: Site) => {
  await page.context().clearCookies();
  await page.goto(site.url + path);
};
const signedIn = (path: string) => async (page: Page, site: Site) => {
  await page.context().clearCookies();
  await cookie(page, site, 'postrider', 'a session');
  await page.goto(site.url + path);
};
const withPass = (path: string) => async (page: Page, site: Site) => {
  await page.context().clearCookies();
  await cookie(page, site, 'postrider-setup', site.tokens.setup.make({}, site.clock()));
  await page.goto(site.url + path);
};
const types =
  (go: Scene['go'], fields: Record<string, string>, button: string): Scene['go'] =>
  async (page, site) => {
    await go(page, site);
    for (const [label, value] of Object.entries(fields))
      await page.getByLabel(label, { exact: true }).fill(value);
    await page.getByRole('button', { name: button }).click();
  };
const installPath = '/owner/publications/harbour/install';

export const ownerScenes: Scene[] = [
  { name: 'start-nobody', options: nobody(), go: opens('/') },
  { name: 'sign-in', go: opens('/owner/sign-in?to=/mailbox') },
  { name: 'signed-out', go: opens('/owner/sign-in?out') },
  {
    name: 'sign-in-wrong',
    options: { owner: { signIn: async () => undefined } },
    go: types(
      opens('/owner/sign-in'),
      { 'Your email address': owner.email, Password: 'eight herons' },
      'Sign in',
    ),
  },
  { name: 'setup-secret', options: nobody(), go: opens('/owner/setup') },
  {
    name: 'setup-secret-wrong',
    options: nobody(),
    go: types(opens('/owner/setup'), { 'One-time secret': 'abcd-efgh' }, 'Go on'),
  },
  { name: 'setup-account', options: nobody(), go: withPass('/owner/setup/account') },
  {
    name: 'setup-account-wrong',
    options: nobody({
      addFirstOwner: async () => ({
        kind: 'invalid',
        field: 'password',
        problem: { code: 'password-short', min: 10 },
      }),
    }),
    go: types(
      withPass('/owner/setup/account'),
      { 'Your email address': owner.email, 'A new password': 'short' },
      'Make the account',
    ),
  },
  { name: 'new-site', options: owned(), go: signedIn('/owner/new') },
  { name: 'new-site-begun', options: owned({ draftOf: async () => draft }), go: signedIn('/owner/new') },
  {
    name: 'new-site-wrong',
    options: owned({
      findSite: async () => ({
        kind: 'none',
        problem: { code: 'none-found', url: 'https://harbour.example/', platform: null },
      }),
    }),
    go: types(signedIn('/owner/new'), { 'Site address': 'harbour.example' }, 'Find its feeds'),
  },
  { name: 'new-feed', options: owned({ draftOf: async () => draft }), go: signedIn('/owner/new/feed') },
  {
    name: 'new-feed-one-phone',
    options: owned({ draftOf: async () => ({ ...draft, feeds: [draft.feeds[0]!] }) }),
    go: signedIn('/owner/new/feed?width=phone'),
  },
  {
    name: 'new-feed-without-articles',
    options: owned({ draftOf: async () => draft }),
    go: signedIn(`/owner/new/feed?feed=${encodeURIComponent(comments.url)}`),
  },
  {
    name: 'new-details',
    options: owned({ draftOf: async () => chosen }),
    go: signedIn('/owner/new/details'),
  },
  {
    name: 'new-details-wrong',
    options: owned({
      draftOf: async () => chosen,
      publishDraft: async () => ({
        kind: 'wrong',
        problems: {
          slug: { code: 'slug-taken' },
          color: { code: 'color' },
          linkedin: { code: 'not-a-url' },
          holdMinutes: { code: 'not-within', min: 0, max: 10_080 },
        },
      }),
    }),
    go: types(signedIn('/owner/new/details'), { Colour: 'red', LinkedIn: 'me' }, 'Make the publication'),
  },
  { name: 'install-new', options: installed, go: signedIn(`${installPath}?new`) },
  ...['wordpress', 'form', 'frame', 'moving'].map((way) => ({
    name: `install-${way}`,
    options: installed,
    go: signedIn(`${installPath}?way=${way}`),
  })),
  {
    name: 'foreign-post',
    options: owned(),
    go: async (page, site) => {
      await page.goto('about:blank');
      await cookie(page, site, 'postrider', 'a session');
      await page.setContent(
        `<form method="post" action="${site.url}/owner/new/over"><button>Go</button></form>`,
      );
      await page.getByRole('button').click();
    },
  },
];
