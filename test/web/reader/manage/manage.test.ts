import { describe, expect, test } from 'vitest';
import { noFilters } from '../../../../src/model/issues/filters.ts';
import type { Site } from '../../../support/web/app.ts';
import { seen } from '../../../support/web/reader-fake.ts';
import { publication, start, subscriber } from '../../../support/web/rows.ts';
import { formOf, pageOf, site } from '../../../support/web/site.ts';

/** Sends a form of the page with these fields, as a browser does that has the page open. */
const send = (it: Site, action: string, fields: Record<string, string | string[]> = {}) => {
  const body = new URLSearchParams({ action });
  for (const [name, value] of Object.entries(fields))
    for (const each of [value].flat()) body.append(name, each);
  return fetch(it.url + it.managePath(), { method: 'POST', redirect: 'manual', body });
};
const changed = (it: Site) => it.changes.map(([, , choices]) => choices);
const day = 24 * 3600_000;

describe('when it comes', () => {
  const when = {
    action: 'when',
    cadence: 'daily',
    weekday: '1',
    monthDay: '1',
    hour: '8',
    timezone: 'Europe/Berlin',
  };

  test('the page shows what is set and saves what is changed', async () => {
    const it = await site();
    const form = await formOf(await it.get(it.managePath()));
    expect(form).toEqual(when);
    const response = await it.post(it.managePath(), {
      ...form,
      cadence: 'weekly',
      weekday: '5',
      hour: '18',
      timezone: 'Asia/Kolkata',
    });
    expect(response.status).toBe(200);
    const $ = await pageOf(response);
    expect($('#when [role=status]').text()).toBe(
      'Saved. New articles come by email, every Friday at 18:00 Kolkata time.',
    );
    expect($('[role=status]').length).toBe(1);
    const schedule = { cadence: 'weekly', timezone: 'Asia/Kolkata', hour: 18, weekday: 5, monthDay: 1 };
    expect(it.changes).toEqual([['changeChoices', 7, { schedule }]]);
    expect(await formOf(await it.get(it.managePath()))).toMatchObject({ weekday: '5', hour: '18' });
  });

  test.each([
    // Whether there is a comma depends on Node's version.
    [
      'en',
      /^The next mail can come on Wednesday,? 4 March 2026 at 08:00\. Without anything new, none comes\.$/,
    ],
    [
      'de',
      /^Die nächste E-Mail kommt frühestens am Mittwoch, 4\. März 2026, um 8:00\u00a0Uhr, wenn es bis dahin neue Artikel gibt\.$/,
    ],
  ])('the page names the day of the next digest, in the reader’s time (%s)', async (language, sentence) => {
    const weekly = { ...subscriber, language, cadence: 'weekly' as const, digestWeekday: 3 };
    const lead = async (set: object) => {
      const it = await site({ subscribers: [{ ...weekly, ...set }] });
      return (await pageOf(await it.get(it.managePath())))('#when .part-lead').text();
    };
    const dueAt = new Date('2026-03-04T07:00:00Z');
    expect(await lead({ dueAt })).toMatch(sentence);
    expect(await lead({ dueAt, lastPeriod: '2026-W09' })).toMatch(sentence);
    // This week's has come.
    expect(await lead({ dueAt, lastPeriod: '2026-W10' })).toMatch(/11\.? (March|März) 2026/);
    expect(await lead({ dueAt: new Date(start) })).toBe('');
    expect(await lead({ cadence: 'instant', dueAt: null })).toBe('');
  });

  test('the last day of the month is a choice, and a day that is set is kept', async () => {
    const it = await site({ subscribers: [{ ...subscriber, cadence: 'monthly', digestMonthDay: 30 }] });
    const $ = await pageOf(await it.get(it.managePath()));
    const days = $('#monthDay option')
      .map((_, option) => $(option).attr('value'))
      .get();
    expect(days.slice(26)).toEqual(['27', '28', '30', '31']);
    expect($('#monthDay [selected]').attr('value')).toBe('30');
    expect($('#monthDay option').last().text()).toBe('The last day');
    await send(it, 'when', { ...when, cadence: 'monthly', monthDay: '31' });
    expect(it.rows.get(7)).toMatchObject({ digestMonthDay: 31, cadence: 'monthly' });
  });

  test('a zone under its former name is found in the list, and saved under today’s', async () => {
    const it = await site({ subscribers: [{ ...subscriber, timezone: 'Asia/Calcutta' }] });
    expect(await formOf(await it.get(it.managePath()))).toMatchObject({ timezone: 'Asia/Kolkata' });
    await send(it, 'when', { ...when, timezone: 'Europe/Kiev' });
    expect(it.rows.get(7)!.timezone).toBe('Europe/Kyiv');
  });

  test('a zone that is not in the list is kept', async () => {
    const it = await site({ subscribers: [{ ...subscriber, timezone: 'Etc/GMT-5' }] });
    expect(await formOf(await it.get(it.managePath()))).toMatchObject({ timezone: 'Etc/GMT-5' });
  });

  test.each([
    ['cadence', 'hourly', 'Please choose one of these.'],
    ['hour', '24', 'Please choose a full hour'],
    ['hour', '', 'Please choose a full hour'],
    ['weekday', '0', 'Please choose a day from Monday'],
    ['weekday', '8', 'Please choose a day from Monday'],
    ['monthDay', '30', 'Please choose a day from the 1st'],
    ['monthDay', '0', 'Please choose a day from the 1st'],
    ['timezone', 'Mars/Olympus', 'no time zone called “Mars/Olympus”'],
    ['timezone', '', 'Please choose a time zone from the list.'],
  ])(
    'a %s of "%s" is refused with a sentence, and the other fields stay as chosen',
    async (name, value, sentence) => {
      const it = await site();
      const chosen = { ...when, cadence: 'monthly', hour: '21', monthDay: '5' };
      const response = await send(it, 'when', { ...chosen, [name]: value });
      expect(response.status).toBe(422);
      const $ = await pageOf(response);
      expect($(`#${name}-problem`).text()).toContain(sentence);
      if (name !== 'hour') expect($('#hour [selected]').attr('value')).toBe('21');
      if (name !== 'cadence') expect($('#when [name=cadence][checked]').attr('value')).toBe('monthly');
      expect(it.changes).toEqual([]);
    },
  );
});

