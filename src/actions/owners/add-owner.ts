import { hashPassword, type PasswordProblem, passwordProblem } from '../../model/owners/passwords.ts';
import type { AddressProblem } from '../../model/subscribers/address-problems.ts';
import { parseAddress } from '../../model/subscribers/addresses.ts';
import { insertFirstOwner, insertOwner } from '../../store/owners/owners.ts';
import type { Deps } from '../deps.ts';

export type AddOwnerOutcome = { kind: 'added' } | { kind: 'exists' } | Invalid;
export type AddFirstOwnerOutcome = { kind: 'added'; ownerId: number } | { kind: 'exists' } | Invalid;
/** `field`: the field that is wrong. */
type Invalid = { kind: 'invalid'; field: 'email' | 'password'; problem: AddressProblem | PasswordProblem };

/** Checks the typed values. The password is hashed only if they are valid. */
async function readOwner(email: string, password: string, createdAt: Date) {
  const address = parseAddress(email);
  if (address.kind === 'invalid') return { ...address, field: 'email' as const };
  const problem = passwordProblem(password);
  if (problem) return { kind: 'invalid' as const, field: 'password' as const, problem };
  const passwordHash = await hashPassword(password);
  return { kind: 'valid' as const, owner: { email: address.key, passwordHash, createdAt } };
}

/** Makes an owner who can sign in. */
export async function addOwner(
  { store, clock }: Deps,
  email: string,
  password: string,
): Promise<AddOwnerOutcome> {
  const reading = await readOwner(email, password, clock());
  if (reading.kind === 'invalid') return reading;
  const isAdded = await store.write((tx) => insertOwner(tx, reading.owner));
  return { kind: isAdded ? 'added' : 'exists' };
}

/** Makes the first owner of an installation; does nothing if there is one already. */
export async function addFirstOwner(
  { store, clock }: Deps,
  email: string,
  password: string,
): Promise<AddFirstOwnerOutcome> {
  const reading = await readOwner(email, password, clock());
  if (reading.kind === 'invalid') return reading;
  const owner = await store.write((tx) => insertFirstOwner(tx, reading.owner));
  return owner ? { kind: 'added', ownerId: owner.id } : { kind: 'exists' };
}
