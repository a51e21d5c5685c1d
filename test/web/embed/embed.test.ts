/** The follow bar as any site loads it: its script, and the code that an owner pastes. */
import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import { contrast } from '../../../src/model/publications/colors.ts';
import { type SocialLinks, socialNames } from '../../../src/model/publications/social.ts';
import { codeSvg } from '../../../src/web/embed/code.ts';
import { icons } from '../../../src/web/embed/files.ts';
import { snippet } from '../../../src/web/embed/snippet.ts';
import { look, paper } from '../../../src/web/pages/look.ts';
import type { Site } from '../../support/web/app.ts';
import { publication } from '../../support/web/rows.ts';
import { site } from '../../support/web/site.ts';

const social: Required<SocialLinks> = {
  youtube: 'https://www.youtube.com/@the-harbour-light',
  linkedin: 'https://www.linkedin.com/company/the-harbour-light-newspaper',
  instagram: 'https://www.instagram.com/the.harbour.light',
  wechat: 'https://u.wechat.com/kJ3harbourlightnewspaper',
  whatsapp: 'https://whatsapp.com/channel/0029Va3HarbourLight',
  messenger: 'https://m.me/the.harbour.light',
};
const everything = { ...publication, social };
const open = (over: Partial<typeof publication> = {}) =>
  site({ publications: [{ ...publication, ...over }] });

/** What the script was given to run on. */
const settingsOf = (script: string) =>
  JSON.parse(/\}\)\((\{"base".*?\})(?:,\(\(title,topics\)=>.*)?\);$/.exec(script)![1]!);

describe('the script', () => {
  test('may be loaded by any page, is kept for five minutes, and is asked for again by its tag', async () => {
    const it = await open();
    const { status, headers } = await it.get('/embed/harbour.js');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^text\/javascript/);
    expect(headers.get('cache-control')).toBe('public, max-age=300');
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('set-cookie')).toBeNull();
    const tag = { 'if-none-match': headers.get('etag')!, 'cache-control': 'max-age=0' };
    const again = await it.get('/embed/harbour.js', { headers: tag });
    expect(again.status).toBe(304);
  });

  test('is under 15 KB with every social link set, and nothing in it is only for people', async () => {
    const it = await site({
      publications: [everything],
      config: { baseUrl: 'https://post.harbour.example' },
    });
    const script = await (await it.get('/embed/harbour.js')).text();
    expect(Buffer.byteLength(script)).toBeLessThan(15_000);
    expect(script).not.toMatch(/^\s|^\/\/|^\/?\*/m);
    expect(() => new Function(script)).not.toThrow();
  });

  test('has the owner’s links, and shares the page where there are none', async () => {
    const full = await site({ publications: [everything] });
    const { items } = settingsOf(await (await full.get('/embed/harbour.js')).text());
    expect(items.map(({ name, url }: { name: string; url?: string }) => [name, url])).toEqual([
      ['email', undefined],
      ['youtube', social.youtube],
      ['linkedin', social.linkedin],
      ['share', undefined],
      ['instagram', social.instagram],
      ['wechat', social.wechat],
      ['whatsapp', social.whatsapp],
      ['messenger', social.messenger],
    ]);
    const bare = await open({ social: { messenger: 'javascript:alert(1)' } });
    const script = await (await bare.get('/embed/harbour.js')).text();
    expect(settingsOf(script).items.map(({ label }: { label: string }) => label)).toEqual([
      'Follow by Email',
      'Share on LinkedIn',
      'Share',
      'WeChat',
      'Share on WhatsApp',
    ]);
    expect(script).not.toContain('javascript:');
  });

  test('holds any name safely', async () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a name like any other
    const name = '</script><script>alert(1)</script> <!-- & "\' ${1} `x` $& \u2028\u2029\\';
    const it = await open({ name });
    const script = await (await it.get('/embed/harbour.js')).text();
    expect(script).not.toMatch(/<\/script|<!--|[\u2028\u2029]/i);
    expect(settingsOf(script).words.bar).toBe(`Follow and share ${name}`);
    expect(() => new Function(script)).not.toThrow();
  });

  test('offers the publication’s own cadence first, in its own colour', async () => {
    const it = await open({ defaultCadence: 'weekly' });
    const { cadence, cadences, css } = settingsOf(await (await it.get('/embed/harbour.js')).text());
    expect(cadence).toBe('weekly');
    expect(cadences.map(([value]: [string]) => value)).toEqual(['instant', 'daily', 'weekly', 'monthly']);
    expect(css).toContain(`--fill:${look('#0b6e5f').light.fill}`);
    expect(css).toContain(`--fill:${look('#0b6e5f').dark.fill}`);
  });

  const topics = ['Town Hall', '<Arts> & "Culture"', 'Tides'];
  const scriptOf = async (it: Site) => (await it.get('/embed/harbour.js')).text();
  const asks = (script: string) => script.includes("name:'topics'");

  test('asks for topics where the owner offers some, each a box to tick', async () => {
    const script = await scriptOf(await open({ topics }));
    expect(() => new Function(script)).not.toThrow();
    expect(script).not.toMatch(/<Arts>/);
    expect(settingsOf(script).css).toContain('.topics input{');
    // What stands in the form, made by a `make` of our own.
    const fields = /\},(\(\(title,topics\)=>.*\))\);$/.exec(script)![1]!;
    const make = (name: string, attributes: object, ...content: unknown[]) => [name, attributes, ...content];
    const [made, ...more] = new Function('make', `return ${fields}(make)`)(make);
    expect(more).toEqual([]);
    const box = (value: string) => [
      'label',
      {},
      ['input', { type: 'checkbox', name: 'topics', value }],
      value,
    ];
    expect(made).toEqual([
      'details',
      { class: 'topics' },
      ['summary', {}, 'Only about …'],
      ...topics.map(box),
    ]);
  });

  test('does not ask for topics that would make it 15 KB or more, or where there are none', async () => {
    const many = Array.from({ length: 30 }, (_, at) => `Tides of the coast ${at}`);
    const [none, some, large] = await Promise.all(
      [{}, { topics }, { topics: many, social }].map(async (set) => scriptOf(await open(set))),
    );
    expect([none, some, large].map((script) => asks(script!))).toEqual([false, true, false]);
    for (const script of [none, some, large]) {
      expect(Buffer.byteLength(script!)).toBeLessThan(15_000);
    }
    expect(large).not.toContain('Tides of the coast');
    expect(settingsOf(large!).css).not.toContain('.topics');
  });

  test.each(socialNames)('the icon of %s can be seen on light and dark', (name) => {
    expect(contrast(icons[name].light!, paper.light)).toBeGreaterThanOrEqual(3);
    expect(contrast(icons[name].dark!, paper.dark)).toBeGreaterThanOrEqual(3);
  });
});

