/**
 * Mail addresses: what RFC 5321 (Mailbox) and RFC 6531 (internationalised) allow for a mailbox on the public
 * internet. RFC 5322's comments, folding and display names are not allowed.
 */
import { domainToASCII, domainToUnicode } from 'node:url';
import type { AddressProblem } from './address-problems.ts';

export type AddressResult = ValidAddress | Refusal;

export interface ValidAddress {
  kind: 'valid';
  /** The local part as typed, without quotes that are not needed; the domain in lower case and A-labels. */
  address: string;
  /** Equal for all spellings of one subscriber's address: `address` in lower case and NFC. */
  key: string;
  /** The address for servers without SMTPUTF8; null if its local part is not ASCII. */
  ascii: string | null;
}

interface Refusal {
  kind: 'invalid';
  problem: AddressProblem;
}
type Part = { kind: 'valid'; value: string } | Refusal;

const valid = (value: string): Part => ({ kind: 'valid', value });
const invalid = (problem: AddressProblem): Refusal => ({ kind: 'invalid', problem });

/** Characters that a person can't see: soft hyphen, zero-width spaces, direction marks, half a surrogate pair. */
const invisible = /[\p{Cs}\u00ad\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/u;
const notAscii = /\P{ASCII}/u;

const atext = "[\\w!#$%&'*+/=?^`{|}~-]|[^\\p{ASCII}\\s]";
const notAtextOrDot = new RegExp(`(?!${atext}|\\.).`, 'su');
const dotString = new RegExp(`^(?:${atext})+(?:\\.(?:${atext})+)*$`, 'u');
const quotedString = /^"((?:[ !#-[\]-~]|\P{ASCII}|\\[ -~])*)"$/u;
const quotedThenDomain = /^("(?:[^"\\]|\\.)*")@(.*)$/su;

/** The characters of U-labels (RFC 5892): letters, digits, marks, exceptions, and characters that depend on context. */
const uLabel = /^[\p{Ll}\p{Lo}\p{Lm}\p{Mn}\p{Mc}\p{Nd}\-·͵׳״་〇・۽۾\u200c\u200d]+$/u;

/** In bytes. The limit of a path is 256 with its angle brackets (RFC 5321, 4.5.3.1.3). */
export const maxAddressLength = 254;

const octets = (value: string): number => Buffer.byteLength(value);

/** Removes quotes and backslashes that are not needed, so that each mailbox has only one form. */
function unquote(local: string): string {
  const inner = local.slice(1, -1).replace(/\\(.)/gsu, '$1');
  return dotString.test(inner) ? inner : `"${inner.replace(/["\\]/g, '\\$&')}"`;
}

function readLocal(local: string): Part {
  if (local === '') return invalid({ code: 'nothing-before' });
  // RFC 5321, 4.5.3.1.1
  if (octets(local) > 64) return invalid({ code: 'local-too-long' });
  if (local.startsWith('"')) {
    return quotedString.test(local) ? valid(unquote(local)) : invalid({ code: 'quotes' });
  }
  const wrong = notAtextOrDot.exec(local)?.[0];
  if (wrong) return invalid({ code: 'local-character', character: wrong });
  return dotString.test(local) ? valid(local) : invalid({ code: 'local-dots' });
}

function labelMistake(label: string): AddressProblem | null {
  if (label === '') return { code: 'domain-dots' };
  if (label.length > 63) return { code: 'label-too-long' };
  const wrong = /[^a-z0-9-]/.exec(label)?.[0];
  if (wrong) return { code: 'domain-character', character: wrong };
  if (label.startsWith('-') || label.endsWith('-')) return { code: 'domain-hyphen', label };
  if (!label.startsWith('xn--')) return null;
  const decoded = domainToUnicode(label);
  // An A-label that encodes only ASCII letters is not valid (RFC 5890, 2.3.2.1).
  return uLabel.test(decoded) && notAscii.test(decoded) ? null : { code: 'domain-not-a-name' };
}

