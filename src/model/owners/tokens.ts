/**
 * The signed tokens in links and forms. Each kind has a key of its own, derived from SECRET_KEY (HKDF, RFC 5869),
 * so that one kind never passes for another. Form: base64url(payload).base64url(HMAC-SHA-256, 128 bits).
 */
import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { sha256 } from '../../lib/sha256.ts';
import { dayMs, minuteMs } from '../../lib/time.ts';

type TokenReading<T> = { kind: 'valid'; value: T } | { kind: 'expired' } | { kind: 'invalid' };

export interface Tokens {
  /** Opens the confirm page. Good for `confirmDays`; its nonce is renewed with each confirmation that is sent. */
  confirm: TokenKind<{ subscriberId: number; nonce: string }>;
  /** Opens the unsubscribe page and takes the one-click POST. Never expires. */
  unsubscribe: TokenKind<{ subscriberId: number }>;
  /** Opens the reader's own page. Never expires. */
  manage: TokenKind<{ subscriberId: number }>;
  /** Opens the reader's own page with all that it can do. Mailed when asked for, good for `freshMinutes`. */
  fresh: TokenKind<{ subscriberId: number }>;
  /**
   * Opens the page that makes `to` a subscriber's address, as long as they have the one whose mark is `from`, and have had
   * no other meanwhile. Good for `addressDays`.
   */
  address: TokenKind<{ subscriberId: number; from: string; to: string }>;
  /** Opens the web copy of an issue, the same for all its readers. Never expires. */
  read: TokenKind<{ issueId: number }>;
  /** When a form was shown, for the time trap. Good for a day. */
  formStamp: TokenKind<{ shownAt: number }>;
  /** Whoever has it has typed the one-time secret of the set-up. Good for `setupMinutes`. */
  setup: TokenKind<object>;
  /** What a page says once, after the press of a button. Good for two minutes. */
  flash: TokenKind<Flash>;
}

/** A sentence about what was just done, and whether it went as wished. */
export interface Flash {
  tone: 'good' | 'bad';
  text: string;
}

interface TokenKind<T> {
  make(value: T, now: Date): string;
  read(token: string, now: Date): TokenReading<T>;
}

/** 96 random bits: what can't be guessed, where no key signs it. */
export const newNonce = (): string => randomBytes(12).toString('base64url');

export const confirmDays = 7;
export const addressDays = 2;
export const freshMinutes = 30;
export const setupMinutes = 60;

export function createTokens(secretKey: string): Tokens {
  const kind = <T extends object>(name: string, lifeMs: number | null): TokenKind<T> => {
    const key = Buffer.from(hkdfSync('sha256', secretKey, '', `postrider ${name} token`, 32));
    const sign = (payload: string) => createHmac('sha256', key).update(payload).digest().subarray(0, 16);
    return {
      make(value, now) {
        const expires = lifeMs === null ? {} : { e: Math.floor((now.getTime() + lifeMs) / 1000) };
        const payload = Buffer.from(JSON.stringify({ ...value, ...expires })).toString('base64url');
        return `${payload}.${sign(payload).toString('base64url')}`;
      },
      read(token, now) {
        const [payload, signature, ...rest] = token.split('.');
        if (token.length > 800 || !payload || !signature || rest.length > 0) return { kind: 'invalid' };
        const given = Buffer.from(signature, 'base64url');
        const expected = sign(payload);
        if (given.length !== expected.length || !timingSafeEqual(given, expected)) return { kind: 'invalid' };
        const { e, ...value } = JSON.parse(Buffer.from(payload, 'base64url').toString());
        if (e !== undefined && e * 1000 < now.getTime()) return { kind: 'expired' };
        return { kind: 'valid', value };
      },
    };
  };
  return {
    confirm: kind('confirm', confirmDays * dayMs),
    unsubscribe: kind('unsubscribe', null),
    manage: kind('manage', null),
    fresh: kind('fresh manage', freshMinutes * minuteMs),
    address: kind('address', addressDays * dayMs),
    read: kind('read', null),
    formStamp: kind('form stamp', dayMs),
    setup: kind('set-up', setupMinutes * minuteMs),
    flash: kind('flash', 2 * minuteMs),
  };
}

/**
 * What a token says of a reader's address without telling it. Their nonce is renewed with each change of it, so that a used
 * link is no good once they have the address again.
 */
export const addressMark = (reader: { addressKey: string; confirmNonce: string | null }): string =>
  sha256(`${reader.addressKey} ${reader.confirmNonce ?? ''}`).slice(0, 22);

/** What the database keeps of SECRET_KEY, to refuse a start with another one. */
export const secretFingerprint = (secretKey: string): string =>
  createHmac('sha256', secretKey).update('postrider fingerprint').digest('base64url');

/** Crockford's base 32: no letter is taken for another. */
const secretLetters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The one-time secret of the set-up: `XXXX-XXXX-XXXX-XXXX`, the same in every process until there is an owner. */
export function setupSecret(secretKey: string): string {
  const bytes = Buffer.from(hkdfSync('sha256', secretKey, '', 'postrider set-up secret', 16));
  return [...bytes]
    .map((byte) => secretLetters[byte % 32])
    .join('')
    .replace(/.{4}(?=.)/g, '$&-');
}

/** Whether it was typed right; capitals, spaces, hyphens and letters that look alike do no harm. */
export function isSetupSecret(secretKey: string, typed: string): boolean {
  const plain = (secret: string): Buffer =>
    createHmac('sha256', secretKey)
      .update(
        secret
          .toUpperCase()
          .replace(/[IL]/g, '1')
          .replace(/O/g, '0')
          .replace(/[^0-9A-Z]/g, ''),
      )
      .digest();
  return timingSafeEqual(plain(typed.slice(0, 100)), plain(setupSecret(secretKey)));
}
