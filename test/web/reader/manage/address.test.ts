import { expect, test } from 'vitest';
import { subscriber } from '../../../support/web/rows.ts';
import { pageOf, site } from '../../../support/web/site.ts';

const to = 'ada@new.example';
const heading = async (response: Response) => (await pageOf(response))('h1').text();

test('the link in the mail shows one button and not the old address, and the button makes the change', async () => {
  const it = await site();
  const path = it.addressPath(to);
  const page = await it.get(path);
  expect(page.status).toBe(200);
  const html = await page.text();
  expect(html).toContain('Get The Harbour Light at this address?');
  expect(html).toContain(to);
  expect(html).not.toContain('ada@example.org');
  expect(html.match(/<button/g)).toHaveLength(1);
  await it.get(path, { method: 'HEAD' });
  expect(it.changes).toEqual([]);
  const done = await it.post(path, {});
  expect(done.status).toBe(200);
  const $ = await pageOf(done);
  expect($('h1').text()).toBe('Your address is changed');
  expect(it.rows.get(7)!.address).toBe(to);
  expect((await it.get($('.links a').attr('href')!)).status).toBe(200);
  // Fetched again, it says that all is done.
  expect(await heading(await it.get(path))).toBe('Your address is changed');
});

test('of two such links the second is an old one once the first was used', async () => {
  const it = await site();
  const [first, other] = [it.addressPath(to), it.addressPath('ada@third.example')];
  await it.post(first, {});
  for (const response of [await it.get(other), await it.post(other, {})]) {
    expect(response.status).toBe(410);
    expect(await heading(response)).toBe('This link is an old one');
  }
  expect(it.rows.get(7)!.address).toBe(to);
});

test('a link that was used is an old one when the reader has their old address again', async () => {
  const it = await site();
  const path = it.addressPath(to);
  await it.post(path, {});
  await it.post(it.addressPath('ada@example.org', it.rows.get(7)!), {});
  for (const response of [await it.get(path), await it.post(path, {})])
    expect([response.status, await heading(response)]).toEqual([410, 'This link is an old one']);
  expect(it.rows.get(7)!.address).toBe('ada@example.org');
});

test.each([
  ['taken', 'This address follows already'],
  ['suppressed', 'No mail may go to this address'],
] as const)('an address that is %s is not taken, and the page says so', async (kind, title) => {
  const it = await site({ reader: { changeAddress: async () => ({ kind }) } });
  const response = await it.post(it.addressPath(to), {});
  expect(response.status).toBe(409);
  expect(await heading(response)).toBe(title);
});

test('a link whose time is over, that is not whole, or of somebody who left says so', async () => {
  const it = await site();
  const path = it.addressPath(to);
  expect((await it.get(path.replace('.', 'A.'))).status).toBe(404);
  it.later(2 * 24 * 3600_000 + 1000);
  for (const response of [await it.get(path), await it.post(path, {})]) {
    expect(response.status).toBe(410);
    expect(await heading(response)).toBe('This link is too old');
  }
  for (const subscribers of [[], [{ ...subscriber, state: 'unsubscribed' as const }]]) {
    const gone = await site({ subscribers });
    expect(await heading(await gone.get(gone.addressPath(to)))).toBe('This link is an old one');
  }
  expect(it.changes).toEqual([]);
});
