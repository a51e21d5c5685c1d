import { hourMs } from '../../lib/time.ts';
import { type LinkContext, readerTokens } from '../../mail/message/links.ts';
import { readerUrls } from '../../mail/render/reader-links.ts';
import type { MessagePurpose } from '../../mail/render/render.ts';
import type { Delivery, DeliveryKind } from '../../model/deliveries/delivery.ts';
import { scheduleOf } from '../../model/issues/cadence.ts';
import { addressDays, addressMark, freshMinutes } from '../../model/owners/tokens.ts';
import type { Subscriber } from '../../model/subscribers/subscriber.ts';
import { undoMs } from '../subscribers/rejoin.ts';

type MessageKind = Exclude<DeliveryKind, 'issue'>;

/**
 * Returns the content of a mail that is not an issue. It shows the state at the time of sending, because the tokens in
 * its links are made then.
 */
export function purposeOf(
  deps: LinkContext,
  delivery: Delivery & { kind: MessageKind },
  subscriber: Subscriber,
): MessagePurpose {
  const { tokens, clock, baseUrl } = deps;
  const links = readerUrls(baseUrl, readerTokens(deps, subscriber.id));
  const ownLinks = { manageUrl: links.manage, unsubscribeUrl: links.unsubscribe };
  const subscriberId = subscriber.id;
  const made: Record<MessageKind, () => MessagePurpose> = {
    confirmation: () => confirmationOf(deps, subscriber, ownLinks),
    welcome: () => ({ kind: 'welcome', ...chosenBy(subscriber), ...ownLinks }),
    goodbye: () => ({ kind: 'goodbye', undoUrl: links.unsubscribe, undoHours: undoMs / hourMs }),
    link: () => {
      const token = tokens.fresh.make({ subscriberId }, clock());
      return { kind: 'link', url: `${baseUrl}/manage/${token}`, minutes: freshMinutes };
    },
    address: () => {
      const change = { subscriberId, from: addressMark(subscriber), to: delivery.address! };
      return {
        kind: 'address',
        url: `${baseUrl}/address/${tokens.address.make(change, clock())}`,
        days: addressDays,
      };
    },
    moved: () => ({ kind: 'moved' }),
  };
  return made[delivery.kind]();
}

const chosenBy = (subscriber: Subscriber) => ({
  schedule: scheduleOf(subscriber),
  filters: subscriber.filters,
});

/** An active subscriber gets a mail that says that they follow already. */
function confirmationOf(
  { tokens, clock, baseUrl }: LinkContext,
  subscriber: Subscriber,
  ownLinks: { manageUrl: string; unsubscribeUrl: string },
): MessagePurpose {
  if (subscriber.state === 'active') return { kind: 'already', ...ownLinks };
  const value = { subscriberId: subscriber.id, nonce: subscriber.confirmNonce ?? '' };
  const url = `${baseUrl}/confirm/${tokens.confirm.make(value, clock())}`;
  return { kind: 'confirm', url, ...chosenBy(subscriber) };
}
