/** The states of what is stored, but for deliveries (delivery.ts). */

/** `seen`: was in the feed at its first import. `held`: waits for corrections. `ready`: has a seq. `withdrawn`: gone while held. */
export type ArticleState = 'seen' | 'held' | 'ready' | 'withdrawn';

export const subscriberStates = ['active', 'pending', 'unsubscribed', 'bounced', 'complained'] as const;
export type SubscriberState = (typeof subscriberStates)[number];

/** A letter is written by the owner; articles are the site's. */
export type IssueKind = 'articles' | 'letter';
