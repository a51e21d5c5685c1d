import { expect, test } from 'vitest';
import { formOf, pageOf, site } from './site.ts';
import { pending, subscriber } from './support.ts';

test('the page shows what is set and saves what is changed', async () => {
  const it = await site();
  const form = await formOf(await it.get(it.managePath()));
  expect(form).toEqual({ cadence: 'daily', hour: '8', timezone: 'Europe/Berlin' });
  const response = await it.post(it.managePath(), {
    ...form,
    cadence: 'weekly',
    hour: '18',
    timezone: 'Asia/Kolkata',
  });
  expect(response.status).toBe(200);
  const $ = await pageOf(response);
  expect($('[role=status]').text()).toBe(
    'Saved. New articles come by email, every Monday at 18:00 Kolkata time.',
  );
  expect(it.changes).toEqual([
    ['changeSchedule', 7, { cadence: 'weekly', timezone: 'Asia/Kolkata', hour: 18 }],
  ]);
});

test('a zone under its former name is found in the list', async () => {
  const it = await site({ subscribers: [{ ...subscriber, timezone: 'Asia/Calcutta' }] });
  expect(await formOf(await it.get(it.managePath()))).toMatchObject({ timezone: 'Asia/Kolkata' });
});

test('a zone that is not in the list is kept', async () => {
  const it = await site({ subscribers: [{ ...subscriber, timezone: 'Etc/GMT-5' }] });
  expect(await formOf(await it.get(it.managePath()))).toMatchObject({ timezone: 'Etc/GMT-5' });
});

test('it leads to the page for leaving', async () => {
  const it = await site();
  const $ = await pageOf(await it.get(it.managePath()));
  const leave = $('.links a').last();
  expect(leave.text()).toBe('Leave The Harbour Light');
  expect((await pageOf(await it.get(leave.attr('href')!)))('h1').text()).toBe('Leave The Harbour Light?');
});

test.each([
  ['cadence', 'hourly', 'Please choose one of these.'],
  ['hour', '24', 'Please choose a full hour'],
  ['hour', '', 'Please choose a full hour'],
  ['timezone', 'Mars/Olympus', 'no time zone called “Mars/Olympus”'],
])('a %s of "%s" is refused with a sentence', async (name, value, sentence) => {
  const it = await site();
  const form = await formOf(await it.get(it.managePath()));
  const response = await it.post(it.managePath(), { ...form, [name]: value });
  expect(response.status).toBe(422);
  expect((await pageOf(response))('.problem').text()).toContain(sentence);
  expect(it.changes).toEqual([]);
});

test('who does not follow has nothing to set', async () => {
  for (const [row, title, status] of [
    [
      { ...subscriber, state: 'unsubscribed' as const },
      'You do not follow The Harbour Light at the moment',
      200,
    ],
    [pending, 'Not confirmed yet', 200],
    [undefined, 'You have left', 410],
  ] as const) {
    const it = await site({ subscribers: row ? [row] : [] });
    for (const response of [
      await it.get(it.managePath()),
      await it.post(it.managePath(), { cadence: 'daily' }),
    ]) {
      expect(response.status).toBe(status);
      expect((await pageOf(response))('h1').text()).toBe(title);
    }
    expect(it.changes).toEqual([]);
  }
});

test('who leaves while the form is open is told', async () => {
  const it = await site({ reader: { changeSchedule: async () => false } });
  const form = await formOf(await it.get(it.managePath()));
  expect((await pageOf(await it.post(it.managePath(), form)))('h1').text()).toContain('You do not follow');
});
