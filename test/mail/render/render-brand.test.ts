/** render.ts with the owner’s brand: fonts, lines of their own, letters. */
import { load } from 'cheerio';
import { beforeAll, expect, it } from 'vitest';
import { createRenderer, type PublicationLook, type Renderer } from '../../../src/mail/render/render.ts';
import { fontStacks } from '../../../src/model/publications/digest.ts';
import { harbourDigest } from '../../fixtures/mails/harbour.ts';
import { issueInput } from '../../fixtures/mails/load.ts';

let renderer: Renderer;
beforeAll(async () => {
  renderer = await createRenderer();
});

const mail = (look: Partial<PublicationLook>) => renderer.issue(harbourDigest(2, look));
const fontsIn = (html: string, selector: string) =>
  load(html)(selector)
    .first()
    .attr('style')!
    .match(/font-family:([^;]+)/)?.[1];

it('the plain look has its headings in a serif, a chosen font is everywhere', () => {
  const plain = mail({}).html;
  expect(fontsIn(plain, '.title')).toMatch(/^Georgia/);
  expect(fontsIn(plain, 'div:has(> .name)')).toBe(fontStacks.sans);
  for (const font of ['serif', 'humanist', 'typewriter'] as const) {
    const { html } = mail({ font });
    for (const selector of ['.title', '.name', 'div:has(> .name)'])
      expect(fontsIn(html, selector)).toBe(fontStacks[font]);
    expect(html).not.toContain('font-family:Georgia');
  }
});

it('Outlook is given fonts that it has', () => {
  expect(mail({ font: 'humanist' }).html).toContain('font-family:Calibri, Arial, sans-serif !important');
});

it('a line of the owner’s stands under the name, and the owner’s own words in the foot, line by line', () => {
  const look = {
    tagline: ' News <b>from</b>\nthe quay ',
    footNote: '\nSet in the evenings.\n\n<i>Sent</i> in the mornings.\n',
  };
  for (const { html, text } of [
    mail(look),
    renderer.message({
      publication: { ...issueInput('one-article').publication, ...look },
      baseUrl: 'https://post.example.org',
      language: 'en',
      purpose: { kind: 'moved' },
    }),
  ]) {
    const $ = load(html);
    expect($('.name').next().text()).toBe('News <b>from</b> the quay');
    expect(html).toContain('Set in the evenings.<br><br>&lt;i&gt;Sent&lt;/i&gt; in the mornings.</p>');
    expect(text).toMatch(/^.+\nNews <b>from<\/b> the quay\n/);
    expect(text).toContain('\nSet in the evenings.\n\n<i>Sent</i> in the mornings.\n');
  }
});

it('an owner is told in Postrider’s words alone', () => {
  const { html } = renderer.notice({
    publication: {
      ...issueInput('one-article').publication,
      tagline: 'News from the quay',
      footNote: 'Ours.',
    },
    kind: 'feed-gone',
    data: { feed: 'Almanac' },
    articles: [],
    total: 0,
    url: 'https://post.example.org/owner',
    baseUrl: 'https://post.example.org',
  });
  expect(html).not.toMatch(/News from the quay|Ours\./);
});

it('a letter has its own words, a title, and the ways to leave', () => {
  const { publication, marker, baseUrl, date } = issueInput('one-article');
  const { subject, html, text } = renderer.letter({
    publication,
    marker,
    baseUrl,
    date,
    language: 'en',
    title: ' Ten\nyears <3 ',
    html: '<h1>Thanks</h1><p>Dear {{name}},</p>',
    text: 'Thanks\n\nDear {{name}},\n',
  });
  const $ = load(html);
  expect(subject).toBe('Ten years <3');
  expect([$('h1').text(), $('.body h2').text(), $('.body p').text()]).toEqual([
    'Ten years <3',
    'Thanks',
    'Dear {{name}},',
  ]);
  expect(text).toContain('\nTen years <3\n\nThanks\n\nDear {{name}},\n');
  for (const part of [html, text]) {
    expect(part).toContain(`${baseUrl}/unsubscribe/${marker}-unsubscribe`);
    expect(part).toContain('You get this letter because you follow');
  }
});
