/** Pictures in a feed's HTML: which address to show, which are trackers, how large in a mail. */

type Attributes = Record<string, string | undefined>;

/** The width of a mail's text column, in pixels. */
const column = 600;

/** Where scripts that load pictures late keep the real address. */
const lateAddresses = ['data-lazy-src', 'data-src', 'data-original', 'data-orig-file'];
const lateSets = ['data-lazy-srcset', 'data-srcset'];

/** The address that a browser with scripts would show, as written; undefined if there is none. */
export function chosenImage(attributes: Attributes): string | undefined {
  for (const name of lateAddresses) if (isAddress(attributes[name])) return attributes[name];
  for (const name of lateSets) if (attributes[name]) return fromSet(attributes[name]);
  return isAddress(attributes.src) ? attributes.src : fromSet(attributes.srcset);
}

const isAddress = (value: string | undefined): boolean => Boolean(value) && !/^\s*(data|blob):/i.test(value!);

/** The widest candidate up to twice the column, else the first. */
function fromSet(srcset: string | undefined): string | undefined {
  const candidates = (srcset ?? '')
    .split(/,\s+/)
    .map((candidate) => candidate.trim().split(/\s+/))
    .filter(([address]) => isAddress(address))
    .map(([address, size]) => ({ address, width: size?.endsWith('w') ? Number.parseInt(size, 10) : 0 }));
  const fitting = candidates.filter(({ width }) => width <= 2 * column).sort((a, b) => b.width - a.width);
  return (fitting[0] ?? candidates[0])?.address;
}

const pixels = (value: string | undefined): number | null => {
  const match = /^\s*(\d{1,5})(?:\.\d+)?(?:px)?\s*$/.exec(value ?? '');
  return match ? Number(match[1]) : null;
};

/** Whether a picture is there to be counted, not seen: a pixel large, or hidden. */
export function isTracker({ width, height, style }: Attributes): boolean {
  const sides = [width, height].map(pixels);
  return (
    sides.some((side) => side !== null && side <= 1) ||
    /display\s*:\s*none|visibility\s*:\s*hidden|(?:^|[;\s])(?:width|height)\s*:\s*[01](?:px)?\s*(?:;|!|$)/i.test(
      style ?? '',
    )
  );
}

/** `width` and `height` as given, scaled down to the column; none where the width is not in pixels. */
export function mailSize(attributes: Attributes): Record<string, string> {
  const [width, height] = [pixels(attributes.width), pixels(attributes.height)];
  if (!width) return {};
  const scale = Math.min(1, column / width);
  const size = { width: String(Math.round(width * scale)) };
  return height ? { ...size, height: String(Math.round(height * scale)) } : size;
}
