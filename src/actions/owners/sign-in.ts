import { randomBytes } from 'node:crypto';
import { sha256 } from '../../lib/sha256.ts';
import { dayMs } from '../../lib/time.ts';
import type { Owner } from '../../model/owners/owner.ts';
import { isPassword } from '../../model/owners/passwords.ts';
import { ownerByEmail } from '../../store/owners/owners.ts';
import { deleteSession, insertSession, ownerOfSession } from '../../store/owners/sessions.ts';
import type { Deps } from '../deps.ts';

/** A session ends after this time (ms), whether it is used or not. */
const sessionMs = 30 * dayMs;

/**
 * Checks the email and the password. An unknown email takes as long as a wrong password, so that the time tells
 * nothing.
 */
export async function signIn({ store }: Deps, email: string, password: string): Promise<Owner | undefined> {
  const owner = await ownerByEmail(store, email.trim().toLowerCase());
  return (await isPassword(password, owner?.passwordHash)) ? owner : undefined;
}

/** Starts a session. The database stores only the hash of its token. */
export async function startSession(
  { store, clock }: Deps,
  ownerId: number,
): Promise<{ token: string; expiresAt: Date }> {
  const token = randomBytes(32).toString('base64url');
  const createdAt = clock();
  const expiresAt = new Date(createdAt.getTime() + sessionMs);
  const session = { tokenHash: sha256(token), ownerId, createdAt, expiresAt };
  await store.write((tx) => insertSession(tx, session));
  return { token, expiresAt };
}

export const sessionOwner = ({ store, clock }: Deps, token: string): Promise<Owner | undefined> =>
  ownerOfSession(store, sha256(token), clock());

export const endSession = ({ store }: Deps, token: string): Promise<void> =>
  store.write((tx) => deleteSession(tx, sha256(token)));
