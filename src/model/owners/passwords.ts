/** Owners' passwords: what is kept of them, and whether one is right. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { settingsText as text } from '../../text/owner/settings.ts';

const cost = { N: 2 ** 15, r: 8, p: 1 };
const keyLength = 32;
const derive = promisify<string, Buffer, number, object, Buffer>(scrypt);
/** In characters. */
export const shortestPassword = 10;
const longest = 1000;

/** Why it can't be a password; null if it can (NIST SP 800-63B asks for length and nothing else). */
export function passwordProblem(password: string): string | null {
  const length = [...password].length;
  if (length < shortestPassword) return text.passwordShort(shortestPassword);
  return length > longest ? text.passwordLong(longest) : null;
}

const hashWith = (password: string, salt: Buffer, { N, r, p }: typeof cost): Promise<Buffer> =>
  derive(password.normalize('NFKC'), salt, keyLength, { N, r, p, maxmem: 256 * N * r });

/** `scrypt$N$r$p$salt$hash`, base64url (RFC 7914). */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await hashWith(password, salt, cost);
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/** Takes the same time whether there is a hash to compare with or not. */
export async function isPassword(password: string, stored: string | undefined): Promise<boolean> {
  const [, N, r, p, salt = '', hash = ''] = (stored ?? '').split('$');
  const costs = stored ? { N: Number(N), r: Number(r), p: Number(p) } : cost;
  const typed = await hashWith(password.slice(0, longest), Buffer.from(salt, 'base64url'), costs);
  const expected = Buffer.from(hash, 'base64url');
  return expected.length === typed.length && timingSafeEqual(typed, expected);
}
