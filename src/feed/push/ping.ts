/**
 * Pings as blogs send them when they publish: XML-RPC (xmlrpc.com/spec) with the methods `weblogUpdates.ping` (name,
 * site, …) and `weblogUpdates.extendedPing` (name, site, …, feed, …). Pure: text in, text out.
 */
import { load } from 'cheerio/slim';
import { escapeHtml } from '../../lib/html-escape.ts';
import { webAddress } from '../links/address.ts';

export type PingReading =
  /** What the ping names: its site, its feed and what else looks like an address; at least one. */
  | { kind: 'ping'; addresses: string[] }
  /** Another method; `name` is what was called. */
  | { kind: 'unknown-method'; name: string }
  | { kind: 'unreadable' };

/** Fault codes as XML-RPC servers agreed on them (xmlrpc-epi’s specification for fault code interoperability). */
export const faults = { badRequest: -32600, unknownMethod: -32601 } as const;

const methods = new Set(['weblogUpdates.ping', 'weblogUpdates.extendedPing']);
/** Clients put the addresses in different orders; none sends more. */
const maxParams = 8;

/** Reads the body of a call. Entities of a DTD are not resolved: there is nothing that expands. */
export function readPing(body: string): PingReading {
  const $ = load(body, { xml: true });
  const call = $.root().children('methodCall');
  const name = ownText(call.children('methodName')).trim();
  if (!name) return { kind: 'unreadable' };
  if (!methods.has(name)) return { kind: 'unknown-method', name: name.slice(0, 100) };
  const values = call.children('params').first().children('param').slice(0, maxParams).children('value');
  // The first is the name of the site. A value without a type is a string (xmlrpc.com/spec).
  const texts = values.map((_, value) => ownText($(value).children('string')) || ownText($(value))).get();
  const addresses = texts.slice(1).map((text) => webAddress(text.trim())?.href);
  const named = addresses.filter((address) => address !== undefined);
  return named.length > 0 ? { kind: 'ping', addresses: named } : { kind: 'unreadable' };
}

/** The text right in the first of these elements. What is nested, and it may be deep, is not looked into. */
const ownText = (elements: Elements): string =>
  elements
    .first()
    .contents()
    .filter((_, { type }) => type === 'text' || type === 'cdata')
    .text();

type Elements = ReturnType<ReturnType<typeof load>>;

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** The answer to a ping: `flerror` says whether it was in vain. */
export function writeAnswer({ flerror, message }: { flerror: boolean; message: string }): string {
  const struct = members([
    ['flerror', `<boolean>${flerror ? 1 : 0}</boolean>`],
    ['message', `<string>${escapeXml(message)}</string>`],
  ]);
  return `${declaration}<methodResponse><params><param><value>${struct}</value></param></params></methodResponse>\n`;
}

/** The answer to what is no ping. */
export function writeFault(code: (typeof faults)[keyof typeof faults], message: string): string {
  const struct = members([
    ['faultCode', `<int>${code}</int>`],
    ['faultString', `<string>${escapeXml(message)}</string>`],
  ]);
  return `${declaration}<methodResponse><fault><value>${struct}</value></fault></methodResponse>\n`;
}

const members = (pairs: [name: string, value: string][]): string =>
  `<struct>${pairs.map(([name, value]) => `<member><name>${name}</name><value>${value}</value></member>`).join('')}</struct>`;

/** Control characters can't stand in XML 1.0 at all. */
const escapeXml = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
  escapeHtml(text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ''));
