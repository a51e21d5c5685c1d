import { load } from 'cheerio';
import { beforeAll, expect, it } from 'vitest';
import { type ConfirmationInput, createRenderer, type Renderer } from '../../src/mail/render.ts';
import type { Cadence } from '../../src/model/cadence.ts';
import { issueInput } from '../fixtures/mails/load.ts';

let renderer: Renderer;
beforeAll(async () => {
  renderer = await createRenderer();
});

const url = 'https://post.example.org/confirm/abc.def';
const confirm = (cadence: Cadence, timezone = 'America/New_York'): ConfirmationInput => ({
  publication: issueInput('one-article').publication,
  baseUrl: 'https://post.example.org',
  language: 'en',
  purpose: { kind: 'confirm', url, schedule: { cadence, timezone, hour: 8, weekday: 1, monthDay: 1 } },
});

it('the confirmation has one button, and its address in words beneath', () => {
  const { subject, html, text } = renderer.confirmation(confirm('instant'));
  const $ = load(html);
  expect(subject).toBe('Please confirm that you want to follow The Baker’s Almanac');
  expect($('.fill a').text()).toBe('Yes, send me new articles');
  const addresses = $('.card a')
    .toArray()
    .map((a) => a.attribs.href);
  expect(addresses).toEqual(['https://almanac.example', url, url]);
  expect(text).toContain(`Yes, send me new articles:\n${url}\n`);
  expect($('.foot').text()).toMatch(/Share The Baker’s Almanac.*is also on\s+YouTube/s);
});

it.each<[Cadence, string]>([
  ['instant', 'A mail for each new article, as soon as it is out.'],
  ['daily', 'One mail a day at 8:00 (America/New York time)'],
  ['weekly', 'One mail a week, on Mondays at 8:00 (America/New York time)'],
  ['monthly', 'One mail a month, on the 1st at 8:00 (America/New York time)'],
])(
  'a %s reader is told what will come and how often, and what to do if it was not them',
  (cadence, sentence) => {
    const { html, text } = renderer.confirmation(confirm(cadence));
    for (const part of [load(html)('.card').text(), text]) {
      expect(part).toContain(sentence);
      expect(part).toContain('If this wasn’t you, ignore this mail: nothing more will come.');
      expect(part).toContain('The button works for 7 days.');
    }
    expect(text).toContain('14 Mill Lane');
  },
);

it('a time zone that is none is never written into a mail', () => {
  expect(() => renderer.confirmation(confirm('daily', 'Buy/Cheap_Pills'))).toThrow('time zone');
});

it('a reader who follows already gets no confirm link, but both ways on', () => {
  const { subject, html, text } = renderer.confirmation({
    ...confirm('instant'),
    purpose: {
      kind: 'already',
      manageUrl: 'https://p.example/manage/m',
      unsubscribeUrl: 'https://p.example/unsubscribe/u',
    },
  });
  expect(subject).toBe('You already follow The Baker’s Almanac');
  for (const part of [html, text]) {
    expect(part).toContain('https://p.example/manage/m');
    expect(part).toContain('https://p.example/unsubscribe/u');
    expect(part).toContain('nothing has changed');
    expect(part).not.toContain('Yes, send');
  }
});
