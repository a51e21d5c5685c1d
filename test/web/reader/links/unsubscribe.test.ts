import { describe, expect, test } from 'vitest';
import { subscriber } from '../../../support/web/rows.ts';
import { formOf, pageOf, site } from '../../../support/web/site.ts';

const heading = async (response: Response) => (await pageOf(response))('h1').text();
const day = 24 * 3600_000;
const multipart = { 'content-type': 'multipart/form-data; boundary=-x' };
const oneClick = 'Content-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click';

describe('one click in a mail program (RFC 8058)', () => {
  test.each([
    ['urlencoded', 'List-Unsubscribe=One-Click', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['multipart', `---x\r\n${oneClick}\r\n---x--\r\n`, multipart],
    ['multipart with too few hyphens, as the RFC prints it', `-x\r\n${oneClick}\r\n-x--\r\n`, multipart],
    ['an empty body', '', {}],
    ['JSON', '{}', { 'content-type': 'application/json' }],
  ])('%s acts at once: no redirect, no cookie', async (_, body, headers) => {
    const it = await site();
    const response = await it.post(
      it.unsubscribePath(),
      {},
      { body, headers: headers as Record<string, string> },
    );
    expect(response.status).toBe(200);
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(it.changes).toEqual([['unsubscribe', 7]]);
    expect(it.rows.get(7)!.state).toBe('unsubscribed');
  });

  test('it is 200 a second time, and 200 for somebody erased', async () => {
    const it = await site();
    for (const title of ['You have left The Harbour Light', 'You have left The Harbour Light already']) {
      const response = await it.post(it.unsubscribePath(), { 'List-Unsubscribe': 'One-Click' });
      expect(response.status).toBe(200);
      expect(await heading(response)).toBe(title);
    }
    const empty = await site({ subscribers: [] });
    expect((await empty.post(empty.unsubscribePath(), { 'List-Unsubscribe': 'One-Click' })).status).toBe(200);
    expect((await empty.get(empty.unsubscribePath())).status).toBe(200);
  });

  test('a link years old still works', async () => {
    const it = await site();
    const path = it.unsubscribePath();
    it.later(3650 * day);
    expect((await it.post(path, { 'List-Unsubscribe': 'One-Click' })).status).toBe(200);
    expect(it.rows.get(7)!.state).toBe('unsubscribed');
  });
});

describe('the page', () => {
  test('its button posts the same as a mail program', async () => {
    const it = await site();
    const response = await it.get(it.unsubscribePath());
    expect(response.status).toBe(200);
    expect(await formOf(response)).toEqual({ 'List-Unsubscribe': 'One-Click' });
    expect(it.changes).toEqual([]);
  });

  test('leaving can be undone for a day', async () => {
    const it = await site();
    const left = await it.post(it.unsubscribePath(), await formOf(await it.get(it.unsubscribePath())));
    const undo = await formOf(left);
    expect(undo).toEqual({ action: 'undo' });
    it.later(23 * 3600_000);
    expect(await formOf(await it.get(it.unsubscribePath()))).toEqual(undo);
    const response = await it.post(it.unsubscribePath(), undo);
    expect(response.status).toBe(200);
    expect(await heading(response)).toBe('Welcome back');
    expect(it.rows.get(7)!.state).toBe('active');
  });

  test('after a day there is no undo, and the form is the way back', async () => {
    const it = await site();
    await it.post(it.unsubscribePath(), {});
    it.later(day + 1000);
    const $ = await pageOf(await it.get(it.unsubscribePath()));
    expect($('button').length).toBe(0);
    expect($('.links a').attr('href')).toBe('/follow/harbour');
    const response = await it.post(it.unsubscribePath(), { action: 'undo' });
    expect(response.status).toBe(410);
    expect(await heading(response)).toBe('Too late to undo');
    expect(it.rows.get(7)!.state).toBe('unsubscribed');
  });

  test('who never confirmed can leave, and has nothing to undo', async () => {
    const it = await site({ subscribers: [{ ...subscriber, state: 'pending', confirmedAt: null }] });
    const $ = await pageOf(await it.post(it.unsubscribePath(), {}));
    expect($('h1').text()).toBe('You have left The Harbour Light');
    expect($('button').length).toBe(0);
  });

  test('a link that was changed does nothing', async () => {
    const it = await site();
    const path = it.unsubscribePath().replace('.', 'A.');
    for (const response of [await it.get(path), await it.post(path, {})]) expect(response.status).toBe(404);
    expect(it.changes).toEqual([]);
  });
});
