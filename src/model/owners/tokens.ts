/**
 * The signed tokens in links and forms. Each kind has a key of its own, derived from SECRET_KEY (HKDF, RFC 5869),
 * so that a token of one kind is not accepted as another. Form: base64url(payload).base64url(HMAC-SHA-256, 128 bits).
 */
import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { sha256 } from '../../lib/sha256.ts';
import { dayMs, minuteMs } from '../../lib/time.ts';

type TokenReading<T> = { kind: 'valid'; value: T } | { kind: 'expired' } | { kind: 'invalid' };

export interface Tokens {
  /** Opens the confirm page. Valid for `confirmDays`. Each confirmation mail has a new nonce. */
  confirm: TokenKind<{ subscriberId: number; nonce: string }>;
  /** Opens the unsubscribe page and takes the one-click POST. Never expires. */
  unsubscribe: TokenKind<{ subscriberId: number }>;
  /** Opens the subscriber's own page. Never expires. */
  manage: TokenKind<{ subscriberId: number }>;
  /** Opens the subscriber's own page with all of its functions. Mailed on request, valid for `freshMinutes`. */
  fresh: TokenKind<{ subscriberId: number }>;
  /**
   * Opens the page that makes `to` the subscriber's address. It works only while the subscriber has the address with the
   * `addressMark` `from`, and has had no other meanwhile. Valid for `addressDays`.
   */
  address: TokenKind<{ subscriberId: number; from: string; to: string }>;
  /** Opens the web copy of an issue. All of its subscribers have the same token. Never expires. */
  read: TokenKind<{ issueId: number }>;
  /** Says when a form was shown, for the time trap against programs that answer too fast. Valid for a day. */
  formStamp: TokenKind<{ shownAt: number }>;
  /** Proves that a person has typed the one-time secret of the set-up. Valid for `setupMinutes`. */
  setup: TokenKind<object>;
  /** Has the message that a page shows once, after a button was pressed. Valid for two minutes. */
  flash: TokenKind<Flash>;
}

/** A message about what was just done, and whether it succeeded. */
export interface Flash {
  tone: 'good' | 'bad';
  text: string;
}

interface TokenKind<T> {
  make(value: T, now: Date): string;
  read(token: string, now: Date): TokenReading<T>;
}

/** @returns 96 random bits in base64url, for values that must be impossible to guess and are not signed */
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
 * Identifies a subscriber's address in a token without revealing it. The subscriber gets a new nonce with each change of
 * the address, so that a used link stays invalid even if the subscriber returns to the old address.
 */
export const addressMark = (reader: { addressKey: string; confirmNonce: string | null }): string =>
  sha256(`${reader.addressKey} ${reader.confirmNonce ?? ''}`).slice(0, 22);

/**
 * @returns the fingerprint of SECRET_KEY. The database keeps it, so that Postrider refuses to start with another key.
 */
export const secretFingerprint = (secretKey: string): string =>
  createHmac('sha256', secretKey).update('postrider fingerprint').digest('base64url');

/** Crockford's base 32, which has no letters that look alike. */
const secretLetters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * @returns the one-time secret of the set-up, `XXXX-XXXX-XXXX-XXXX`: the same in every process until there is an owner
 */
export function setupSecret(secretKey: string): string {
  const bytes = Buffer.from(hkdfSync('sha256', secretKey, '', 'postrider set-up secret', 16));
  return [...bytes]
    .map((byte) => secretLetters[byte % 32])
    .join('')
    .replace(/.{4}(?=.)/g, '$&-');
}

/** Whether the secret was typed correctly. Case, spaces, hyphens and letters that look alike make no difference. */
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
