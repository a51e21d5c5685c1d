/** What no mail may have, whatever it says: the craft that mail programs and readers count on. */
import { type CheerioAPI, load } from 'cheerio';
import type { RenderedMail } from '../../../src/mail/render/render.ts';

/** Gmail clips beyond. */
const mostHtmlBytes = 102 * 1024;
/** RFC 5322, 2.1.1. */
const longestLine = 998;

/** Every fault, as a sentence; none for a good mail. `raw` as it goes over SMTP. */
export function faultsOf({ subject, html, text }: RenderedMail, raw: Buffer): string[] {
  const $ = load(html);
  return [
    ...mimeFaults(raw),
    ...languageFaults($),
    ...headingFaults($),
    ...linkFaults($, html),
    ...pictureFaults($),
    ...textFaults($, text),
    ...(/^[^\r\n]+$/.test(subject) ? [] : ['the subject is not one line']),
    ...(Buffer.byteLength(html) < mostHtmlBytes ? [] : [`the HTML has ${Buffer.byteLength(html)} bytes`]),
    ...[subject, html, text].flatMap((part) => /\bundefined\b|\[object |NaN/.exec(part)?.[0] ?? []),
  ];
}

function mimeFaults(raw: Buffer): string[] {
  const source = raw.toString('latin1');
  const head = source.slice(0, source.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ');
  const boundary = /^Content-Type: multipart\/alternative; *boundary="([^"]+)"$/im.exec(head)?.[1];
  const types = source
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => /^Content-Type: ([^\r\n]+)$/im.exec(part)?.[1]);
  const lines = source.split('\r\n');
  return [
    ...(boundary ? [] : ['it is not multipart/alternative']),
    ...(types.join() === 'text/plain; charset=utf-8,text/html; charset=utf-8'
      ? []
      : [`its parts are ${types.join(', ') || 'none'}`]),
    ...(source.replaceAll('\r\n', '').match(/[\r\n]/) ? ['a line ends without CRLF'] : []),
    ...lines.filter((line) => line.length > longestLine).map((line) => `a line has ${line.length} bytes`),
  ];
}

function languageFaults($: CheerioAPI): string[] {
  const { lang, dir } = $('html').attr() ?? {};
  return [
    ...(lang ? [] : ['html has no lang']),
    ...(dir === 'ltr' || dir === 'rtl' ? [] : ['html has no dir']),
  ];
}

function headingFaults($: CheerioAPI): string[] {
  const levels = $('h1, h2, h3, h4, h5, h6')
    .toArray()
    .map(({ tagName }) => Number(tagName[1]));
  const ones = levels.filter((level) => level === 1).length;
  const skips = levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1);
  return [
    ...(ones === 1 ? [] : [`there are ${ones} h1`]),
    ...skips.map((level) => `an h${level} skips a level`),
  ];
}

/** Those in Outlook's conditional comments too. */
function linkFaults($: CheerioAPI, html: string): string[] {
  const ids = $('[id]')
    .toArray()
    .map((element) => $(element).attr('id')!);
  const urls = [...html.matchAll(/\s(?:href|src)="([^"]*)"/g)].map(([, url]) =>
    load(`<p>${url}</p>`)('p').text(),
  );
  const marks = urls.filter((url) => url.startsWith('#')).map((url) => url.slice(1));
  return [
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `the id ${id} is there twice`),
    // Gmail goes by name alone, others by id.
    ...marks
      .filter((mark) => !ids.includes(mark) || $(`a[name="${mark}"]`).length !== 1)
      .map((mark) => `#${mark} leads nowhere`),
    ...urls
      .filter((url) => !url.startsWith('#') && !/^(https?:\/\/[^/\s]+|mailto:[^\s]+@)/.test(url))
      .map((url) => `"${url}" is no address`),
  ];
}

function pictureFaults($: CheerioAPI): string[] {
  return $('img')
    .toArray()
    .filter((img) => {
      const alt = $(img).attr('alt');
      // A sign within a sentence may go without.
      return !alt && !(alt === '' && $(img).closest('p, li, td').text().trim());
    })
    .map((img) => `${$(img).attr('src')} has no words in its place`);
}

/** The text part leads wherever the HTML leads. */
function textFaults($: CheerioAPI, text: string): string[] {
  const hrefs = $('a[href]')
    .toArray()
    .map((a) => $(a).attr('href')!);
  return [...new Set(hrefs)]
    .filter((href) => !href.startsWith('#') && !text.includes(href))
    .map((href) => `the text part lacks ${href}`);
}
