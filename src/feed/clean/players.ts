/** Embedded players: which page shows what they play, what it is called, and which picture stands for it. */
import { webAddress } from '../links/address.ts';

export interface Player {
  href: string;
  name: string;
  /** Named without asking anybody. */
  picture: Picture | null;
}

interface Picture {
  src: string;
  width?: number;
  height?: number;
}

type Found = { page: string; picture?: Picture } | null;

interface Site {
  name: string;
  /** Of host and path, without `www.`. */
  at: RegExp;
  /** `id` is the first group of `at`. */
  show: (id: string, src: URL) => Found;
}

const page = (address: string): Found => ({ page: address });

function youTube(id: string, { searchParams }: URL): Found {
  if (!/^[\w-]{11}$/.test(id) || id === 'videoseries') {
    const list = searchParams.get('list');
    return list ? page(`https://www.youtube.com/playlist?list=${encodeURIComponent(list)}`) : null;
  }
  const start = /^\d{1,6}$/.exec(searchParams.get('start') ?? searchParams.get('t') ?? '')?.[0];
  return {
    page: `https://www.youtube.com/watch?v=${id}${start && start !== '0' ? `&t=${start}s` : ''}`,
    picture: { src: `https://i.ytimg.com/vi/${id}/hqdefault.jpg`, width: 480, height: 360 },
  };
}

const dailymotion = (id: string): Found => ({
  page: `https://www.dailymotion.com/video/${id}`,
  picture: { src: `https://www.dailymotion.com/thumbnail/video/${id}` },
});

/** An address that the player is given as a parameter, if it is one on `host`. */
function given(src: URL, name: string, host: RegExp): Found {
  const url = webAddress(src.searchParams.get(name));
  return page(url && host.test(url.host) ? url.href : src.href);
}

const sites: Site[] = [
  { name: 'YouTube', at: /^youtube(?:-nocookie)?\.com\/(?:embed|v|shorts|live)\/([\w-]+)/, show: youTube },
  {
    name: 'YouTube',
    at: /^(?:m\.)?youtube(?:-nocookie)?\.com\/(?:watch|embed)\/?$/,
    show: (_id, src) => youTube(src.searchParams.get('v') ?? '', src),
  },
  { name: 'YouTube', at: /^youtu\.be\/([\w-]{11})$/, show: youTube },
  {
    name: 'Vimeo',
    at: /^(?:player\.)?vimeo\.com\/(?:video\/)?(\d+)/,
    show: (id, { searchParams }) => {
      const key = /^\w+$/.exec(searchParams.get('h') ?? '')?.[0]; // of videos that are not listed
      return page(`https://vimeo.com/${id}${key ? `/${key}` : ''}`);
    },
  },
  { name: 'Dailymotion', at: /^dailymotion\.com\/(?:embed\/|swf\/)?video\/(\w+)/, show: dailymotion },
  {
    name: 'Dailymotion',
    at: /^geo\.dailymotion\.com\/player/,
    show: (_id, src) => dailymotion(src.searchParams.get('video') ?? ''),
  },
  {
    name: 'PeerTube',
    at: /^([\w.-]+(?::\d+)?)\/videos\/embed\/(?=[\w-]{8,40}$)/,
    show: (host, src) => page(`https://${host}/w/${src.pathname.split('/').pop()}`),
  },
  {
    name: 'Spotify',
    at: /^open\.spotify\.com\/embed(?:-podcast)?\/(\w+\/\w+)/,
    show: (id) => page(`https://open.spotify.com/${id}`),
  },
  {
    name: 'SoundCloud',
    at: /^w\.soundcloud\.com\/player/,
    show: (_id, src) => given(src, 'url', /^(?:www\.|m\.)?soundcloud\.com$/),
  },
  {
    name: 'Bandcamp',
    at: /^bandcamp\.com\/(?:EmbeddedPlayer|VideoEmbed)/i,
    show: (_id, src) => page(src.href),
  },
  {
    name: 'Apple Podcasts',
    at: /^embed\.podcasts\.apple\.com(\/.+)/,
    show: (path, { search }) => page(`https://podcasts.apple.com${path}${search}`),
  },
  {
    name: 'Apple Music',
    at: /^embed\.music\.apple\.com(\/.+)/,
    show: (path, { search }) => page(`https://music.apple.com${path}${search}`),
  },
  {
    name: 'Mixcloud',
    at: /^(?:player-widget\.)?mixcloud\.com\/widget\/iframe/,
    show: (_id, src) => {
      const feed = webAddress(src.searchParams.get('feed'), 'https://www.mixcloud.com/');
      return page(feed?.href ?? src.href);
    },
  },
  {
    name: 'Deezer',
    at: /^widget\.deezer\.com\/widget\/\w+\/(\w+\/\d+)/,
    show: (id) => page(`https://www.deezer.com/${id}`),
  },
  { name: 'TED', at: /^embed\.ted\.com(\/talks\/.+)/, show: (path) => page(`https://www.ted.com${path}`) },
  {
    name: 'Internet Archive',
    at: /^archive\.org\/embed\/([\w.-]+)/,
    show: (id) => ({
      page: `https://archive.org/details/${id}`,
      picture: { src: `https://archive.org/services/img/${id}` },
    }),
  },
  {
    name: 'Twitch',
    at: /^player\.twitch\.tv\//,
    show: (_id, { searchParams }) => {
      const video = searchParams.get('video')?.replace(/^v/, '');
      return page(
        `https://www.twitch.tv/${video ? `videos/${encodeURIComponent(video)}` : encodeURIComponent(searchParams.get('channel') ?? '')}`,
      );
    },
  },
  {
    name: 'Facebook',
    at: /^facebook\.com\/plugins\/(?:video|post)\.php/,
    show: (_id, src) => given(src, 'href', /(?:^|\.)facebook\.com$/),
  },
  { name: 'Loom', at: /^loom\.com\/embed\/(\w+)/, show: (id) => page(`https://www.loom.com/share/${id}`) },
  {
    name: 'VideoPress',
    at: /^videopress\.com\/(?:embed|v)\/(\w+)/,
    show: (id) => page(`https://videopress.com/v/${id}`),
  },
  {
    name: 'Bilibili',
    at: /^player\.bilibili\.com\/player\.html/,
    show: (_id, { searchParams }) => {
      const id = /^BV\w+$/.exec(searchParams.get('bvid') ?? '')?.[0];
      return id ? page(`https://www.bilibili.com/video/${id}`) : null;
    },
  },
  {
    name: 'Niconico',
    at: /^embed\.nicovideo\.jp\/watch\/(\w+)/,
    show: (id) => page(`https://www.nicovideo.jp/watch/${id}`),
  },
];

