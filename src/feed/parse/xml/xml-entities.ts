/** Entities in XML that only HTML knows, or that a feed declares itself, as characters. */
import { load } from 'cheerio/slim';

const ofXml = new Set(['amp', 'lt', 'gt', 'quot', 'apos']);
/** Names that are looked up in one feed; real feeds use a dozen. */
const maxNames = 400;
/** Characters that a feed's own entities may add in all, lest a few of them blow it up. */
const maxExpandedLength = 1_000_000;

export interface Entities {
  /** The character for `&name;`, escaped for XML; the entity itself where nobody knows it. */
  character(entity: string, name: string): string;
  /** A text with all of them as characters. */
  resolved(text: string): string;
}

/** The entities of a feed; `prolog` is what stands before its root element. */
export function createEntities(prolog: string): Entities {
  const own = declared(prolog);
  const known = new Map<string, string>();
  let expanded = 0;

  function character(entity: string, name: string): string {
    if (ofXml.has(name)) return entity;
    const value = own.get(name);
    if (value !== undefined) {
      expanded += value.length;
      return expanded > maxExpandedLength ? '' : value;
    }
    if (!known.has(name) && known.size < maxNames) known.set(name, fromHtml(entity));
    return known.get(name) ?? entity;
  }

  return {
    character,
    resolved: (text) => text.replace(/&([a-z][\w.-]{0,30});/gi, character),
  };
}

/** Entities of the document type, those alone that hold no others. */
function declared(prolog: string): Map<string, string> {
  const found = prolog.matchAll(/<!ENTITY\s+([\w.-]+)\s+(?:"([^"&%<]*|&#\w+;)"|'([^'&%<]*|&#\w+;)')\s*>/g);
  return new Map(Array.from(found, ([, name, double, single]) => [name!, (double ?? single)!]));
}

/** `&nbsp;` as the character; what HTML doesn't know stays. */
function fromHtml(entity: string): string {
  const text = load(entity, { xml: { xmlMode: false, decodeEntities: true } }).text();
  return text.endsWith(';') ? entity.replace('&', '&amp;') : text.replace('&', '&amp;').replace('<', '&lt;');
}
