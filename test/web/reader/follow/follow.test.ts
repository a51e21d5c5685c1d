import { describe, expect, test } from 'vitest';
import { network, signUpsPerHour } from '../../../../src/web/http/limits.ts';
import { validAddress } from '../../../support/addresses.ts';
import { holdAnswers } from '../../../support/web/answer-times.ts';
import type { Site, SiteOptions } from '../../../support/web/app.ts';
import { publication } from '../../../support/web/rows.ts';
import { formOf, pageOf, site } from '../../../support/web/site.ts';

const path = '/follow/harbour';
const ada = { email: 'ada@example.org', cadence: 'weekly', timezone: 'Europe/Berlin' };

/** A site on which a person has had the form before them for three seconds. */
async function reading(options: SiteOptions = {}): Promise<{ it: Site; form: Record<string, string> }> {
  const it = await site(options);
  const form = await formOf(await it.get(path));
  it.later(3000);
  return { it, form };
}

describe('the form', () => {
  test('offers the cadence of the publication and UTC', async () => {
    const it = await site();
    const response = await it.get(path);
    expect(response.status).toBe(200);
    expect(await formOf(response)).toEqual({
      stamp: expect.any(String),
      email: '',
      cadence: 'daily',
      timezone: 'UTC',
      comment: '',
    });
  });

  test('lists the time zones of the world under the names in use today', async () => {
    const it = await site();
    const $ = await pageOf(await it.get(path));
    const zones = $('select[name=timezone] option')
      .map((_, option) => $(option).val())
      .get();
    expect(zones).toEqual(expect.arrayContaining(['UTC', 'Europe/Kyiv', 'Asia/Kolkata', 'America/New_York']));
    expect(new Set(zones).size).toBe(zones.length);
    expect(zones.length).toBeGreaterThan(400);
  });

  test('a filled-in form is taken, with what was chosen', async () => {
    const { it, form } = await reading();
    const response = await it.post(path, { ...form, ...ada });
    expect(response.status).toBe(200);
    expect((await pageOf(response))('h1').text()).toBe('Check your mail');
    const signUp = {
      address: validAddress('ada@example.org'),
      cadence: 'weekly',
      timezone: 'Europe/Berlin',
      language: 'en',
      topics: [],
      consent: 'Typed into the form “Follow The Harbour Light by email”',
    };
    expect(it.changes).toEqual([['follow', 'harbour', signUp]]);
  });

  test('a multipart body does as well, and spaces around the address do no harm', async () => {
    const { it, form } = await reading();
    const body = new FormData();
    for (const [name, value] of Object.entries({ ...form, ...ada, email: ' ada@example.org ' })) {
      body.append(name, value);
    }
    expect((await it.post(path, body)).status).toBe(200);
    expect(it.changes).toMatchObject([['follow', 'harbour', { address: { address: 'ada@example.org' } }]]);
  });

  test('every good address gets the same answer', async () => {
    const { it, form } = await reading();
    const answers = await Promise.all(
      ['ada@example.org', 'bob@example.org'].map(async (email) => {
        const response = await it.post(path, { ...form, ...ada, email });
        return `${response.status} ${(await response.text()).replaceAll(email, 'EMAIL')}`;
      }),
    );
    expect(answers[0]).toBe(answers[1]);
  });

  test('a failure to store the sign-up is told, not hidden', async () => {
    const { it, form } = await reading({ reader: { follow: () => Promise.reject(new Error('disk full')) } });
    expect((await it.post(path, { ...form, ...ada })).status).toBe(500);
  });
});

describe('topics', () => {
  const offering = { ...publication, topics: ['Town Hall', 'Arts, Culture', 'Tides'] };
  const chosen = (it: Site) => it.changes.map(([, , signUp]) => (signUp as { topics: string[] }).topics);

  test('are asked for where the owner offers some, none of them ticked', async () => {
    const it = await site({ publications: [offering] });
    const $ = await pageOf(await it.get(path));
    const boxes = $('[name=topics]').toArray();
    expect(boxes.map(({ attribs }) => [attribs.value, attribs.checked])).toEqual(
      offering.topics.map((topic) => [topic, undefined]),
    );
    expect($('.topics legend').text()).toBe('Only about …');
    expect((await pageOf(await (await site()).get(path)))('.topics').length).toBe(0);
  });

  test('are kept where the form comes again, and over one more press', async () => {
    const it = await site({ publications: [offering] });
    const body = new URLSearchParams({ ...ada, email: 'ada@' });
    for (const topic of ['Tides', 'Town Hall']) body.append('topics', topic);
    const $ = await pageOf(await it.post(path, {}, { body }));
    const ticked = $('[name=topics][checked]').map((_, box) => $(box).attr('value'));
    expect(ticked.get()).toEqual(['Town Hall', 'Tides']);
    body.set('email', 'ada@example.org');
    const again = await pageOf(await it.post(path, {}, { body }));
    it.later(1100);
    const press = new URLSearchParams(again('form').first().serialize());
    expect(press.getAll('topics')).toEqual(['Tides', 'Town Hall']);
    await it.post(path, {}, { body: press });
    expect(chosen(it)).toEqual([['Tides', 'Town Hall']]);
  });
});

