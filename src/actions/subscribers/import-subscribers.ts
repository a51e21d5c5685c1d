import { type Cadence, nextDueAt, scheduleOf } from '../../model/issues/cadence.ts';
import { newNonce } from '../../model/owners/tokens.ts';
import type { Publication } from '../../model/publications/publication.ts';
import { queueMail } from '../../store/deliveries/messages.ts';
import { lockLastSeq } from '../../store/feeds/article-seq.ts';
import { insertSubscribers } from '../../store/subscribers/subscribers.ts';
import { suppressedAmong } from '../../store/subscribers/suppressions.ts';
import type { Deps } from '../deps.ts';

export interface ImportRow {
  address: string;
  addressKey: string;
  cadence: Cadence | null;
  timezone: string | null;
}

export interface ImportedChunk {
  added: number;
  existing: number;
  suppressed: number;
}

/**
 * Adds a chunk of subscribers (at most a few hundred) in one transaction. Active ones start at the newest article; the
 * others are pending and get a confirmation each. Addresses that the publication has already, in any state, stay as
 * they are.
 */
export async function importSubscribers(
  { store, clock }: Deps,
  publication: Publication,
  rows: ImportRow[],
  { active, consent }: { active: boolean; consent: string | null },
): Promise<ImportedChunk> {
  const now = clock();
  return store.write(async (tx) => {
    const suppressed = await suppressedAmong(
      tx,
      rows.map((row) => row.addressKey),
    );
    const wanted = rows.filter((row) => !suppressed.has(row.addressKey));
    const cursor = active ? await lockLastSeq(tx, publication.id) : 0;
    const ids = await insertSubscribers(
      tx,
      wanted.map((row) => subscriberRow(publication, row, { active, consent, cursor, now })),
    );
    if (!active) {
      for (const subscriberId of ids) {
        const mail = { kind: 'confirmation', publicationId: publication.id, subscriberId } as const;
        await queueMail(tx, mail, now);
      }
    }
    return {
      added: ids.length,
      existing: wanted.length - ids.length,
      suppressed: rows.length - wanted.length,
    };
  });
}

function subscriberRow(
  publication: Publication,
  { address, addressKey, ...wish }: ImportRow,
  { active, consent, cursor, now }: { active: boolean; consent: string | null; cursor: number; now: Date },
) {
  const cadence = wish.cadence ?? publication.defaultCadence;
  const timezone = wish.timezone ?? publication.timezone;
  const { digestHour, digestWeekday, digestMonthDay } = publication;
  const schedule = { cadence, timezone, digestHour, digestWeekday, digestMonthDay };
  return {
    publicationId: publication.id,
    address,
    addressKey,
    ...schedule,
    language: publication.language,
    consent: consent ?? 'import',
    createdAt: now,
    ...(active
      ? {
          state: 'active' as const,
          cursor,
          confirmedAt: now,
          dueAt: nextDueAt(scheduleOf(schedule), now),
        }
      : { state: 'pending' as const, confirmNonce: newNonce() }),
  };
}
