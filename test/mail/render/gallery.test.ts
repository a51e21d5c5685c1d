/** The gallery of test/gallery, which shows every mail in every state. */
import { load } from 'cheerio';
import { expect, it } from 'vitest';
import { createRenderer } from '../../../src/mail/render/render.ts';
import { galleryHtml } from '../../gallery/page.ts';
import { mailStates } from '../../gallery/states.ts';

it('the gallery shows each mail wide and narrow, light and dark, and its text, and links to each', async () => {
  const renderer = await createRenderer();
  const shown = mailStates.map((state) => ({ ...state, ...state.render(renderer) }));
  const $ = load(galleryHtml(shown));
  const anchors = $('nav a').toArray();
  expect(anchors.map((a) => $(a).attr('href'))).toEqual(
    $('section')
      .toArray()
      .map((section) => `#${$(section).attr('id')}`),
  );
  expect(anchors).toHaveLength(mailStates.length);
  expect($('iframe')).toHaveLength(4 * mailStates.length);
  const hostile = shown.find(({ name }) => name === 'article-hostile')!;
  const frame = $('#article-hostile iframe').first();
  expect(load(frame.attr('srcdoc')!)('h1').text()).toBe(load(hostile.html)('h1').text());
  expect($('#article-hostile pre').text().trim()).toBe(hostile.text.trim());
  // Nothing of a mail gets out of its frame.
  expect($('script, mj-raw, .card')).toHaveLength(0);
  for (const each of $('iframe').toArray())
    expect($(each).attr('srcdoc')).not.toContain('src="https://pictures.example/');
});

it('no two mails have one name', () => {
  const names = mailStates.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
