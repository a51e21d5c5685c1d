import { describe, expect, test } from 'vitest';
import { barLinks, barOrder, type SocialLinks, socialNames } from '../../../src/model/publications/social.ts';

const page = { url: 'https://harbour.example/tides/?a=1&b=2', title: 'Tides & “time”' };
const links = (social: SocialLinks, over: Partial<typeof page> = {}) =>
  Object.fromEntries(
    barLinks({ social, ...page, ...over }).map(({ name, does, url }) => [name, `${does} ${url}`]),
  );
const all: Required<SocialLinks> = {
  youtube: 'https://www.youtube.com/@harbour',
  linkedin: 'https://www.linkedin.com/company/harbour',
  instagram: 'https://www.instagram.com/harbour',
  wechat: 'https://u.wechat.com/harbour',
  whatsapp: 'https://whatsapp.com/channel/harbour',
  messenger: 'https://m.me/harbour',
};

test('the bar has the order that owners know, and names every network once', () => {
  expect(barLinks({ social: all, ...page }).map(({ name }) => name)).toEqual([
    'youtube',
    'linkedin',
    'share',
    'instagram',
    'wechat',
    'whatsapp',
    'messenger',
  ]);
  expect([...socialNames, 'email', 'share'].sort()).toEqual([...barOrder].sort());
});

test('an owner’s own pages are visited', () => {
  const { share, wechat, ...visited } = links(all);
  for (const [name, link] of Object.entries(visited)) {
    expect(link).toBe(`visit ${all[name as keyof SocialLinks]}`);
  }
  expect(share).toBe(`page ${page.url}`);
  expect(wechat).toBe('code https://u.wechat.com/harbour');
});

describe('where an owner set nothing', () => {
  test('the page is shared, and networks that take no pages are not there', () => {
    const text =
      'Tides%20%26%20%E2%80%9Ctime%E2%80%9D%20https%3A%2F%2Fharbour.example%2Ftides%2F%3Fa%3D1%26b%3D2';
    expect(links({})).toEqual({
      linkedin:
        'share https://www.linkedin.com/sharing/share-offsite/?url=https%3A%2F%2Fharbour.example%2Ftides%2F%3Fa%3D1%26b%3D2',
      share: `page ${page.url}`,
      wechat: `code ${page.url}`,
      whatsapp: `share https://wa.me/?text=${text}`,
    });
  });

  test('a page without a title, and one with half a character in it, are shared too', () => {
    expect(links({}, { title: '' }).whatsapp).toBe(
      'share https://wa.me/?text=https%3A%2F%2Fharbour.example%2Ftides%2F%3Fa%3D1%26b%3D2',
    );
    expect(links({}, { title: 'a\ud83d' }).whatsapp).toMatch(/text=a%EF%BF%BD%20https/);
  });
});

describe('what is no web address', () => {
  const bad = [
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'mailto:a@example.org',
    'ftp://example.org/',
    '//example.org/',
    'example.org',
    '',
    `https://example.org/${'a'.repeat(2000)}`,
  ];

  test.each(bad.map((url) => [url.slice(0, 30), url]))('never comes out: %s', (_, url) => {
    const social = Object.fromEntries(socialNames.map((name) => [name, url]));
    expect(links(social)).toEqual(links({}));
    expect(links({}, { url })).toEqual({});
    for (const { url: out } of barLinks({ social, ...page, title: url })) expect(out).toMatch(/^https?:\/\//);
  });
});