function readDomain(domain: string): Part {
  if (domain === '') return invalid({ code: 'nothing-after' });
  if (domain.startsWith('[')) return invalid({ code: 'literal' });
  // Checked before domainToASCII, because that reads `%61` as an `a` and stops at a `/`.
  const wrong = /(?![a-z0-9.-])\p{ASCII}/iu.exec(domain)?.[0];
  if (wrong) return invalid({ code: 'domain-character', character: wrong });
  const international = notAscii.test(domain) || /(^|\.)xn--/i.test(domain);
  const ascii = international ? domainToASCII(domain) : domain.toLowerCase();
  if (ascii === '') return invalid({ code: 'domain-not-a-name' });
  if (ascii.endsWith('.')) return invalid({ code: 'dot-at-end' });
  const labels = ascii.split('.');
  for (const label of labels) {
    const mistake = labelMistake(label);
    if (mistake) return invalid(mistake);
  }
  if (labels.length < 2) return invalid({ code: 'no-ending', label: domain });
  // RFC 3696, 2. This also refuses IP addresses in other notations, such as 0x7f.0x1.
  if (/^(\d+|0x[\da-f]*)$/.test(labels.at(-1)!)) return invalid({ code: 'numeric-ending' });
  return ascii.length > 253 ? invalid({ code: 'domain-too-long' }) : valid(ascii);
}

function split(input: string): { local: string; domain: string } | Refusal {
  if (input.startsWith('"')) {
    const [, local, domain] = quotedThenDomain.exec(input) ?? [];
    return local === undefined ? invalid({ code: 'quotes' }) : { local, domain: domain! };
  }
  const at = input.lastIndexOf('@');
  return at < 0 ? invalid({ code: 'no-at' }) : { local: input.slice(0, at), domain: input.slice(at + 1) };
}

function read(input: string): ValidAddress | Refusal {
  if (input === '') return invalid({ code: 'empty' });
  if (/\p{Cc}/u.test(input)) return invalid({ code: 'control' });
  const hidden = invisible.exec(input)?.[0];
  if (hidden) return invalid({ code: 'invisible', character: hidden });
  const parts = split(input);
  if ('problem' in parts) return parts;
  const local = readLocal(parts.local);
  if (local.kind === 'invalid') return local;
  const domain = readDomain(parts.domain);
  if (domain.kind === 'invalid') return domain;
  const address = `${local.value}@${domain.value}`;
  if (octets(`${parts.local}@${domain.value}`) > maxAddressLength) return invalid({ code: 'too-long' });
  return {
    kind: 'valid',
    address,
    key: addressKeyOf(address),
    ascii: notAscii.test(address) ? null : address,
  };
}

/** Returns the common mistake in an address that is known to be wrong; null if it has none of them. */
function commonMistake(input: string): AddressProblem | null {
  if (/^\s+\S|\S\s+$/u.test(input) && read(input.trim()).kind === 'valid') return { code: 'space-around' };
  if (/^mailto:/i.test(input)) return { code: 'mailto' };
  const inner = /<([^<>@]+@[^<>@]+)>\s*$/u.exec(input)?.[1];
  if (inner) return { code: 'brackets', inner };
  if (input.startsWith('"')) return null;
  const ats = input.split('@').length - 1;
  if (ats > 1) return /[,;\s]/u.test(input) ? { code: 'several' } : { code: 'two-ats' };
  if (/\S\s+\S/u.test(input) && ats === 1) return { code: 'space-inside' };
  return /@[^,]+,[^,]+$/.test(input) ? { code: 'comma-for-dot' } : null;
}

/** Checks a mail address. It refuses spaces around the address too, so a form removes them before it calls this. */
export function parseAddress(input: string): AddressResult {
  if (input.length > 1000) return invalid({ code: 'too-long' });
  const result = read(input);
  return result.kind === 'valid' ? result : invalid(commonMistake(input) ?? result.problem);
}

/** @returns the key that is equal for all spellings of an address: one key is one subscriber of a publication */
export const addressKeyOf = (address: string): string => address.toLowerCase().normalize('NFC');
