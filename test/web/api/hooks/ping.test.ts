import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pingsPerHour } from '../../../../src/web/api/hooks/ping.ts';
import type { SiteOptions } from '../../../support/web/app.ts';
import { pageOf, site } from '../../../support/web/site.ts';

const fixture = (name: string) =>
  readFileSync(new URL(`../../../fixtures/pings/${name}.xml`, import.meta.url), 'utf8');

/** A site that follows valley.example, and what it was pinged with. */
async function pinged(options: SiteOptions = {}) {
  const calls: string[][] = [];
  const it = await site({
    hooks: {
      async ping(addresses) {
        calls.push(addresses);
        return { kind: addresses.some((one) => one.includes('valley')) ? 'asked' : 'unknown-site' };
      },
    },
    ...options,
  });
  /** As WordPress sends it. */
  const send = (body: string, headers: Record<string, string> = {}) =>
    fetch(`${it.url}/ping`, {
      method: 'POST',
      body,
      headers: {
        'Content-Type': 'text/xml',
        'User-Agent': 'The Incutio XML-RPC PHP Library -- WordPress/6.9',
        ...headers,
      },
    });
  return { ...it, calls, send };
}

const flerror = (xml: string) => /<name>flerror<\/name><value><boolean>(\d)</.exec(xml)?.[1];

test('both pings of WordPress are thanked for', async () => {
  const it = await pinged();
  for (const name of ['wordpress-extended', 'wordpress-plain']) {
    const response = await it.send(fixture(name));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/xml; charset=utf-8');
    expect(flerror(await response.text())).toBe('0');
  }
  expect(it.calls).toEqual([
    ['https://valley.example/', 'https://valley.example/feed/'],
    ['https://valley.example/'],
  ]);
});

test('a site that nobody follows is told so', async () => {
  const it = await pinged();
  const xml = await (await it.send(fixture('wordpress-plain').replaceAll('valley', 'elsewhere'))).text();
  expect(flerror(xml)).toBe('1');
  expect(xml).toContain('No publication here follows that site.');
});

test('what is no ping gets a fault and asks for nothing', async () => {
  const it = await pinged();
  const other = fixture('wordpress-plain').replace('weblogUpdates.ping', 'system.multicall');
  for (const [body, headers, code] of [
    ['hello', {}, '-32600'],
    [other, {}, '-32601'],
    [fixture('wordpress-plain'), { 'Content-Type': 'text/plain' }, '-32600'],
  ] as const) {
    const response = await it.send(body, headers);
    expect(response.status).toBe(200);
    expect(await response.text()).toMatch(new RegExp(`<fault>.*<int>${code}</int>`));
  }
  expect(it.calls).toEqual([]);
});

test('more than 16 KB is refused, in XML too', async () => {
  const it = await pinged();
  const response = await it.send(fixture('wordpress-plain').padEnd(16 * 1024 + 1));
  expect(response.status).toBe(413);
  expect(await response.text()).toContain('<fault>');
  expect(it.calls).toEqual([]);
});

test('one network may send so many an hour, and another is not held up by it', async () => {
  const it = await pinged({ config: { trustProxy: 1 } });
  const from = (ip: string) => it.send(fixture('wordpress-plain'), { 'X-Forwarded-For': ip });
  for (let sent = 0; sent < pingsPerHour; sent++) expect((await from('192.0.2.1')).status).toBe(200);
  const refused = await from('192.0.2.1');
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(flerror(await refused.text())).toBe('1');
  expect(it.calls.length).toBe(pingsPerHour);
  expect((await from('192.0.2.2')).status).toBe(200);
});

test('a browser that opens the address is told in a page that this is not for it', async () => {
  const it = await pinged();
  const response = await it.get('/ping');
  expect(response.status).toBe(405);
  expect(response.headers.get('allow')).toBe('POST');
  expect((await pageOf(response))('h1').text()).not.toBe('');
  expect(it.calls).toEqual([]);
});
