/** Makes feeds that are not well-formed XML readable, and those made to choke a parser harmless. */
import { createEntities } from './xml-entities.ts';

/** Open elements beyond which tags are text: the parser's time grows with the square of them. */
const mostOpen = 500;

/** CDATA, comments and instructions are passed over; then entities, and whatever starts like a tag. */
const parts =
  /<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<!--[\s\S]*?(?:-->|$)|<[?!][^>]*(?:>|$)|&([a-z][\w.-]{0,30});|<(\/?)([a-z_:\u0080-\uffff][^\s/>"'=<]*)|</giu;

/** HTML elements that have no end, which people write without escaping them. */
const voids = new Set(['br', 'hr', 'img', 'wbr']);

/**
 * The text with every entity as a character, every loose `<` escaped and no tag open that has no end in HTML.
 * `prolog` may declare entities.
 */
export function repaired(text: string, prolog: string): string {
  const entities = createEntities(prolog);
  const open: string[] = [];
  const out: string[] = [];
  let done = 0;
  const next = new RegExp(parts);
  for (let match = next.exec(text); match; match = next.exec(text)) {
    const [part, entity, slash, name] = match;
    out.push(text.slice(done, match.index));
    done = next.lastIndex;
    if (entity !== undefined) out.push(entities.character(part, entity));
    else if (name === undefined) out.push(part === '<' ? '&lt;' : part);
    else {
      const end = tagEnd(text, done);
      if (end !== null) done = next.lastIndex = end;
      const tag = text.slice(match.index, done);
      if (end === null || !isKept(tag, name.toLowerCase(), slash === '/', open))
        out.push(`&lt;${tag.slice(1)}`);
      else out.push(entities.resolved(closed(tag, name)));
    }
  }
  out.push(text.slice(done));
  return out.join('');
}

/** Where a tag ends whose name ends at `index`; null for what another `<` shows to be text. */
function tagEnd(text: string, index: number): number | null {
  const signs = /=\s*(["'])|[<>]/g;
  signs.lastIndex = index;
  for (let match = signs.exec(text); match; match = signs.exec(text)) {
    const [sign, quote] = match;
    if (sign === '<') return null;
    if (sign === '>') return signs.lastIndex;
    const end = text.indexOf(quote!, signs.lastIndex);
    if (end === -1) break;
    signs.lastIndex = end + 1;
  }
  return text.length;
}

/** Keeps count of the open elements as the parser does; false for a start tag that would be one too many. */
function isKept(tag: string, name: string, isEnd: boolean, open: string[]): boolean {
  if (isEnd) {
    const at = open.lastIndexOf(name);
    if (at !== -1) open.length = at;
    return true;
  }
  // An unquoted value takes the slash in.
  if (voids.has(name) || /(?:["'\s]|^<[^\s=]+)\/>$/.test(tag)) return true;
  if (open.length >= mostOpen) return false;
  open.push(name);
  return true;
}

const closed = (tag: string, name: string): string =>
  voids.has(name.toLowerCase()) && tag[1] !== '/' ? tag.replace(/\s*\/?>$/, ' />') : tag;
