/** Elements that play something, as a link: with the picture that stands for it, where one can be named. */
import { escapeHtml } from '../../lib/html-escape.ts';
import { webAddress } from '../links/address.ts';
import { absolute, type Element, inside, isWithin, type Work } from './elements.ts';
import { mailSize } from './images.ts';
import { fileOf, isKnownPlayer, type Player, playerOf } from './players.ts';

/** By name: the player that an element is; `''` for one that goes, null for an element that is none. */
const players: Record<string, (element: Element, work: Work) => Player | '' | null> = {
  iframe: frame,
  'amp-iframe': frame,
  video: file,
  audio: file,
  'amp-video': file,
  'amp-audio': file,
  object: flash,
  embed: flash,
  div: pasted,
  'amp-youtube': named('data-videoid', 'https://www.youtube.com/embed/'),
  'lite-youtube': named('videoid', 'https://www.youtube.com/embed/'),
  'youtube-video': named('video-id', 'https://www.youtube.com/embed/'),
  'amp-vimeo': named('data-videoid', 'https://player.vimeo.com/video/'),
  'lite-vimeo': named('videoid', 'https://player.vimeo.com/video/'),
  'amp-dailymotion': named('data-videoid', 'https://www.dailymotion.com/embed/video/'),
};

/** What stands for an element that plays something; empty where it shall go, null for any other element. */
export function playerHtml(element: Element, work: Work): string | null {
  const player = players[element.name]?.(element, work) ?? null;
  if (!player) return player;
  const repeated = work.shown.has(player.href);
  work.shown.add(player.href);
  if (repeated && isWithin(element, 'noscript')) return '';
  const { picture } = player;
  const size =
    picture && mailSize({ width: String(picture.width ?? ''), height: String(picture.height ?? '') });
  const sides = Object.entries(size ?? {}).map(([name, value]) => ` ${name}="${value}"`);
  const image = picture ? `<img src="${escapeHtml(picture.src)}" alt=""${sides.join('')}><br>` : '';
  const shown = `<a href="${escapeHtml(player.href)}">${image}▶ ${escapeHtml(player.name)}</a>`;
  return element.parent?.type === 'root' ? `<p>${shown}</p>` : shown;
}

function address(text: string | undefined, base: string): URL | null {
  const url = absolute(text, base);
  return url ? new URL(url) : null;
}

const lateNames = [
  'data-src',
  'data-lazy-src',
  'data-litespeed-src',
  'data-src-cmplz',
  'data-cookieblock-src',
];

function frame(element: Element, { base, $ }: Work): Player | '' {
  const { attribs } = element;
  // WordPress puts a quote with a link before its own embeds; the follow bar has no place in a mail to a follower.
  if (/\b(wp-embedded-content|postrider-bar)\b/.test(attribs.class ?? '')) return '';
  const written = [...lateNames.map((name) => attribs[name]), attribs.src].find(Boolean);
  const src = address(written, base);
  const player = src && playerOf(src, attribs.title ?? attribs['aria-label']);
  if (!player) return '';
  const inner = linkInside(element, $);
  return inner && sameSite(inner.href.host, src.host)
    ? { ...player, href: inner.href.href, name: inner.text || player.name }
    : player;
}

/** Bandcamp and others put a link to the page into the frame, for readers without frames. */
function linkInside(element: Element, $: Work['$']): { href: URL; text: string } | null {
  const [link] = inside(element, 'a');
  const href = webAddress(link?.attribs.href);
  return href && { href, text: $(link!).text().trim() };
}

const sameSite = (a: string, b: string): boolean =>
  a.split('.').slice(-2).join('.') === b.split('.').slice(-2).join('.');

/** A film or sound with an address of its own; without one, the links inside are kept. */
function file(element: Element, { base }: Work): Player | null {
  const { src, title, poster } = element.attribs;
  const inner = inside(element, 'source', 'a').map(({ attribs }) => attribs.src ?? attribs.href);
  const found = [src, element.attribs['data-src'], ...inner]
    .map((written) => address(written, base))
    .filter((url) => url !== null);
  const url = found.find(({ pathname }) => /\.(mp4|mp3)$/i.test(pathname)) ?? found[0]; // what every device plays
  return url ? fileOf(url, title ?? element.attribs['aria-label'], absolute(poster, base)) : null;
}

/** Players of the time of Flash; what stands in for other objects is kept. */
function flash(element: Element, { base }: Work): Player | '' | null {
  const { data, src, title } = element.attribs;
  const inner = inside(element, 'param', 'embed', 'iframe').map(
    ({ attribs }) => attribs.value ?? attribs.src,
  );
  for (const written of [data, src, ...inner.slice(0, 10)]) {
    const url = address(written, base);
    if (url && isKnownPlayer(url)) return playerOf(url, title);
  }
  return element.name === 'embed' ? '' : null;
}

/** WordPress's block of a player, when its feed holds only the address; and what a plugin puts there in its place. */
function pasted(element: Element, { base, $ }: Work): Player | '' | null {
  const { attribs, children } = element;
  const classes = attribs.class ?? '';
  if (/\brll-youtube-player\b/.test(classes)) {
    const src = address(attribs['data-src'], base);
    return src && playerOf(src, attribs['data-alt']);
  }
  if (!/\bwp-block-embed__wrapper\b/.test(classes)) return null;
  const text = $(children as Element[])
    .text()
    .trim();
  const url = /^https?:\/\/\S+$/.test(text) && !$(children as Element[]).is('*') ? address(text, base) : null;
  if (!url) return null;
  return (isKnownPlayer(url) && playerOf(url)) || { href: url.href, name: url.host, picture: null };
}

/** A custom element that names the film by its id. */
function named(attribute: string, site: string) {
  return ({ attribs }: Element): Player | null => {
    const id = /^[\w-]{1,40}$/.exec(attribs[attribute] ?? '')?.[0];
    return id
      ? playerOf(new URL(site + id), attribs.playlabel?.replace(/^Play: /, '') ?? attribs.title)
      : null;
  };
}
