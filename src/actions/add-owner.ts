import { randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { parseAddress } from '../model/addresses.ts';
import { insertOwner } from '../store/owners.ts';
import type { Store } from '../store/store.ts';

const cost = { N: 2 ** 15, r: 8, p: 1 };
const derive = promisify<string, Buffer, number, object, Buffer>(scrypt);

async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password.normalize('NFKC'), salt, 32, {
    ...cost,
    maxmem: 128 * cost.N * cost.r * 2,
  });
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

export type AddOwnerOutcome = { kind: 'added' } | { kind: 'exists' } | { kind: 'invalid'; reason: string };

/** Makes an owner who can sign in. */
export async function addOwner(
  { store, clock }: { store: Store; clock: () => Date },
  email: string,
  password: string,
): Promise<AddOwnerOutcome> {
  const address = parseAddress(email);
  if (address.kind === 'invalid') return address;
  const added = await insertOwner(store, {
    email: address.key,
    passwordHash: await hashPassword(password),
    createdAt: clock(),
  });
  return { kind: added ? 'added' : 'exists' };
}
