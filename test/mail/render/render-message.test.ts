/** render.ts for mails about following: confirmation, welcome, links. */
import { load } from 'cheerio';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MessageInput } from '../../../src/mail/render/message-values.ts';
import { createRenderer, type MessagePurpose, type Renderer } from '../../../src/mail/render/render.ts';
import type { Cadence, Schedule } from '../../../src/model/issues/cadence.ts';
import { issueInput } from '../../fixtures/mails/load.ts';

let renderer: Renderer;
beforeAll(async () => {
  renderer = await createRenderer();
});

const url = 'https://post.example.org/confirm/abc.def';
const own = {
  manageUrl: 'https://post.example.org/manage/m',
  unsubscribeUrl: 'https://post.example.org/unsubscribe/u',
};
const schedule = (cadence: Cadence, timezone = 'America/New_York'): Schedule => ({
  cadence,
  timezone,
  hour: 8,
  weekday: 1,
  monthDay: 1,
});
const message = (purpose: MessagePurpose): MessageInput => ({
  publication: issueInput('one-article').publication,
  baseUrl: 'https://post.example.org',
  language: 'en',
  purpose,
});
const confirm = (...when: Parameters<typeof schedule>) =>
  message({ kind: 'confirm', url, schedule: schedule(...when) });

/** Where the links above the foot lead, but for the site's name. */
const linksIn = (html: string): string[] => {
  const $ = load(html);
  const hrefs = $('.card a')
    .toArray()
    .map((a) => $(a).attr('href')!);
  return hrefs.filter((href) => href !== 'https://almanac.example');
};
const buttonsIn = (html: string): string[] => {
  const $ = load(html);
  return $('.fill a')
    .toArray()
    .map((a) => $(a).text());
};

describe('the confirmation', () => {
  it('has one button, and its address in words beneath', () => {
    const { subject, html, text } = renderer.message(confirm('instant'));
    expect(subject).toBe('Please confirm that you want to follow The Baker’s Almanac');
    expect(buttonsIn(html)).toEqual(['Yes, send me new articles']);
    expect(linksIn(html)).toEqual([url, url]);
    expect(text).toContain(`Yes, send me new articles:\n${url}\n`);
    expect(load(html)('.foot').text()).toMatch(/Share The Baker’s Almanac.*is also on\s+YouTube/s);
  });

  it.each<[Cadence, string]>([
    ['instant', 'A mail for each new article, as soon as it is out.'],
    ['daily', 'One mail a day at 8:00 (America/New York time)'],
    ['weekly', 'One mail a week, on Mondays at 8:00 (America/New York time)'],
    ['monthly', 'One mail a month, on the 1st at 8:00 (America/New York time)'],
  ])(
    'tells a %s reader what will come and how often, and what to do if it was not them',
    (cadence, sentence) => {
      const { html, text } = renderer.message(confirm(cadence));
      for (const part of [load(html)('.card').text(), text]) {
        expect(part).toContain(sentence);
        expect(part).toContain('If this wasn’t you, ignore this mail: nothing more will come.');
        expect(part).toContain('The link works for 7 days.');
      }
      expect(text).toContain('14 Mill Lane');
    },
  );

  it('never has a time zone that is none', () => {
    expect(() => renderer.message(confirm('daily', 'Buy/Cheap_Pills'))).toThrow('time zone');
  });

  it('of a reader who follows already has no confirm link, but both ways on', () => {
    const { subject, html, text } = renderer.message(message({ kind: 'already', ...own }));
    expect(subject).toBe('You already follow The Baker’s Almanac');
    for (const part of [html, text]) {
      expect(part).toContain(own.manageUrl);
      expect(part).toContain(own.unsubscribeUrl);
      expect(part).toContain('nothing has changed');
      expect(part).not.toContain('Yes, send');
    }
  });
});

describe('the other messages', () => {
  it('a welcome says what was chosen, how to change it, and how to leave', () => {
    const { html, text } = renderer.message(
      message({ kind: 'welcome', schedule: schedule('weekly'), ...own }),
    );
    expect(linksIn(html)).toEqual([own.manageUrl]);
    for (const part of [load(html)('body').text(), text]) {
      expect(part).toContain('One mail a week, on Mondays at 8:00 (America/New York time)');
      expect(part).toContain('press “Unsubscribe” at the foot');
    }
    expect(load(html)('.foot a:contains(Unsubscribe)').attr('href')).toBe(own.unsubscribeUrl);
    expect(text).toContain(`Unsubscribe: ${own.unsubscribeUrl}\n`);
    expect(() =>
      renderer.message(message({ kind: 'welcome', schedule: schedule('daily', 'No/Where'), ...own })),
    ).toThrow('time zone');
  });

  it.each<[MessagePurpose, string, string]>([
    [{ kind: 'goodbye', undoUrl: url, undoHours: 24 }, 'Undo, I want to stay', 'works for 24 hours'],
    [{ kind: 'link', url, minutes: 30 }, 'Open my page', 'works for 30 minutes'],
    [{ kind: 'address', url, days: 2 }, 'Yes, send it here', 'works for 2 days'],
  ])('$kind has one button, says how long it works, and speaks of nothing else', (purpose, button, life) => {
    const { html, text } = renderer.message(message(purpose));
    expect(buttonsIn(html)).toEqual([button]);
    expect(linksIn(html)).toEqual([url, url]);
    expect(text).toContain(`${button}:\n${url}\n`);
    for (const part of [load(html)('.card').text(), text]) expect(part).toContain(life);
    expect(load(html)('.foot a')).toHaveLength(0);
  });

  it('the old address has nothing to press, and is told what to do if it was not them', () => {
    const input = message({ kind: 'moved' });
    input.publication.fromName = 'Ana Pérez';
    const { html, text } = renderer.message(input);
    expect(linksIn(html)).toEqual([]);
    for (const part of [load(html)('.card').text(), text])
      expect(part).toContain('answer this mail, and tell Ana Pérez');
  });
});
