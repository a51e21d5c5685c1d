/**
 * Pings as blogs send them when they publish: XML-RPC (xmlrpc.com/spec) with the methods `weblogUpdates.ping` (name,
 * site, …) and `weblogUpdates.extendedPing` (name, site, …, feed, …). Pure: text in, text out.
 */
import { load } from 'cheerio/slim';
import { escapeHtml } from '../../lib/html-escape.ts';
import { webAddress } from '../links/address.ts';

export type PingReading =
  /** At least one address: of the site, of the feed, and any other address in the call. */
  | { kind: 'ping'; addresses: string[] }
  /** Another method; `name` is what was called. */
  | { kind: 'unknown-method'; name: string }
  | { kind: 'unreadable' };

/** Fault codes as XML-RPC servers agreed on them (xmlrpc-epi’s specification for fault code interoperability). */
export const faults = { badRequest: -32600, unknownMethod: -32601 } as const;

const methods = new Set(['weblogUpdates.ping', 'weblogUpdates.extendedPing']);
/** Clients send the addresses in different orders, but no client sends more parameters. */
const maxParams = 8;

/** Reads the body of a call. Entities of a DTD are not resolved, so that none can expand. */
export function readPing(body: string): PingReading {
  const $ = load(body, { xml: true });
  const call = $.root().children('methodCall');
  const name = ownText(call.children('methodName')).trim();
  if (!name) return { kind: 'unreadable' };
  if (!methods.has(name)) return { kind: 'unknown-method', name: name.slice(0, 100) };
  const values = call.children('params').first().children('param').slice(0, maxParams).children('value');
  // The first value is the site's name. A value without a type is a string (xmlrpc.com/spec).
  const texts = values.map((_, value) => ownText($(value).children('string')) || ownText($(value))).get();
  const addresses = texts.slice(1).map((text) => webAddress(text.trim())?.href);
  const named = addresses.filter((address) => address !== undefined);
  return named.length > 0 ? { kind: 'ping', addresses: named } : { kind: 'unreadable' };
}

/** Returns the text directly in the first of these elements, without the text of nested elements, which can be deep. */
const ownText = (elements: Elements): string =>
  elements
    .first()
    .contents()
    .filter((_, { type }) => type === 'text' || type === 'cdata')
    .text();

type Elements = ReturnType<ReturnType<typeof load>>;

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Returns the answer to a ping; `flerror` is true if the ping had no effect. */
export function writeAnswer({ flerror, message }: { flerror: boolean; message: string }): string {
  const struct = members([
    ['flerror', `<boolean>${flerror ? 1 : 0}</boolean>`],
    ['message', `<string>${escapeXml(message)}</string>`],
  ]);
  return `${declaration}<methodResponse><params><param><value>${struct}</value></param></params></methodResponse>\n`;
}

/** Returns the answer to a call that is no ping. */
export function writeFault(code: (typeof faults)[keyof typeof faults], message: string): string {
  const struct = members([
    ['faultCode', `<int>${code}</int>`],
    ['faultString', `<string>${escapeXml(message)}</string>`],
  ]);
  return `${declaration}<methodResponse><fault><value>${struct}</value></fault></methodResponse>\n`;
}

const members = (pairs: [name: string, value: string][]): string =>
  `<struct>${pairs.map(([name, value]) => `<member><name>${name}</name><value>${value}</value></member>`).join('')}</struct>`;

/** XML 1.0 doesn't allow control characters, not even escaped. */
const escapeXml = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are removed
  escapeHtml(text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ''));
