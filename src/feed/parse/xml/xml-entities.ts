/** Resolves entities that only HTML defines, or that a feed declares itself. */
import { load } from 'cheerio/slim';

const ofXml = new Set(['amp', 'lt', 'gt', 'quot', 'apos']);
/** The max number of names looked up for one feed; real feeds use about a dozen. */
const maxNames = 400;
/** Max characters that a feed's own entities add in all: a few long entities, used often, could exhaust the memory. */
const maxExpandedLength = 1_000_000;

export interface Entities {
  /** Returns the character for `&name;`, escaped for XML, or the entity itself if it is unknown. */
  character(entity: string, name: string): string;
  /** Returns the text with all entities resolved. */
  resolveAll(text: string): string;
}

/** Creates the entities of one feed; `prolog` is the text before its root element. */
export function createEntities(prolog: string): Entities {
  const declared = declaredIn(prolog);
  const known = new Map<string, string>();
  let expanded = 0;

  function character(entity: string, name: string): string {
    if (ofXml.has(name)) return entity;
    const value = declared.get(name);
    if (value !== undefined) {
      expanded += value.length;
      return expanded > maxExpandedLength ? '' : value;
    }
    if (!known.has(name) && known.size < maxNames) known.set(name, fromHtml(entity));
    return known.get(name) ?? entity;
  }

  return {
    character,
    resolveAll: (text) => text.replace(/&([a-z][\w.-]{0,30});/gi, character),
  };
}

/** Reads the entities of the document type. Entities that contain others are left out. */
function declaredIn(prolog: string): Map<string, string> {
  const found = prolog.matchAll(/<!ENTITY\s+([\w.-]+)\s+(?:"([^"&%<]*|&#\w+;)"|'([^'&%<]*|&#\w+;)')\s*>/g);
  return new Map(Array.from(found, ([, name, double, single]) => [name!, (double ?? single)!]));
}

/** Resolves an entity of HTML, such as `&nbsp;`; one that HTML doesn't define stays as text. */
function fromHtml(entity: string): string {
  const text = load(entity, { xml: { xmlMode: false, decodeEntities: true } }).text();
  return text.endsWith(';') ? entity.replace('&', '&amp;') : text.replace('&', '&amp;').replace('<', '&lt;');
}
