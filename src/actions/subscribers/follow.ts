import { dayMs } from '../../lib/time.ts';
import type { Cadence } from '../../model/issues/cadence.ts';
import { type Filters, filtersHash, noFilters, usedFilters } from '../../model/issues/filters.ts';
import { newNonce } from '../../model/owners/tokens.ts';
import type { Publication } from '../../model/publications/publication.ts';
import type { ValidAddress } from '../../model/subscribers/addresses.ts';
import type { Subscriber } from '../../model/subscribers/subscriber.ts';
import { mailsSince, queueMail } from '../../store/deliveries/messages.ts';
import { topicsSeen } from '../../store/publications/topics.ts';
import type { SubscriberRow } from '../../store/schema/schema.ts';
import { ensureSubscriber } from '../../store/subscribers/locks.ts';
import { updateSubscriber } from '../../store/subscribers/subscribers.ts';
import { isSuppressed } from '../../store/subscribers/suppressions.ts';
import type { Deps } from '../deps.ts';
import { topicsAmong } from './topics-among.ts';

/** The maximum of confirmations that one address gets in a day: from one publication, and from all together. */
const confirmationLimits = { here: 1, everywhere: 3 };

/** Topics of the newest articles among which those that were sent are looked for. */
const maxTopicsSeen = 100;

export interface SignUp {
  address: ValidAddress;
  cadence: Cadence;
  timezone: string;
  language: string;
  /**
   * The topics as they were sent; undefined or an empty list means everything. Topics that no article has are left out.
   */
  topics?: string[];
  /** How the sign-up came. It is stored as the proof of consent. */
  consent: string;
}

/**
 * Accepts a sign-up: makes a pending subscriber and queues a confirmation, within the limits. An active subscriber
 * keeps everything and gets a mail that says that they follow already. The result does not tell the cases apart, so the
 * visitor gets the same answer for every address. The nonce is renewed only with a mail that carries it, so the link in
 * the newest mail works.
 */
export async function follow(
  { store, clock }: Deps,
  publication: Publication,
  signUp: SignUp,
): Promise<void> {
  const now = clock();
  const seen = () => topicsSeen(store, publication.id, maxTopicsSeen);
  const topics = await topicsAmong(signUp.topics ?? [], publication.topics, seen);
  await store.write(async (tx) => {
    if (await isSuppressed(tx, signUp.address.key)) return;
    const subscriber = await ensureSubscriber(tx, {
      publicationId: publication.id,
      address: signUp.address.address,
      addressKey: signUp.address.key,
      cadence: signUp.cadence,
      timezone: signUp.timezone,
      language: signUp.language,
      consent: signUp.consent,
      state: 'pending',
      digestHour: publication.digestHour,
      digestWeekday: publication.digestWeekday,
      digestMonthDay: publication.digestMonthDay,
      createdAt: now,
    });
    const made = await mailsSince(tx, subscriber, 'confirmation', new Date(now.getTime() - dayMs));
    const mayMail = made.here < confirmationLimits.here && made.everywhere < confirmationLimits.everywhere;
    await updateSubscriber(tx, subscriber.id, changes(subscriber, { ...signUp, topics }, mayMail));
    if (mayMail) {
      const to = { publicationId: publication.id, subscriberId: subscriber.id };
      await queueMail(tx, { kind: 'confirmation', ...to }, now);
    }
  });
}

/**
 * Returns the columns that a sign-up changes: none for an active subscriber, and for a former one only together with a
 * new confirmation.
 */
function changes(subscriber: Subscriber, signUp: SignUp, mayMail: boolean): Partial<SubscriberRow> {
  const { state } = subscriber;
  const unchanged = { state };
  if (state === 'active' || (state !== 'pending' && !mayMail)) return unchanged;
  const { address, cadence, timezone, language, consent } = signUp;
  const chosen = filtersOf(signUp);
  const wish = {
    state: 'pending' as const,
    address: address.address,
    cadence,
    timezone,
    consent,
    ...chosen,
    // The language of the form is that of the publication; a subscriber who followed before may have chosen another.
    language: subscriber.confirmedAt ? subscriber.language : language,
  };
  return mayMail ? { ...wish, confirmNonce: newNonce() } : wish;
}

function filtersOf({ topics = [] }: SignUp): { filters: Filters | null; filtersHash: string } {
  const filters = usedFilters({ ...noFilters, topics });
  return { filters, filtersHash: filtersHash(filters) };
}
