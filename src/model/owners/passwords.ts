/** Owners' passwords: makes the stored hashes, and checks passwords against them. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const cost = { N: 2 ** 15, r: 8, p: 1 };
const keyLength = 32;
const derive = promisify<string, Buffer, number, object, Buffer>(scrypt);
/** In characters. */
export const minPasswordLength = 10;
const maxLength = 1000;

export type PasswordProblem =
  | { code: 'password-short'; min: number }
  | { code: 'password-long'; max: number };

/** @returns why this can't be a password; null if it can. Only the length counts (NIST SP 800-63B). */
export function passwordProblem(password: string): PasswordProblem | null {
  const length = [...password].length;
  if (length < minPasswordLength) return { code: 'password-short', min: minPasswordLength };
  return length > maxLength ? { code: 'password-long', max: maxLength } : null;
}

const hashWith = (password: string, salt: Buffer, { N, r, p }: typeof cost): Promise<Buffer> =>
  derive(password.normalize('NFKC'), salt, keyLength, { N, r, p, maxmem: 256 * N * r });

/** @returns `scrypt$N$r$p$salt$hash`, with salt and hash in base64url (scrypt: RFC 7914) */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await hashWith(password, salt, cost);
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/**
 * Whether the password fits the stored hash. It takes as long without a hash, so that time does not show which owners
 * exist.
 */
export async function isPassword(password: string, stored: string | undefined): Promise<boolean> {
  const [, N, r, p, salt = '', hash = ''] = (stored ?? '').split('$');
  const costs = stored ? { N: Number(N), r: Number(r), p: Number(p) } : cost;
  const typed = await hashWith(password.slice(0, maxLength), Buffer.from(salt, 'base64url'), costs);
  const expected = Buffer.from(hash, 'base64url');
  return expected.length === typed.length && timingSafeEqual(typed, expected);
}
