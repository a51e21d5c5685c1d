/** Pictures in a feed's HTML: which address to show, which are only trackers, which size they get in a mail. */

type Attributes = Record<string, string | undefined>;

/** The width of a mail's text column, in pixels. */
const columnWidth = 600;

/** Attributes in which scripts for lazy loading store the real address. */
const lazyAddressAttributes = [
  'data-lazy-src',
  'data-src',
  'data-original',
  'data-lazy',
  'data-actualsrc',
  'data-hi-res-src',
  'data-pagespeed-lazy-src',
  'data-cfsrc',
  'data-ezsrc',
  'data-lazyload',
  'data-original-src',
];
const lazySrcsetAttributes = ['data-lazy-srcset', 'data-srcset', 'data-ezsrcset', 'data-original-set'];
/** The uploaded file, which can have megabytes: used only if there is no other address. */
const originalFileAttributes = ['data-medium-file', 'data-large-file', 'data-orig-file', 'data-full-url'];

/** Returns the address that a browser with scripts would show, as written; undefined if there is none. */
export function chosenImage(attributes: Attributes): string | undefined {
  const given = (names: string[]) => names.map((name) => attributes[name]).find(isAddress);
  const set = lazySrcsetAttributes.map((name) => attributes[name]).find(Boolean);
  return (
    given(lazyAddressAttributes) ??
    fromSrcset(set) ??
    given(['src']) ??
    fromSrcset(attributes.srcset) ??
    given(originalFileAttributes)
  );
}

/** Returns whether a script would load the real picture. */
export const isLazyLoaded = (attributes: Attributes): boolean =>
  !isAddress(attributes.src) ||
  /lazy/i.test(`${attributes.class} ${attributes.loading === 'lazy' ? '' : attributes.loading}`) ||
  [...lazyAddressAttributes, ...lazySrcsetAttributes].some((name) => attributes[name]);

const isAddress = (value: string | undefined): boolean =>
  /[./]/.test(value ?? '') && !/^\s*(data|blob|about):/i.test(value!);

interface Candidate {
  address: string;
  /** 0 if not given in pixels. */
  width: number;
}

/** Returns the widest candidate up to twice the column's width, else the first. */
export function fromSrcset(srcset: string | undefined): string | undefined {
  const candidates = parseSrcset(srcset ?? '').filter(({ address }) => isAddress(address));
  const fitting = candidates
    .filter(({ width }) => width <= 2 * columnWidth)
    .sort((a, b) => b.width - a.width);
  return (fitting[0] ?? candidates[0])?.address;
}

/**
 * A comma separates candidates at an address's end or after a width; inside an address (`w_300,h_200/a.jpg`) it
 * doesn't.
 */
function parseSrcset(srcset: string): Candidate[] {
  const candidates: Candidate[] = [];
  let address: string | null = null;
  for (const word of srcset.slice(0, 8_000).split(/\s+/)) {
    if (address === null) {
      if (word.endsWith(',')) candidates.push({ address: word.replace(/,+$/, ''), width: 0 });
      else address = word;
      continue;
    }
    const [size = '', ...next] = word.split(',');
    candidates.push({ address, width: size.endsWith('w') ? Number.parseInt(size, 10) || 0 : 0 });
    address = next.join(',') || null;
  }
  return address ? [...candidates, { address, width: 0 }] : candidates;
}

const pixels = (value: string | undefined): number | null => {
  const match = /^\s*(\d{1,5})(?:\.\d+)?(?:px)?\s*$/.exec(value ?? '');
  return match ? Number(match[1]) : null;
};

const hiddenStyle =
  /display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0*)?\s*(?:;|!|$)|(?:^|[;\s])(?:max-)?(?:width|height)\s*:\s*[01](?:px)?\s*(?:;|!|$)/i;

/** Addresses (host and path) of pictures that count readers or are blank. */
const trackerAddresses: RegExp[] = [
  /^(?:[\w-]+\.)?feed(?:s\d?|proxy)\.(?:feedburner|google|wordpress)\.com\/(?:~|1\.0\/)/,
  /^(?:stats\.wordpress|stats\.wp|pixel\.wp|pixel\.quantserve|b\.scorecardresearch)\.com\//,
  /^(?:[\w-]+\.)*(?:doubleclick\.net|statcounter\.com|google-analytics\.com|feedsportal\.com|chartbeat\.net)\//,
  /^(?:[\w-]+\.)?medium\.com\/_\/stat/,
  /^(?:www\.)?facebook\.com\/tr\b/,
  /^(?:[\w-]+\.)*met\.vgwort\.de\//,
  /^(?:[\w-]+\.)*(?:assoc-amazon|amazon-adsystem)\.\w+(?:\.\w+)?\/e\/ir/,
  /^(?:www\.)?blogger\.com\/tracker\/|^blogger\.googleusercontent\.com\/tracker\//,
  /^counter\.theconversation\.com\/|^pixel\.propublica\.org\/|^ga-beacon\.appspot\.com\/|^px\.ads\.linkedin\.com\//,
  /^eotrx\.substackcdn\.com\/|\.list-manage\.com\/track\/open|^track\.hubspot\.com\//,
  /\/(?:matomo|piwik)\.php$/,
  /\/(?:1x1|blank|clear|pixel|spacer|transparent|trans|count|counter|tracker|tracking)\.(?:gif|png|svg)$/,
];

/** Returns whether a picture is a tracker: one pixel large, hidden, or from a host that only counts readers. */
export function isTracker({ width, height, style }: Attributes, address: string): boolean {
  const { host, pathname } = new URL(address);
  return (
    [width, height].map(pixels).some((side) => side !== null && side <= 1) ||
    hiddenStyle.test(style ?? '') ||
    trackerAddresses.some((place) => place.test(host + pathname))
  );
}

/** Returns `width` and `height` (pixels), scaled down to the column; {} if the width is not in pixels. */
export function mailSize(attributes: Attributes): Record<string, string> {
  const [width, height] = [pixels(attributes.width), pixels(attributes.height)];
  if (!width) return {};
  const scale = Math.min(1, columnWidth / width);
  const size = { width: String(Math.round(width * scale)) };
  return height ? { ...size, height: String(Math.max(1, Math.round(height * scale))) } : size;
}

/** Returns the same key for all sizes of a picture: WordPress adds the size to the file's name. */
export const pictureKey = (url: string): string =>
  /\.(?:jpe?g|png|gif|webp|avif)(?:\?|#|$)/i.test(url)
    ? url.replace(/[?#].*$/, '').replace(/(-\d+x\d+|-scaled)?(\.\w+)$/, '$2')
    : url;