describe('what comes', () => {
  const ticked = async (response: Response) => {
    const $ = await pageOf(response);
    return $('#what input[checked]')
      .map((_, box) => $(box).attr('value'))
      .get();
  };

  test('topics and authors that the articles have can be ticked, and words typed', async () => {
    const it = await site();
    const $ = await pageOf(await it.get(it.managePath()));
    expect(
      $('#what .choice')
        .map((_, box) => $(box).text())
        .get(),
    ).toEqual(['Harbour', 'Weather', 'Ada Wren', 'Bo Finch']);
    const fields = {
      topics: ['Harbour', 'Weather'],
      authors: 'Bo Finch',
      words: 'high tide, Fähre\r\n\r\n  ferry  ',
      without: 'football，クリケット',
    };
    const response = await send(it, 'what', fields);
    expect(response.status).toBe(200);
    expect(await ticked(response)).toEqual(['Harbour', 'Weather', 'Bo Finch']);
    expect(changed(it)).toEqual([
      {
        filters: {
          topics: ['Harbour', 'Weather'],
          authors: ['Bo Finch'],
          words: ['high tide', 'Fähre', 'ferry'],
          without: ['football', 'クリケット'],
        },
      },
    ]);
    const again = await pageOf(await it.get(it.managePath()));
    expect(again('#words').text()).toBe('high tide\nFähre\nferry');
  });

  test('with nothing chosen, everything comes', async () => {
    const it = await site({
      subscribers: [{ ...subscriber, filters: { ...noFilters, topics: ['Weather'] } }],
    });
    const $ = await pageOf(await send(it, 'what', { words: ' , \n' }));
    expect($('#what [role=status]').text()).toBe('Saved. Every article comes.');
    expect(changed(it)).toEqual([{ filters: null }]);
  });

  test('what was chosen stays a choice when no article has it any more', async () => {
    const filters = { ...noFilters, topics: ['HARBOUR', 'Lighthouses'], authors: ['Cy Gull'] };
    const it = await site({
      subscribers: [{ ...subscriber, filters }],
      reader: { namesSeen: async () => ({ topics: seen('Harbour'), authors: seen('Ada Wren') }) },
    });
    const page = await it.get(it.managePath());
    expect(await ticked(page)).toEqual(['HARBOUR', 'Lighthouses', 'Cy Gull']);
  });

  test('the owner’s own topics are among the choices, once', async () => {
    const it = await site({ publications: [{ ...publication, topics: ['weather', 'Ferries'] }] });
    const $ = await pageOf(await it.get(it.managePath()));
    const topics = $('#what [name=topics]')
      .map((_, box) => $(box).attr('value'))
      .get();
    expect(topics).toEqual(['Harbour', 'weather', 'Ferries']);
  });

  test('nothing is shown to be ticked where articles have no topic and one author', async () => {
    const it = await site({ reader: { namesSeen: async () => ({ topics: [], authors: seen('Ada Wren') }) } });
    expect((await pageOf(await it.get(it.managePath())))('#what fieldset').length).toBe(0);
  });

  test.each([
    [
      'words',
      { words: Array.from({ length: 51 }, (_, n) => `word ${n}`).join('\n') },
      'These are 51, and 50 are',
    ],
    [
      'without',
      { without: `ferry, ${'x'.repeat(81)}` },
      'is too long: a word or phrase may have 80 characters',
    ],
    ['topics', { topics: Array.from({ length: 51 }, (_, n) => `topic ${n}`) }, 'These are 51, and 50 are'],
    ['authors', { authors: ['x'.repeat(81)] }, 'is too long'],
  ])(
    'too much in %s is refused with a sentence, and everything typed is kept',
    async (name, fields, sentence) => {
      const it = await site();
      const all = { topics: ['Harbour'], words: 'high tide', without: 'football', ...fields };
      const response = await send(it, 'what', all);
      expect(response.status).toBe(422);
      const $ = await pageOf(response);
      expect($(`#${name}-problem`).text()).toContain(sentence);
      expect($('#words').text()).toBe(all.words);
      expect($('#without').text()).toBe(all.without);
      expect($('#what input[checked]').length).toBe(all.topics.length + ('authors' in fields ? 1 : 0));
      expect(it.changes).toEqual([]);
    },
  );

  test('nothing that a reader types is markup', async () => {
    const it = await site();
    const evil = '"><script>alert(1)</script></textarea><img src=x>';
    for (const response of [
      await send(it, 'what', { topics: evil, words: `${evil}\n${'y'.repeat(90)}`, without: evil }),
      await send(it, 'when', { cadence: evil, hour: evil, timezone: evil }),
      await send(it, 'pause', { until: evil }),
      await send(it, evil),
    ]) {
      expect(response.status).toBe(422);
      const $ = await pageOf(response);
      expect($('main script, main img, iframe').length).toBe(0);
    }
  });

  test('a body of more than 64 KB is refused', async () => {
    const it = await site();
    expect((await send(it, 'what', { words: 'x'.repeat(70_000) })).status).toBe(413);
    expect(it.changes).toEqual([]);
  });
});

