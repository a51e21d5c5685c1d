import { expect, it } from 'vitest';
import { createTokens } from '../../../src/model/owners/tokens.ts';

const now = new Date('2026-03-01T10:00:00Z');
const later = (days: number) => new Date(now.getTime() + days * 24 * 3600_000);
const tokens = createTokens('a secret of at least thirty-two characters');

it('reads back what it signed', () => {
  const token = tokens.confirm.make({ subscriberId: 7, nonce: 'abc' }, now);
  expect(tokens.confirm.read(token, now)).toEqual({
    kind: 'valid',
    value: { subscriberId: 7, nonce: 'abc' },
  });
});

it('lets a confirm token expire after a week, and an unsubscribe token never', () => {
  expect(tokens.confirm.read(tokens.confirm.make({ subscriberId: 7, nonce: 'a' }, now), later(8))).toEqual({
    kind: 'expired',
  });
  const leave = tokens.unsubscribe.make({ subscriberId: 7 }, now);
  expect(tokens.unsubscribe.read(leave, later(5000)).kind).toBe('valid');
});

it('refuses a token of another kind, of another secret, changed, or cut', () => {
  const token = tokens.manage.make({ subscriberId: 7 }, now);
  const other = createTokens('another secret of at least thirty-two characters');
  const [payload, signature] = token.split('.');
  const forged = `${Buffer.from('{"subscriberId":8}').toString('base64url')}.${signature}`;
  for (const reading of [
    tokens.unsubscribe.read(token, now),
    other.manage.read(token, now),
    tokens.manage.read(forged, now),
    tokens.manage.read(payload!, now),
    tokens.manage.read(`${token}.x`, now),
    tokens.manage.read('', now),
    tokens.manage.read('x'.repeat(10_000), now),
  ]) {
    expect(reading).toEqual({ kind: 'invalid' });
  }
});