describe('the publication’s own settings', () => {
  const own = { digestHour: 7, digestWeekday: 5, digestMonthDay: 31, timezone: 'Asia/Tokyo' };

  test('are what the form hints at and begins with', async () => {
    const it = await site({ publications: [{ ...publication, ...own }] });
    const $ = await pageOf(await it.get(path));
    const hints = $('.cadence small').map((_, hint) => $(hint).text());
    expect(hints.get()).toEqual([
      'Each article as it appears',
      'Once a day at 7:00',
      'Fridays at 7:00',
      'The last day at 7:00',
    ]);
    expect($('#timezone [selected]').val()).toBe('Asia/Tokyo');
    expect($('#timezone').attr('data-own-zone')).toBe('');
  });

  test('give a form without a time zone the owner’s', async () => {
    const it = await site({ publications: [{ ...publication, ...own }] });
    const form = await formOf(await it.get(path));
    it.later(3000);
    await it.post(path, { stamp: form.stamp!, email: 'ada@example.org' });
    expect(it.changes).toMatchObject([['follow', 'harbour', { timezone: 'Asia/Tokyo' }]]);
  });
});

describe('what is wrong', () => {
  test('a bad address is refused beside its field, and nothing typed is lost', async () => {
    const { it, form } = await reading();
    const response = await it.post(path, { ...form, ...ada, email: 'ada@@example.org' });
    expect(response.status).toBe(422);
    const html = await response.text();
    expect(await formOf(new Response(html))).toMatchObject({ ...ada, email: 'ada@@example.org' });
    const $ = await pageOf(new Response(html));
    const input = $('#email');
    expect(input.attr('aria-invalid')).toBe('true');
    expect($(`#${input.attr('aria-describedby')}`).text()).toMatch(/more than one @/);
    expect(it.changes).toEqual([]);
  });

  test.each([
    ['an empty body', {}, 'There is no address'],
    ['an unknown cadence', { ...ada, cadence: 'hourly' }, 'Please choose one of these.'],
    ['an unknown time zone', { ...ada, timezone: 'Mars/Olympus' }, 'no time zone called “Mars/Olympus”'],
  ])('%s brings the form again with a sentence', async (_, fields, sentence) => {
    const { it, form } = await reading();
    const response = await it.post(path, { stamp: form.stamp!, ...(fields as Record<string, string>) });
    expect(response.status).toBe(422);
    expect((await pageOf(response))('.problem').text()).toContain(sentence);
    expect(it.changes).toEqual([]);
  });

  test('what was typed is shown as text, wherever it appears', async () => {
    const evil = '"><script>alert(1)</script>';
    const { it, form } = await reading();
    const pages = await Promise.all([
      it.post(path, { ...form, email: evil, cadence: evil, timezone: evil }),
      it.get(`/follow/${encodeURIComponent(evil)}`),
      it.post(path, { email: `"<script>alert(1)</script>"@example.org` }),
    ]);
    expect(pages.map(({ status }) => status)).toEqual([422, 404, 200]);
    for (const page of pages) {
      const $ = await pageOf(page);
      expect($('script:not([src])').length).toBe(0);
      expect($('body').html()).toContain('&lt;script&gt;');
    }
  });

  test('an unknown publication is named, with a way on', async () => {
    const it = await site();
    for (const response of [await it.get('/follow/nowhere'), await it.post('/follow/nowhere', ada)]) {
      expect(response.status).toBe(404);
      expect(await response.text()).toContain('Nothing called “nowhere” can be followed here.');
    }
  });

  test('more than 16 KB is refused, and more than a hundred fields count as none', async () => {
    const it = await site();
    expect((await it.post(path, { ...ada, email: 'a'.repeat(17_000) })).status).toBe(413);
    const crowd = Object.fromEntries(Array.from({ length: 101 }, (_, at) => [`f${at}`, 'x']));
    expect((await it.post(path, { ...ada, ...crowd })).status).toBe(422);
    const body = { body: '--x\r\nnonsense', headers: { 'content-type': 'multipart/form-data; boundary=x' } };
    expect((await it.post(path, {}, body)).status).toBe(422);
  });
});

