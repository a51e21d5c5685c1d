/** Sign-ups from pages that are not ours: forms that post here, and the bar, which reads the answer. */
import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import { signUpsPerHour } from '../../../../src/web/http/limits.ts';
import type { Site, SiteOptions } from '../../../support/web/app.ts';
import { formOf, pageOf, site } from '../../../support/web/site.ts';

const path = '/follow/harbour';
const ada = { email: 'ada@example.org', cadence: 'weekly', timezone: 'Europe/Berlin' };
/** What a browser says of a page on another site. */
const elsewhere = {
  origin: 'https://blog.example',
  'sec-fetch-site': 'cross-site',
  'sec-fetch-mode': 'navigate',
};

describe('a form made for follow.it', () => {
  const given =
    '<form action="https://api.follow.it/subscription-form/TOKEN/8" method="post"><input type="email" name="email" required><button type="submit">Subscribe</button></form>';

  test('works once its action is changed, and nothing else', async () => {
    const it = await site();
    const $ = load(given.replace(/action="[^"]*"/, `action="${it.url}${path}"`));
    $('input').val('ada@example.org');
    const body = $('form').serialize();
    expect(body).toBe('email=ada%40example.org');
    const headers = { 'content-type': 'application/x-www-form-urlencoded', ...elsewhere };
    const response = await fetch($('form').attr('action')!, { method: 'POST', body, headers });
    expect(response.status).toBe(200);
    const html = await response.text();
    expect(load(html)('h1').text()).toBe('One more press');
    expect(load(html)('button').length).toBe(1);
    expect(it.changes).toEqual([]);

    it.later(1100);
    const pressed = await it.post(path, await formOf(new Response(html)));
    expect((await pageOf(pressed))('h1').text()).toBe('Check your mail');
    expect(it.changes).toMatchObject([
      ['follow', 'harbour', { address: { address: 'ada@example.org' }, cadence: 'daily', timezone: 'UTC' }],
    ]);
  });
});

describe('the bar', () => {
  const asks = (it: Site, fields: Record<string, string>, slug = 'harbour') =>
    it.post(`/follow/${slug}`, fields, {
      headers: { accept: 'application/json', ...elsewhere, 'sec-fetch-mode': 'cors' },
    });
  /** A bar whose form has been open for three seconds. */
  const opened = async (options: SiteOptions = {}) => {
    const it = await site(options);
    const response = await it.get('/embed/harbour/stamp', { headers: elsewhere });
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    const { stamp } = (await response.json()) as { stamp: string };
    it.later(3000);
    return { it, stamp };
  };

  test('gets an answer that it can read on any page, and no page can put a name to it', async () => {
    const { it, stamp } = await opened();
    const response = await asks(it, { ...ada, stamp });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('access-control-allow-credentials')).toBeNull();
    expect(response.headers.get('vary')).toContain('Accept');
    expect(await response.json()).toEqual({
      kind: 'check-mail',
      title: 'Check your mail',
      lead: 'A mail is on its way to ada@example.org. Press the button in it, and new articles from The Harbour Light will come.',
      notes: expect.arrayContaining([expect.stringContaining('spam')]),
    });
    expect(it.changes).toMatchObject([
      ['follow', 'harbour', { cadence: 'weekly', timezone: 'Europe/Berlin' }],
    ]);
  });

  test('is told what is wrong, by field', async () => {
    const { it, stamp } = await opened();
    const response = await asks(it, { email: 'ada@@example.org', timezone: 'Mars/Olympus', stamp });
    expect(response.status).toBe(422);
    expect(await response.json()).toEqual({
      kind: 'wrong',
      problems: {
        email: expect.stringContaining('more than one @'),
        timezone: expect.stringContaining('Mars/Olympus'),
      },
    });
  });

  test('gets a stamp and a button where the form was filled in too fast or had no stamp', async () => {
    const it = await site();
    const response = await asks(it, ada);
    expect(response.status).toBe(200);
    const answer = (await response.json()) as { stamp: string };
    expect(answer).toEqual({
      kind: 'again',
      title: 'One more press',
      lead: 'To follow The Harbour Light as ada@example.org, press the button.',
      button: 'Yes, I want to follow',
      stamp: expect.any(String),
    });
    it.later(1100);
    expect(await (await asks(it, { ...ada, stamp: answer.stamp })).json()).toMatchObject({
      kind: 'check-mail',
    });
    expect(it.changes.length).toBe(1);
  });

  test('gets the same answer for what fell into the trap', async () => {
    const { it, stamp } = await opened();
    const [good, trapped] = await Promise.all(
      ([{}, { comment: 'buy' }] as Record<string, string>[]).map(async (more) =>
        (await asks(it, { ...ada, stamp, ...more })).json(),
      ),
    );
    expect(trapped).toEqual(good);
    expect(it.changes.length).toBe(1);
  });

  test('shares one limit with the form and the frame', async () => {
    const { it, stamp } = await opened();
    const ways = [
      () => asks(it, { ...ada, stamp }),
      () => it.post(path, { ...ada, stamp }),
      () => it.post('/embed/harbour', { ...ada, stamp }),
    ];
    await Promise.all(Array.from({ length: signUpsPerHour }, (_, at) => ways[at % 3]!()));
    const [json, page, frame] = await Promise.all(ways.map((way) => way()));
    for (const { status, headers } of [json!, page!, frame!]) {
      expect(status).toBe(429);
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(3500);
    }
    expect(await json!.json()).toEqual({
      kind: 'limited',
      title: 'Too many at once',
      lead: expect.stringContaining('60 minutes'),
    });
    expect((await pageOf(frame!))('h1').text()).toBe('Too many at once');
  });

  test('can read every refusal', async () => {
    const broken = await site({ reader: { follow: () => Promise.reject(new Error('disk full')) } });
    const stamp = broken.tokens.formStamp.make({ shownAt: 0 }, broken.clock());
    const answers = {
      404: await asks(broken, ada, 'nowhere'),
      413: await asks(broken, { ...ada, email: 'a'.repeat(17_000) }),
      500: await asks(broken, { ...ada, stamp }),
    };
    for (const [status, response] of Object.entries(answers)) {
      expect(response.status).toBe(Number(status));
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
      const { title, lead } = (await response.json()) as { title: string; lead: string };
      expect([title, lead].every(Boolean)).toBe(true);
      expect(lead).not.toContain('disk');
    }
  });

  test.each(['text/html', '*/*', 'text/html,application/xhtml+xml,*/*;q=0.8', undefined])(
    'who accepts %s gets a page',
    async (accept) => {
      const it = await site();
      const response = await it.post(path, ada, { headers: accept === undefined ? {} : { accept } });
      expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    },
  );
});