describe('the pause', () => {
  test('lasts until the beginning of a day in the reader’s own zone, and can be ended', async () => {
    const it = await site();
    const $ = await pageOf(await send(it, 'pause', { until: '2026-03-05' }));
    expect($('#pause [role=status]').text()).toBe('Saved. No articles come until 5 March 2026.');
    expect($('.notice').text()).toBe('Your mail is paused until 5 March 2026.');
    expect($('#until').attr('value')).toBe('2026-03-05');
    expect(changed(it)).toEqual([{ pausedUntil: new Date('2026-03-04T23:00:00Z') }]);
    expect($('#pause form').length).toBe(2);
    const ended = await pageOf(await send(it, 'resume'));
    expect(ended('#pause [role=status]').text()).toBe('Saved. The pause is over.');
    expect(changed(it).at(-1)).toEqual({ pausedUntil: null });
    expect(ended('.notice').length).toBe(0);
  });

  test('a pause that is over is none', async () => {
    const it = await site({ subscribers: [{ ...subscriber, pausedUntil: new Date(start.getTime() - day) }] });
    const $ = await pageOf(await it.get(it.managePath()));
    expect($('.notice').length).toBe(0);
    expect($('#pause form').length).toBe(1);
  });

  test('what is saved meanwhile says that it is for afterwards', async () => {
    const it = await site({
      subscribers: [{ ...subscriber, pausedUntil: new Date(start.getTime() + 9 * day) }],
    });
    const form = await formOf(await it.get(it.managePath()));
    const $ = await pageOf(await it.post(it.managePath(), form));
    expect($('#when [role=status]').text()).toMatch(/^Saved\. Once your pause is over, new articles/);
  });

  test.each([
    ['', 'Please choose a day, such as'],
    ['soon', 'Please choose a day, such as'],
    ['2026-02-30', 'Please choose a day, such as'],
    ['2026-03-02', 'Please choose a day from 3 March 2026 to 2 March 2027'],
    ['2027-03-03', 'Please choose a day from 3 March 2026 to 2 March 2027'],
  ])('until "%s" is refused with a sentence', async (until, sentence) => {
    const it = await site();
    const response = await send(it, 'pause', { until });
    expect(response.status).toBe(422);
    const $ = await pageOf(response);
    expect($('#until-problem').text()).toContain(sentence);
    expect($('#until').attr('value')).toBe(until);
    expect(it.changes).toEqual([]);
  });
});

