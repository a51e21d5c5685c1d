/** The reader's own page, opened by somebody who gets no articles. */
import { expect, test } from 'vitest';
import { pending, publication, subscriber } from '../../../support/web/rows.ts';
import { formOf, pageOf, site } from '../../../support/web/site.ts';

const title = async (response: Response) => (await pageOf(response))('h1').text();

test('who does not follow has nothing to set, and is shown the way forward', async () => {
  for (const [row, heading, status, forward] of [
    [
      { ...subscriber, state: 'unsubscribed' as const },
      'You do not follow The Harbour Light at the moment',
      200,
      '/follow/harbour',
    ],
    [{ ...subscriber, state: 'bounced' as const }, 'Mail to this address came back', 200, '/follow/harbour'],
    [pending, 'Not confirmed yet', 200, undefined],
    [{ ...subscriber, erasedAt: new Date() }, 'You have left', 410, '/'],
    [undefined, 'You have left', 410, '/'],
  ] as const) {
    const it = await site({ subscribers: row ? [row] : [] });
    for (const path of [it.managePath(), it.freshPath()]) {
      const response = await it.get(path);
      expect(response.status).toBe(status);
      const $ = await pageOf(response);
      expect($('h1').text()).toBe(heading);
      if (forward)
        expect(
          $('.links a')
            .map((_, a) => $(a).attr('href'))
            .get(),
        ).toContain(forward);
      expect($('#when').length).toBe(0);
    }
    const posted = await it.post(it.managePath(), { action: 'resume' });
    expect(posted.status).toBe(status);
    expect(await title(posted)).toBe(heading);
    expect(it.changes.filter(([verb]) => verb !== 'changeChoices')).toEqual([]);
    expect(it.rows.get(7)?.pausedUntil ?? null).toBeNull();
  }
});

test('who leaves while the form is open is told', async () => {
  const it = await site();
  const form = await formOf(await it.get(it.managePath()));
  it.rows.get(7)!.state = 'unsubscribed';
  const response = await it.post(it.managePath(), { ...form, cadence: 'weekly' });
  expect(await title(response)).toContain('You do not follow');
  expect(it.rows.get(7)!.cadence).toBe('daily');
});

test('who left can have a fresh link, and sees with it what is kept, but no change of address', async () => {
  const it = await site({ subscribers: [{ ...subscriber, state: 'unsubscribed' }] });
  const $ = await pageOf(await it.get(it.managePath()));
  expect($('#fresh button').text()).toBe('Send me a fresh link');
  const sent = await pageOf(await it.post(it.managePath(), { action: 'link' }));
  expect(sent('#fresh [role=status]').text()).toContain('A fresh link is on its way');
  const fresh = await pageOf(await it.get(it.freshPath()));
  expect(fresh('#data, #others').length).toBe(2);
  expect(fresh('#address').length).toBe(0);
});

test.each([
  ['complained', { state: 'complained' as const }, false, 'was reported as spam'],
  ['suppressed', {}, true, 'Someone asked that this address never be mailed'],
])('who %s learns why no mail comes, and can ask to be let back in', async (_, set, isSuppressed, why) => {
  const it = await site({
    publications: [{ ...publication, replyTo: 'desk@harbour.example' }],
    subscribers: [{ ...subscriber, ...set }],
    reader: { isSuppressed: async (key) => isSuppressed && key === 'ada@example.org' },
  });
  const page = await it.get(it.managePath());
  expect(page.status).toBe(200);
  const $ = await pageOf(page);
  expect($('h1').text()).toBe('No mail goes to this address');
  expect($('.lead').text()).toContain(why);
  expect($('main').text()).toContain('desk@harbour.example');
  expect(
    $('main button')
      .map((_, button) => $(button).text())
      .get(),
  ).toEqual(['Ask to be let back in']);
  expect(it.changes).toEqual([]);
  const asked = await pageOf(await it.post(it.managePath(), await formOf(await it.get(it.managePath()))));
  expect(asked('[role=status]').text()).toContain('The owner is asked.');
  expect(it.changes).toEqual([['askReturn', 7]]);
});