describe('against scripts', () => {
  test('a filled honeypot gets the same answer, and nothing is stored', async () => {
    const { it, form } = await reading();
    const good = await (await it.post(path, { ...form, ...ada })).text();
    const held = holdAnswers();
    let answered = false;
    const trapped = it.post(path, { ...form, ...ada, comment: 'buy' }).finally(() => {
      answered = true;
    });
    // The answer waits for a fixed time, so that it tells nothing of what was done.
    const { ms, letGo } = await held.next();
    expect(ms).toBe(250);
    await it.get(path);
    expect(answered).toBe(false);
    letGo();
    expect(await (await trapped).text()).toBe(good);
    expect(it.changes.length).toBe(1);
  });

  test('a form from another site gets one button, which posts again what was typed', async () => {
    const it = await site();
    const response = await it.post(path, { email: 'ada@example.org' });
    expect(response.status).toBe(200);
    const again = await formOf(response);
    expect(again).toMatchObject({ email: 'ada@example.org', cadence: 'daily' });
    expect(it.changes).toEqual([]);
    it.later(1100);
    expect((await pageOf(await it.post(path, again)))('h1').text()).toBe('Check your mail');
    expect(it.changes).toMatchObject([
      ['follow', 'harbour', { address: { address: 'ada@example.org' }, cadence: 'daily', timezone: 'UTC' }],
    ]);
  });

  test.each([
    ['missing', () => ''],
    ['forged', () => 'eyJzaG93bkF0IjowfQ.AAAAAAAAAAAAAAAAAAAAAA'],
    ['of another kind', (it: Site) => it.tokens.unsubscribe.make({ subscriberId: 7 }, it.clock())],
    [
      'older than a day',
      (it: Site) => it.tokens.formStamp.make({ shownAt: 0 }, new Date(it.clock().getTime() - 25 * 3600_000)),
    ],
    [
      'younger than two seconds',
      (it: Site) => it.tokens.formStamp.make({ shownAt: it.clock().getTime() - 1900 }, it.clock()),
    ],
  ])('a stamp that is %s stores nothing at the first press', async (_, stamp) => {
    const it = await site();
    const response = await it.post(path, { ...ada, stamp: stamp(it) });
    expect((await pageOf(response))('h1').text()).toBe('One more press');
    expect(it.changes).toEqual([]);
  });

  test('who presses faster than anyone reads gets through by pressing again', async () => {
    const { it } = await reading();
    let response = await it.post(path, ada);
    let presses = 1;
    for (; (await response.clone().text()).includes('One more press'); presses++) {
      it.later(400);
      response = await it.post(path, await formOf(response));
    }
    expect(presses).toBe(4);
    expect(it.changes.length).toBe(1);
  });

  test('one network gets twenty sign-ups an hour, other networks are not touched', async () => {
    const { it, form } = await reading({ config: { trustProxy: 1 } });
    const from = (ip: string) => it.post(path, { ...form, ...ada }, { headers: { 'x-forwarded-for': ip } });
    const statuses = await Promise.all(
      Array.from({ length: signUpsPerHour + 1 }, async (_, at) => (await from(`2001:db8::${at}`)).status),
    );
    expect(statuses.filter((status) => status === 200).length).toBe(signUpsPerHour);
    const refused = await from('2001:db8:0:0:ffff::1');
    expect(refused.status).toBe(429);
    const wait = Number(refused.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(3500);
    expect(wait).toBeLessThanOrEqual(3600);
    expect(await refused.text()).toContain('Please try again in 60 minutes.');
    expect((await from('2001:db8:0:1::1')).status).toBe(200);
    expect(it.changes.length).toBe(signUpsPerHour + 1);
  });

  test.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['', ''],
  ])('%s counts as %s', (ip, expected) => {
    expect(network(ip)).toBe(expected);
  });

  test('a proxy that nobody announced is warned about once', async () => {
    const it = await site();
    for (const ip of ['192.0.2.1', '192.0.2.2']) await it.get('/', { headers: { 'x-forwarded-for': ip } });
    expect(it.lines.filter((line) => line.includes('TRUST_PROXY')).length).toBe(1);
    const behind = await site({ config: { trustProxy: 1 } });
    await behind.get('/', { headers: { 'x-forwarded-for': '192.0.2.1' } });
    expect(behind.lines.join()).not.toContain('TRUST_PROXY');
  });
});

test('a name with signs in it is shown as it is', async () => {
  const it = await site({ publications: [{ ...publication, name: 'Salt & <Pepper>' }] });
  const $ = await pageOf(await it.get(path));
  expect($('h1').text()).toBe('Follow Salt & <Pepper> by email');
  expect($('pepper').length).toBe(0);
});
