/** Makes feeds readable that are not well-formed XML, and feeds harmless that are written to exhaust a parser. */
import { createEntities, type Entities } from './xml-entities.ts';

/** With more open elements, a start tag becomes text, because the parser's time grows with their square. */
const maxOpen = 500;

/**
 * Matches CDATA, comments and instructions (they stay as they are), entities, and everything that starts like a tag.
 */
const parts =
  /<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<!--[\s\S]*?(?:-->|$)|<[?!][^>]*(?:>|$)|&([a-z][\w.-]{0,30});|<(\/?)([a-z_:\u0080-\uffff][^\s/>"'=<]*)|</giu;

/** HTML elements without an end tag that authors write into a feed without escaping them. */
const voids = new Set(['br', 'hr', 'img', 'wbr']);

/**
 * Resolves entities, escapes each `<` that starts no tag, and closes HTML's void elements.
 * @param prolog what stands before the root element; it may declare entities
 * @returns XML that a lenient parser reads in linear time
 */
export function repairXml(text: string, prolog: string): string {
  const context = { entities: createEntities(prolog), open: createOpenElements() };
  const out: string[] = [];
  let done = 0;
  const next = new RegExp(parts);
  for (let match = next.exec(text); match; match = next.exec(text)) {
    const [part, entity, slash, name] = match;
    out.push(text.slice(done, match.index));
    done = next.lastIndex;
    if (entity !== undefined) out.push(context.entities.character(part, entity));
    else if (name === undefined) out.push(part === '<' ? '&lt;' : part);
    else {
      const end = tagEnd(text, done);
      if (end !== null) done = next.lastIndex = end;
      const tag = text.slice(match.index, done);
      out.push(end === null ? asText(tag) : repairTag({ tag, name, isEndTag: slash === '/' }, context));
    }
  }
  out.push(text.slice(done));
  return out.join('');
}

const asText = (tag: string): string => `&lt;${tag.slice(1)}`;

interface Tag {
  /** The whole tag as written, brackets included. */
  tag: string;
  name: string;
  isEndTag: boolean;
}

interface Context {
  entities: Entities;
  open: OpenElements;
}

/** Returns '' for an end tag without a start: the parser would look for its start among all open elements. */
function repairTag({ tag, name, isEndTag }: Tag, { entities, open }: Context): string {
  const element = name.toLowerCase();
  if (isEndTag && !open.end(element)) return '';
  if (!isEndTag && !isVoid(tag, element)) {
    if (open.count() >= maxOpen) return asText(tag);
    open.push(element);
  }
  return entities.resolveAll(closeVoid(tag, element));
}

/** An unquoted attribute value includes the slash (`<a href=x/>`), so that the tag stays open. */
const isVoid = (tag: string, element: string): boolean =>
  voids.has(element) || /(?:["'\s]|^<[^\s=]+)\/>$/.test(tag);

/** Returns the index after a tag whose name ends at `index`, or null if another `<` shows that it is text. */
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
  /** Ends the innermost element of this name and all elements in it. Returns false if no such element is open. */
  end(name: string): boolean;
}

/** Counts the open elements as the parser does. The time for a look-up doesn't depend on their number. */
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

const closeVoid = (tag: string, element: string): string =>
  voids.has(element) && tag[1] !== '/' ? tag.replace(/\s*\/?>$/, ' />') : tag;
