import type { Publication } from '../../model/publications/publication.ts';
import { type AddressResult, parseAddress } from '../../model/subscribers/addresses.ts';
import { subscriberByAddress } from '../../store/subscribers/find-subscribers.ts';
import { isSuppressed } from '../../store/subscribers/suppressions.ts';
import type { Deps } from '../deps.ts';
import { follow } from './follow.ts';

export type AddByOwnerOutcome =
  /** `subscriberId`: null if the subscriber was erased in the meantime. */
  | { kind: 'added'; subscriberId: number | null }
  | Extract<AddressResult, { kind: 'invalid' }>
  | { kind: 'suppressed' }
  /** They are sent a mail that says that they follow already. */
  | { kind: 'follows-already' };

/**
 * Adds a subscriber whose address an owner typed. They get the default choices of the publication, and are pending
 * until they confirm, as after any sign-up.
 */
export async function addByOwner(
  deps: Deps,
  publication: Publication,
  { typed, consent }: { typed: string; consent: string },
): Promise<AddByOwnerOutcome> {
  const { store } = deps;
  const address = parseAddress(typed);
  if (address.kind === 'invalid') return address;
  if (await isSuppressed(store, address.key)) return { kind: 'suppressed' };
  await follow(deps, publication, {
    address,
    cadence: publication.defaultCadence,
    timezone: publication.timezone,
    language: publication.language,
    consent,
  });
  const row = await subscriberByAddress(store, publication.id, address.key);
  if (row?.state === 'active') return { kind: 'follows-already' };
  return { kind: 'added', subscriberId: row?.id ?? null };
}
