/** The follow bar as a page in a frame. */
import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import { codeSvg } from '../../../src/web/embed/code.ts';
import { publication } from '../../support/web/rows.ts';
import { pageOf, site } from '../../support/web/site.ts';

const open = (over: Partial<typeof publication> = {}) =>
  site({ publications: [{ ...publication, ...over }] });

describe('the frame', () => {
  const article = { url: 'https://harbour.example/tides/', title: 'Tides & “time”' };
  const path = `/embed/harbour?${new URLSearchParams(article)}`;
  const ada = { email: 'ada@example.org', cadence: 'weekly' };

  test('can be framed by any page, and by nothing else is it less strict', async () => {
    const { status, headers } = await (await open()).get(path);
    expect(status).toBe(200);
    expect(headers.get('x-frame-options')).toBeNull();
    expect(headers.get('set-cookie')).toBeNull();
    expect(headers.get('cache-control')).toBe('private, no-cache');
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    const policy = headers.get('content-security-policy')!;
    expect(policy).toContain('frame-ancestors *');
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe-inline');
  });

  test('links as the bar does, out of the frame into a new tab', async () => {
    const social = {
      youtube: 'https://www.youtube.com/@harbour',
      linkedin: '',
      instagram: 'https://www.instagram.com/harbour',
      whatsapp: 'https://whatsapp.com/channel/harbour',
      messenger: 'https://m.me/harbour',
    };
    const it = await open({ social });
    const $ = await pageOf(await it.get(path));
    const links = $('nav a')
      .toArray()
      .map(({ attribs }) => attribs);
    expect(links.map((link) => link['aria-label'])).toEqual([
      'The Harbour Light on YouTube',
      'Share on LinkedIn',
      'Share',
      'The Harbour Light on Instagram',
      'WeChat',
      'The Harbour Light on WhatsApp',
      'The Harbour Light on Messenger',
    ]);
    expect(links[1]!.href).toMatch(/\?url=https%3A%2F%2Fharbour\.example%2Ftides%2F$/);
    for (const { href, target, rel } of links) {
      if (href!.startsWith('/embed/harbour?')) expect(target).toBeUndefined();
      else expect({ target, rel }).toEqual({ target: '_blank', rel: 'noopener' });
    }
  });

  test('shows the article’s link to copy, and a code to scan', async () => {
    const it = await open();
    const $ = await pageOf(await it.get(path));
    const panel = async (name: string) => pageOf(await it.get($(`nav .${name}`).attr('href')!));
    expect((await panel('share'))('#link').val()).toBe(article.url);
    const image = (await panel('wechat'))('img');
    expect(image.attr('alt')).toBe(`QR code for ${article.url}`);
    expect(await (await it.get(image.attr('src')!)).text()).toBe(codeSvg(article.url));
  });

  test('a foreign address is not passed on: the site itself is', async () => {
    const it = await open();
    for (const url of ['https://evil.example/', 'javascript:alert(1)', '"><script>']) {
      const query = new URLSearchParams({ url, title: 'Win a prize', show: 'share' });
      const html = await (await it.get(`/embed/harbour?${query}`)).text();
      expect(load(html)('#link').val()).toBe('https://harbour.example/');
      expect(html).not.toMatch(/evil|prize|javascript:/);
    }
  });

  test('shows any title and any name as text', async () => {
    const evil = '"><script>alert(1)</script>';
    const it = await open({ name: evil });
    const query = new URLSearchParams({ url: article.url, title: evil });
    for (const more of ['', '&show=share', '&show=wechat', '&theme=dark', '&theme=%22%3E']) {
      const $ = await pageOf(await it.get(`/embed/harbour?${query}${more}`));
      expect($('script:not([src])').length).toBe(0);
    }
  });

  test('takes a sign-up and answers in the frame, about the same page as before', async () => {
    const it = await open();
    const $ = await pageOf(await it.get(`${path}&theme=dark`));
    const form = Object.fromEntries(
      $('form')
        .serializeArray()
        .map(({ name, value }) => [name, value]),
    );
    expect(form).toEqual({
      email: '',
      cadence: 'daily',
      comment: '',
      timezone: '',
      stamp: expect.any(String),
    });
    const action = $('form').attr('action')!;
    expect(action).toMatch(/^\/embed\/harbour\?/);
    it.later(3000);
    const response = await it.post(action, { ...form, ...ada });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toContain('frame-ancestors *');
    const answer = await pageOf(response);
    expect(answer('h1').text()).toBe('Check your mail');
    expect(answer('link[rel=stylesheet]').attr('href')).toContain('theme=dark');
    expect(answer('main a').attr('href')).toBe(action);
    expect(it.changes).toMatchObject([
      ['follow', 'harbour', { address: { address: 'ada@example.org' }, cadence: 'weekly', timezone: 'UTC' }],
    ]);
  });

  test('asks for topics in a fold, and keeps what was ticked', async () => {
    const it = await open({ topics: ['Tides', 'Town Hall'] });
    const $ = await pageOf(await it.get(path));
    expect($('details.topics').attr('open')).toBeUndefined();
    expect($('[name=topics]').length).toBe(2);
    const again = await pageOf(await it.post(path, { ...ada, email: 'ada@', topics: 'Town Hall' }));
    expect(again('details.topics').attr('open')).toBeDefined();
    expect(again('[name=topics][checked]').val()).toBe('Town Hall');
    const press = await pageOf(await it.post(path, { ...ada, topics: 'Town Hall' }));
    it.later(1100);
    const body = new URLSearchParams(press('form').serialize());
    await it.post(press('form').attr('action')!, {}, { body });
    expect(it.changes).toMatchObject([['follow', 'harbour', { topics: ['Town Hall'] }]]);
    expect((await pageOf(await (await open()).get(path)))('.topics').length).toBe(0);
  });

  test('says what is wrong beside the field, and keeps what was typed', async () => {
    const it = await open();
    const response = await it.post(path, { ...ada, email: 'ada@@example.org' });
    expect(response.status).toBe(422);
    const $ = await pageOf(response);
    expect($('#email').val()).toBe('ada@@example.org');
    expect($(`#${$('#email').attr('aria-describedby')}`).text()).toMatch(/more than one @/);
    expect($('option[selected]').val()).toBe('weekly');
  });

  test('leaves out a time zone that only the browser knows', async () => {
    const it = await open();
    const $ = await pageOf(await it.post(path, { ...ada, timezone: 'Mars/Olympus' }));
    expect($('.problem').text()).toContain('Mars/Olympus');
    expect($('[name=timezone]').length).toBe(0);
  });

  test('without a stamp there is one more press; what fills the trap is answered and dropped', async () => {
    const it = await open();
    const $ = await pageOf(await it.post(path, ada));
    expect($('h1').text()).toBe('One more press');
    const form = Object.fromEntries(
      $('form')
        .serializeArray()
        .map(({ name, value }) => [name, value]),
    );
    it.later(1100);
    const trapped = await it.post(path, { ...form, comment: 'buy' });
    expect((await pageOf(trapped))('h1').text()).toBe('Check your mail');
    expect(it.changes).toEqual([]);
    await it.post($('form').attr('action')!, form);
    expect(it.changes).toMatchObject([['follow', 'harbour', { address: { address: 'ada@example.org' } }]]);
  });

  test('wears the theme asked for, else the reader’s', async () => {
    const it = await open();
    const css = async (query: string) => (await it.get(`/embed/harbour/frame.css${query}`)).text();
    expect(await css('')).toContain('@media(prefers-color-scheme:dark)');
    expect(await css('?theme=dark')).toContain(':root{color-scheme:dark');
    expect(await css('?theme=light')).not.toContain('color-scheme:dark');
    expect(await css('?theme=}')).toBe(await css(''));
  });
});
