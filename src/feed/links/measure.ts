/** Measures HTML before it is parsed, because a parser's time grows with the square of open or joined elements. */

/** Max start and end tags together; articles have fewer. */
const maxTags = 20_000;

/** Returns the HTML itself, or only its text if it has more tags than any article. */
export const withinTagLimit = (html: string): string => (tagCount(html) <= maxTags ? html : textOnly(html));

/** Counts start and end tags without parsing. */
export function tagCount(html: string): number {
  let count = 0;
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at + 1)) {
    const next = html.charCodeAt(html[at + 1] === '/' ? at + 2 : at + 1) | 32;
    if (next >= 97 && next <= 122) count++;
  }
  return count;
}

/** Removes all tags. The result is still HTML: its entities are not resolved. */
export const textOnly = (html: string): string =>
  html
    .split('<')
    .map((part, index) => (index === 0 ? part : part.slice(part.indexOf('>') + 1)))
    .join(' ');

/**
 * Removes all parts from `open` to `close` (in any case, both included). A part without an end goes to the end of the
 * text.
 */
export function withoutParts(text: string, open: string, close: string): string {
  const lower = text.toLowerCase();
  if (lower.length !== text.length) return text; // some letters change their length in lower case, so that the positions don't match
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

/** Elements that have no end tag, or whose end tag is optional. */
const withoutEndTag = new Set([
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

/** Returns the max depth of nested elements, counted from the tags without parsing. */
export function depthOf(html: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [, end, name] of html.matchAll(/<(\/?)([a-z][a-z0-9-]{0,30})/gi)) {
    if (withoutEndTag.has(name!.toLowerCase())) continue;
    depth = end ? Math.max(0, depth - 1) : depth + 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
