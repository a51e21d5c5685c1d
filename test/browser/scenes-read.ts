/** The web copies of mails, and what is there in the place of one. */
import type { Page } from 'playwright-core';
import type { IssueInput } from '../../src/mail/render/issue-values.ts';
import { createRenderer, type Renderer } from '../../src/mail/render/render.ts';
import { harbourDigest } from '../fixtures/mails/harbour.ts';
import { issueInput } from '../fixtures/mails/load.ts';
import { drawing } from '../gallery/pictures.ts';
import type { Site, SiteOptions } from '../support/web/app.ts';
import { publication } from '../support/web/rows.ts';
import type { Scene } from './scenes.ts';

let renderer: Promise<Renderer> | undefined;
/** Stands for the fixtures' pictures, which are nowhere. */
const picture = `data:image/svg+xml,${encodeURIComponent(drawing(1200))}`;

const copyOf = (input: IssueInput): SiteOptions => ({
  reader: {
    async webCopy() {
      renderer ??= createRenderer();
      const html = (await renderer).webCopy({ ...input, left: input.beyond ?? 0 });
      return { kind: 'page', html: html.replaceAll(/https:\/\/pictures\.example\/[^"\s]+/g, picture) };
    },
  },
});
const goneIn = (language: string): SiteOptions => ({
  reader: { webCopy: async () => ({ kind: 'gone', publication, language }) },
});

const opens = (page: Page, site: Site) => page.goto(site.url + site.readPath());

export const readScenes: Scene[] = Object.entries({
  'read-article': copyOf(issueInput('one-article')),
  'read-digest': copyOf(harbourDigest(5, { digestExtent: 'whole' }, { beyond: 2 })),
  'read-arabic': copyOf(issueInput('two-articles-rtl')),
  'read-german': copyOf(harbourDigest(3, {}, { language: 'de', cadence: 'weekly' })),
  'read-gone': goneIn('en'),
  'read-gone-german': goneIn('de'),
  'read-none': {},
}).map(([name, options]) => ({ name, options, go: opens }));
