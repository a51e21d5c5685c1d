/** Turns elements that play something into links, with a preview picture if the player's address names one. */
import { escapeHtml } from '../../lib/html-escape.ts';
import { webAddress } from '../links/address.ts';
import { absolute, type CleaningContext, descendantsNamed, type Element, hasAncestor } from './elements.ts';
import { mailSize } from './images.ts';
import { fileOf, isKnownPlayer, type Player, playerOf } from './players.ts';

/** Keys are element names. A function returns the player, `''` to remove the element, or null if it is no player. */
const players: Record<string, (element: Element, context: CleaningContext) => Player | '' | null> = {
  iframe: frame,
  'amp-iframe': frame,
  video: mediaFile,
  audio: mediaFile,
  'amp-video': mediaFile,
  'amp-audio': mediaFile,
  object: flashPlayer,
  embed: flashPlayer,
  div: wordPressEmbed,
  'amp-youtube': playerById('data-videoid', 'https://www.youtube.com/embed/'),
  'lite-youtube': playerById('videoid', 'https://www.youtube.com/embed/'),
  'youtube-video': playerById('video-id', 'https://www.youtube.com/embed/'),
  'amp-vimeo': playerById('data-videoid', 'https://player.vimeo.com/video/'),
  'lite-vimeo': playerById('videoid', 'https://player.vimeo.com/video/'),
  'amp-dailymotion': playerById('data-videoid', 'https://www.dailymotion.com/embed/video/'),
};

/** Returns HTML that replaces a player: a link, or '' to remove the element. Returns null if it is no player. */
export function playerHtml(element: Element, context: CleaningContext): string | null {
  const player = players[element.name]?.(element, context) ?? null;
  if (!player) return player;
  const repeated = context.shownMedia.has(player.href);
  context.shownMedia.add(player.href);
  if (repeated && hasAncestor(element, 'noscript')) return '';
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

const lazySourceAttributes = [
  'data-src',
  'data-lazy-src',
  'data-litespeed-src',
  'data-src-cmplz',
  'data-cookieblock-src',
];

function frame(element: Element, { base, $ }: CleaningContext): Player | '' {
  const { attribs } = element;
  // WordPress puts a quote with a link before its own embeds. A mail goes to subscribers, who don't need the follow bar.
  if (/\b(wp-embedded-content|postrider-bar)\b/.test(attribs.class ?? '')) return '';
  const written = [...lazySourceAttributes.map((name) => attribs[name]), attribs.src].find(Boolean);
  const src = address(written, base);
  const player = src && playerOf(src, attribs.title ?? attribs['aria-label']);
  if (!player) return '';
  const inner = linkInside(element, $);
  return inner && sameSite(inner.href.host, src.host)
    ? { ...player, href: inner.href.href, name: inner.text || player.name }
    : player;
}

/** Bandcamp and others put a link to the page into the frame, for readers without frames. */
function linkInside(element: Element, $: CleaningContext['$']): { href: URL; text: string } | null {
  const [link] = descendantsNamed(element, 'a');
  const href = webAddress(link?.attribs.href);
  return href && { href, text: $(link!).text().trim() };
}

const sameSite = (a: string, b: string): boolean =>
  a.split('.').slice(-2).join('.') === b.split('.').slice(-2).join('.');

/** A video or audio element. Returns null if it has no address, so that the links inside stay. */
function mediaFile(element: Element, { base }: CleaningContext): Player | null {
  const { src, title, poster } = element.attribs;
  const inner = descendantsNamed(element, 'source', 'a').map(({ attribs }) => attribs.src ?? attribs.href);
  const found = [src, element.attribs['data-src'], ...inner]
    .map((written) => address(written, base))
    .filter((url) => url !== null);
  const url = found.find(({ pathname }) => /\.(mp4|mp3)$/i.test(pathname)) ?? found[0]; // what every device plays
  return url ? fileOf(url, title ?? element.attribs['aria-label'], absolute(poster, base)) : null;
}

/** Players from the time of Flash. Returns null for other objects, so that their fallback content stays. */
function flashPlayer(element: Element, { base }: CleaningContext): Player | '' | null {
  const { data, src, title } = element.attribs;
  const inner = descendantsNamed(element, 'param', 'embed', 'iframe').map(
    ({ attribs }) => attribs.value ?? attribs.src,
  );
  for (const written of [data, src, ...inner.slice(0, 10)]) {
    const url = address(written, base);
    if (url && isKnownPlayer(url)) return playerOf(url, title);
  }
  return element.name === 'embed' ? '' : null;
}

/** WordPress's embed block, if its feed has only the address, or the element that a plugin puts in its place. */
function wordPressEmbed(element: Element, { base, $ }: CleaningContext): Player | '' | null {
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

/** Reads a custom element that names the video by its id. */
function playerById(attribute: string, site: string) {
  return ({ attribs }: Element): Player | null => {
    const id = /^[\w-]{1,40}$/.exec(attribs[attribute] ?? '')?.[0];
    return id
      ? playerOf(new URL(site + id), attribs.playlabel?.replace(/^Play: /, '') ?? attribs.title)
      : null;
  };
}