/** Frames of sites that are not in the table, by how such addresses are mostly made. */
const anyPlayer =
  /^(?:player|embed|widget|play|podcast|podcasts|share|html5-player|playlist)\.[^/]+\/.|\/(?:embed|e|player|videos?|episodes?)\b/;

/** What a frame plays; null for any other frame (ads, forms, maps of readers). `title` is the frame's own. */
export function playerOf(src: URL, title?: string): Player | null {
  const inner = unwrapped(src);
  if (inner) return playerOf(inner.src, title) ?? inner.player;
  const place = src.host.replace(/^www\./, '') + src.pathname;
  for (const { name, at, show } of sites) {
    const match = at.exec(place);
    const found = match && show(match[1] ?? '', src);
    if (found) return { href: found.page, name: nameOf(title) ?? name, picture: found.picture ?? null };
  }
  return anyPlayer.test(place)
    ? { href: src.href, name: nameOf(title) ?? src.host.replace(/^www\./, ''), picture: null }
    : null;
}

/** Whether a site of the table plays it. */
export const isKnownPlayer = (src: URL): boolean =>
  sites.some(({ at }) => at.test(src.host.replace(/^www\./, '') + src.pathname));

/** Medium plays everything through Embedly, whose address names the player, the page and a picture. */
function unwrapped(src: URL): { src: URL; player: Player | null } | null {
  if (!/(?:^|\.)embedly\.com$/.test(src.host) || !src.pathname.startsWith('/widgets/')) return null;
  const [player, shown, image] = ['src', 'url', 'image'].map((key) => webAddress(src.searchParams.get(key)));
  const href = shown ?? player;
  if (!href) return null;
  const picture = image ? { src: image.href } : null;
  return { src: player ?? href, player: { href: href.href, name: href.host.replace(/^www\./, ''), picture } };
}

/** Titles that say no more than the site's name. */
const generic =
  /^(?:[\w.-]+\s+)?(?:embed(?:ded)?(?:\s+(?:video|player|content))?|(?:video|audio|media|podcast)?\s*player|video|audio|iframe)$/i;

function nameOf(title: string | undefined): string | null {
  const name = (title ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^Spotify Embed: /, '')
    .slice(0, 200);
  return name && !generic.test(name) && !/^https?:/i.test(name) ? name : null;
}

/** A film or sound file, called by its name. */
export function fileOf(address: URL, title?: string, poster?: string | null): Player {
  const last = address.pathname.split('/').pop() ?? '';
  return {
    href: address.href,
    name: nameOf(title) ?? (decoded(last) || address.host),
    picture: poster ? { src: poster } : null,
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a stray per cent sign
  }
}
