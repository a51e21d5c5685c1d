/** The states of what is stored, but for deliveries (delivery.ts). */

/**
 * `seen`: was in the feed at its first import, or the owner wanted it counted so. `held`: waits for corrections.
 * `stopped`: came in a flood, waits for the owner. `ready`: has a seq. `withdrawn`: gone while held.
 */
export type ArticleState = 'seen' | 'held' | 'stopped' | 'ready' | 'withdrawn';

/** `asked`: the hub has yet to verify. `leaving`: it was asked to end. `denied`: it refuses. */
export type WebSubState = 'asked' | 'active' | 'leaving' | 'denied';

export const subscriberStates = ['active', 'pending', 'unsubscribed', 'bounced', 'complained'] as const;
export type SubscriberState = (typeof subscriberStates)[number];

/** A letter is written by the owner; articles are the site's. */
export type IssueKind = 'articles' | 'letter';
