/** Owners, their sessions and API keys, and facts about the installation. */
import type { ColumnKit } from './columns.ts';

export type OwnerTables = ReturnType<typeof ownerTables>;

export function ownerTables({ table, index, ...c }: ColumnKit) {
  /** Facts about the installation itself: the fingerprint of SECRET_KEY, the set-up's one-time secret. */
  const setting = table('setting', {
    name: c.text().primaryKey(),
    value: c.text().notNull(),
  });

  const owner = table('owner', {
    id: c.id(),
    /** The address that the owner signs in with, in lower case. */
    email: c.text().notNull().unique(),
    /** `scrypt$N$r$p$salt$hash`, with salt and hash in base64url. */
    passwordHash: c.text().notNull(),
    createdAt: c.time().notNull(),
  });

  /** An owner who is signed in. */
  const session = table(
    'session',
    {
      /** SHA-256 of the token in the cookie, base64url. */
      tokenHash: c.text().primaryKey(),
      ownerId: c
        .ref()
        .notNull()
        .references(() => owner.id, { onDelete: 'cascade' }),
      createdAt: c.time().notNull(),
      expiresAt: c.time().notNull(),
    },
    (t) => [index('session_expires_at').on(t.expiresAt)],
  );

  return { setting, owner, session, apiKey: apiKeyTable({ table, index, ...c }) };
}

const apiKeyTable = ({ table, ...c }: ColumnKit) =>
  table('api_key', {
    id: c.id(),
    name: c.text().notNull(),
    /** SHA-256 of the key, base64url; the key itself is shown once and not kept. */
    keyHash: c.text().notNull().unique('api_key_key_hash'),
    createdAt: c.time().notNull(),
    lastUsedAt: c.time(),
  });
