/** Makes feeds that are not well-formed XML readable, and those made to choke a parser harmless. */
import { createEntities } from './xml-entities.ts';

/** Open elements beyond which tags are text: the parser's time grows with the square of them. */
const maxOpen = 500;

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
  const open = createOpenElements();
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
      const fate = end === null ? 'text' : fateOf(tag, name.toLowerCase(), slash === '/', open);
      if (fate === 'text') out.push(`&lt;${tag.slice(1)}`);
      else if (fate === 'tag') out.push(entities.resolved(closed(tag, name)));
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

interface OpenElements {
  count(): number;
  push(name: string): void;
  /** Ends the innermost of this name, and all within it; false if none is open. */
  end(name: string): boolean;
}

/** Keeps count of the open elements as the parser does, in the same time for few and many. */
function createOpenElements(): OpenElements {
  const names: string[] = [];
  const counts = new Map<string, number>();
  const add = (name: string, by: 1 | -1) => counts.set(name, (counts.get(name) ?? 0) + by);
  return {
    count: () => names.length,
    push(name) {
      names.push(name);
      add(name, 1);
    },
    end(name) {
      if (!counts.get(name)) return false;
      let last: string;
      do {
        last = names.pop()!;
        add(last, -1);
      } while (last !== name);
      return true;
    },
  };
}

/** An end of nothing is left out: the parser would look for its start among all that are open. */
function fateOf(tag: string, name: string, isEnd: boolean, open: OpenElements): 'tag' | 'text' | 'none' {
  if (isEnd) return open.end(name) ? 'tag' : 'none';
  // An unquoted value takes the slash in.
  if (voids.has(name) || /(?:["'\s]|^<[^\s=]+)\/>$/.test(tag)) return 'tag';
  if (open.count() >= maxOpen) return 'text';
  open.push(name);
  return 'tag';
}

const closed = (tag: string, name: string): string =>
  voids.has(name.toLowerCase()) && tag[1] !== '/' ? tag.replace(/\s*\/?>$/, ' />') : tag;