describe('consent, language and what was sent', () => {
  test('nothing is counted unless the reader agrees, and they can take it back', async () => {
    const it = await site();
    expect((await pageOf(await it.get(it.managePath())))('[name=tracking]').attr('checked')).toBeUndefined();
    const $ = await pageOf(await send(it, 'tracking', { tracking: 'yes' }));
    expect($('[name=tracking]').attr('checked')).toBeDefined();
    expect($('#tracking .hint').text()).toBe('You agreed on 2 Mar 2026, 11:00.');
    await send(it, 'tracking');
    expect(changed(it)).toEqual([{ tracking: true }, { tracking: false }]);
  });

  test('each language is offered by its own name, and no other one is taken', async () => {
    const it = await site();
    const $ = await pageOf(await it.get(it.managePath()));
    const options = $('#catalogue option').map((_, option) => $(option).attr('lang') + $(option).text());
    expect(options.get()).toEqual(['enEnglish', 'deDeutsch']);
    expect($('#catalogue [selected]').val()).toBe('en');
    const refused = await send(it, 'language', { language: 'tlh' });
    expect(refused.status).toBe(422);
    expect((await pageOf(refused))('#catalogue-problem').text()).toContain('choose a language');
    expect(it.changes).toEqual([]);
  });

  test('the answer to another language is in it already, and so is every page from then on', async () => {
    const it = await site();
    const response = await send(it, 'language', { language: 'de' });
    expect(response.status).toBe(200);
    const $ = await pageOf(response);
    expect($('html').attr('lang')).toBe('de');
    expect($('h1').text()).toBe('Ihre E-Mails');
    expect($('#language [role=status]').text()).toBe('Gespeichert.');
    expect($('#catalogue [selected]').val()).toBe('de');
    expect(changed(it)).toEqual([{ language: 'de' }]);
    expect((await pageOf(await it.get(it.unsubscribePath())))('h1').text()).toBe(
      'The Harbour Light abbestellen?',
    );
    const back = await pageOf(await send(it, 'language', { language: 'en' }));
    expect(back('#language [role=status]').text()).toBe('Saved.');
  });

  test('the last mails are listed with what became of them, in the reader’s time', async () => {
    const mail = {
      kind: 'issue' as const,
      subject: 'Tides & <tables>',
      createdAt: start,
      sentAt: start,
      copyOf: 42,
    };
    const it = await site({
      reader: {
        lastIssuesTo: async () => [
          { ...mail, state: 'sent' },
          { ...mail, state: 'skipped', subject: null, sentAt: null, copyOf: null },
        ],
      },
    });
    const $ = await pageOf(await it.get(it.managePath()));
    expect(
      $('.mails-sent li')
        .map((_, row) => $(row).text())
        .get(),
    ).toEqual(['Tides & <tables>2 Mar 2026, 11:00 · Sent', 'New articles2 Mar 2026, 11:00 · Not sent']);
    const copies = $('.mails-sent a');
    expect(copies.map((_, link) => $(link).attr('href')).get()).toEqual([it.readPath(42)]);
    expect(copies.text()).toBe('Tides & <tables>');
    const none = await site();
    expect((await pageOf(await none.get(none.managePath())))('#history').text()).toContain('Nothing yet.');
  });
});

test('it leads to the page for leaving', async () => {
  const it = await site();
  const $ = await pageOf(await it.get(it.managePath()));
  const leave = $('#leave .links a').last();
  expect(leave.text()).toBe('Leave The Harbour Light');
  expect((await pageOf(await it.get(leave.attr('href')!)))('h1').text()).toBe('Leave The Harbour Light?');
});

test('every field has a name that is read aloud, and every id is there once', async () => {
  const it = await site({ publications: [publication] });
  const $ = await pageOf(await it.get(it.freshPath()));
  const ids = $('[id]')
    .map((_, tag) => $(tag).attr('id'))
    .get();
  expect(new Set(ids).size).toBe(ids.length);
  for (const field of $('main input:not([type=hidden]), main select, main textarea').get()) {
    const id = $(field).attr('id');
    expect($(field).closest('label').length + $(`label[for="${id}"]`).length, $.html(field)).toBe(1);
  }
  for (const tag of $('[aria-describedby], [aria-labelledby]').get()) {
    const named = $(tag).attr('aria-describedby') ?? $(tag).attr('aria-labelledby')!;
    for (const id of named.split(' ')) expect(ids).toContain(id);
  }
});