test('an unknown publication is named, whatever is asked of it', async () => {
  const it = await open();
  for (const path of [
    '/embed/nowhere.js',
    '/embed/nowhere/stamp',
    '/embed/nowhere/qr.svg',
    '/embed/nowhere',
  ]) {
    const response = await it.get(path);
    expect(response.status, path).toBe(404);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(await response.text()).toContain('nowhere');
  }
});

test('nothing but what is meant is taken', async () => {
  const it = await open();
  for (const path of ['/embed/harbour.js', '/embed/harbour/stamp', '/embed/harbour/qr.svg']) {
    expect((await it.get(path, { method: 'HEAD' })).status).toBe(200);
    expect((await it.post(path, {})).status).toBe(405);
  }
  expect((await it.get('/embed/harbour', { method: 'PUT' })).status).toBe(405);
  expect((await it.get('/embed/harbour/nothing')).status).toBe(404);
  expect((await it.get('/Embed/Harbour.js')).status).toBe(200);
});

describe('the code for WeChat', () => {
  const code = async (it: Site, url?: string) => {
    const query = url === undefined ? '' : `?${new URLSearchParams({ url })}`;
    return it.get(`/embed/harbour/qr.svg${query}`);
  };

  test('is a picture that any page may show, kept for a day', async () => {
    const { status, headers } = await code(await open());
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^image\/svg\+xml/);
    expect(headers.get('cache-control')).toBe('public, max-age=86400');
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  });

  test.each([
    ['a page of the site', 'https://harbour.example/tides/?page=2'],
    ['a page of a part of it', 'http://www.harbour.example/tides/'],
    ['a page of this installation', 'http://localhost:3000/archive/harbour'],
    ['the owner’s own link', 'https://u.wechat.com/harbour'],
  ])('can be of %s', async (_, url) => {
    const it = await open({ social: { wechat: 'https://u.wechat.com/harbour' } });
    expect(await (await code(it, url)).text()).toBe(codeSvg(url));
  });

  test.each([
    ['none', undefined],
    ['a foreign address', 'https://evil.example/'],
    ['one that looks like the site', 'https://notharbour.example/'],
    ['one with the site as its user', 'https://harbour.example@evil.example/'],
    ['WeChat, where the owner has no link', 'https://u.wechat.com/harbour'],
    ['a script', 'javascript:alert(1)//harbour.example'],
    ['another scheme', 'ftp://harbour.example/'],
    ['words', 'win a prize'],
    ['too long', `https://harbour.example/${'a'.repeat(1000)}`],
    ['too long by far', `https://harbour.example/${'a'.repeat(9000)}`],
  ])('is of the site itself if the address is %s', async (_, url) => {
    const response = await code(await open(), url);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe(codeSvg('https://harbour.example/'));
  });

  test('is of the site itself if the address comes twice', async () => {
    const it = await open();
    const response = await it.get(
      '/embed/harbour/qr.svg?url=https://evil.example/&url=https://evil.example/',
    );
    expect(await response.text()).toBe(codeSvg('https://harbour.example/'));
  });
});

test('what an owner copies is one script and, without scripts, a frame of the same address', () => {
  const $ = load(`<body>${snippet('https://post.example.org', publication)}`, { scriptingEnabled: false });
  expect($('script').attr()).toEqual({ src: 'https://post.example.org/embed/harbour.js', async: '' });
  expect($('noscript iframe').attr()).toMatchObject({
    src: 'https://post.example.org/embed/harbour',
    title: 'Follow by Email',
  });
});
