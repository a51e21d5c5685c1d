/** A measure of HTML that no article has: parsers take time that grows with the square of open or joined elements. */

/** Start and end tags together. */
const maxTags = 20_000;

/** The HTML itself, or only its text if it holds more tags than any article. */
export const withinMeasure = (html: string): string => (tagCount(html) <= maxTags ? html : textOnly(html));

/** Start and end tags, counted without parsing. */
export function tagCount(html: string): number {
  let count = 0;
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at + 1)) {
    const next = html.charCodeAt(html[at + 1] === '/' ? at + 2 : at + 1) | 32;
    if (next >= 97 && next <= 122) count++;
  }
  return count;
}

/** HTML without its tags: still HTML, in which nothing but entities means anything. */
export const textOnly = (html: string): string =>
  html
    .split('<')
    .map((part, index) => (index === 0 ? part : part.slice(part.indexOf('>') + 1)))
    .join(' ');

/** Text without what stands between two marks, in any case; what never ends goes to the end. */
export function withoutParts(text: string, open: string, close: string): string {
  const lower = text.toLowerCase();
  if (lower.length !== text.length) return text; // letters that change their length
  let result = '';
  let from = 0;
  for (let at = lower.indexOf(open); at !== -1; at = lower.indexOf(open, from)) {
    result += text.slice(from, at);
    const end = lower.indexOf(close, at + open.length);
    if (end === -1) return result;
    from = end + close.length;
  }
  return result + text.slice(from);
}

/** Elements that have no end tag, or need none. */
const endless = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'param',
  'source',
  'track',
  'wbr',
  'p',
  'li',
  'dt',
  'dd',
  'tr',
  'td',
  'th',
  'option',
  'thead',
  'tbody',
  'tfoot',
  'colgroup',
]);

/** How deep elements are nested at most, told from the tags without parsing. */
export function depthOf(html: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [, end, name] of html.matchAll(/<(\/?)([a-z][a-z0-9-]{0,30})/gi)) {
    if (endless.has(name!.toLowerCase())) continue;
    depth = end ? Math.max(0, depth - 1) : depth + 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
