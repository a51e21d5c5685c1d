/** A measure of HTML that no article has: parsers take time that grows with the square of its depth. */

const deepest = 1_000;
const mostTags = 20_000;
const childless = /^(area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i;

/** The HTML itself, or only its text if it nests or strews elements beyond all measure. */
export function withinMeasure(html: string): string {
  const open = new Map<string, number>();
  let depth = 0;
  let tags = 0;
  for (const [, closing, name] of html.matchAll(/<(\/?)([a-z][a-z0-9:-]{0,30})/gi)) {
    if (++tags > mostTags || depth > deepest) return textOnly(html);
    if (childless.test(name!)) continue;
    const same = open.get(name!) ?? 0;
    if (closing && same === 0) continue;
    open.set(name!, closing ? same - 1 : same + 1);
    depth += closing ? -1 : 1;
  }
  return html;
}

const textOnly = (html: string): string =>
  html
    .split('<')
    .map((part, index) => (index === 0 ? part : part.slice(part.indexOf('>') + 1)))
    .join(' ');
