import { expect, test } from 'vitest';
import { signUpsPerHour } from '../../../../src/web/http/limits.ts';
import { holdAnswers } from '../../../support/web/answer-times.ts';
import type { Site } from '../../../support/web/app.ts';
import { subscriber } from '../../../support/web/rows.ts';
import { formOf, pageOf, site } from '../../../support/web/site.ts';

/** The form as it is after three seconds, with an address in it. */
async function filled(it: Site, email: string): Promise<Record<string, string>> {
  const form = await formOf(await it.get('/manage'));
  it.later(3000);
  return { ...form, email };
}

test('a link is mailed to the address that is typed, by the press of a button alone', async () => {
  const it = await site();
  const form = await filled(it, ' Ada@Example.org ');
  expect(it.changes).toEqual([]);
  const response = await it.post('/manage', form);
  expect(response.status).toBe(200);
  const $ = await pageOf(response);
  expect($('h1').text()).toBe('Check your mail');
  expect($('.lead').text()).toBe('If Ada@Example.org follows something here, a link is on its way to it.');
  expect(it.changes).toEqual([['sendLostLink', 'ada@example.org']]);
});

test('the answer is the same whether the address is known, and after the same time', async () => {
  const it = await site({ subscribers: [subscriber] });
  const answers: string[] = [];
  for (const email of ['ada@example.org', 'bob@example.org', 'trapped@example.org']) {
    const form = await filled(it, email);
    const held = holdAnswers();
    let answered = false;
    const fields = email.startsWith('trapped') ? { ...form, comment: 'Buy this' } : form;
    const asking = it.post('/manage', fields).finally(() => {
      answered = true;
    });
    const { ms, letGo } = await held.next();
    expect(ms).toBe(250);
    await it.get('/manage');
    expect(answered).toBe(false);
    letGo();
    const response = await asking;
    expect(response.status).toBe(200);
    answers.push((await response.text()).replaceAll(email, 'X'));
  }
  expect(new Set(answers).size).toBe(1);
  expect(it.changes.map(([, address]) => address)).toEqual(['ada@example.org', 'bob@example.org']);
});

test('a form that was sent in no time takes one more press, with the address kept', async () => {
  const it = await site();
  for (const stamped of [false, true]) {
    const stamp = stamped ? (await formOf(await it.get('/manage'))).stamp! : '';
    const response = await it.post('/manage', { email: 'ada@example.org', stamp });
    expect(response.status).toBe(200);
    const form = await formOf(response);
    expect(form).toMatchObject({ email: 'ada@example.org' });
    expect(it.changes).toEqual([]);
    it.later(3000);
    await it.post('/manage', form);
    expect(it.changes.splice(0)).toEqual([['sendLostLink', 'ada@example.org']]);
  }
});

test('what is no address is refused with a sentence and kept', async () => {
  const it = await site();
  const response = await it.post('/manage', await filled(it, 'ada"><b>@example'));
  expect(response.status).toBe(422);
  const $ = await pageOf(response);
  expect($('#email').attr('value')).toBe('ada"><b>@example');
  expect($('#email-problem').text()).not.toBe('');
  expect($('main b').length).toBe(0);
  expect(it.changes).toEqual([]);
});

test('from one network, few are sent in an hour', async () => {
  const it = await site();
  const form = await filled(it, 'ada@example.org');
  const answers = await Promise.all(
    Array.from({ length: signUpsPerHour + 2 }, () => it.post('/manage', form)),
  );
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(2);
  expect(answers.find(({ status }) => status === 429)!.headers.get('retry-after')).toMatch(/^\d+$/);
  expect(it.changes).toHaveLength(signUpsPerHour);
});
