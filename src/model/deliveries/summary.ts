import type { Delivery } from './delivery.ts';

/** A mail to a subscriber, as the owner sees it. */
export interface DeliverySummary
  extends Pick<Delivery, 'id' | 'kind' | 'state' | 'attempts' | 'reply' | 'why' | 'createdAt' | 'sentAt'> {
  /** The subject of the issue; null for other mails, and until the issue is rendered. */
  subject: string | null;
  /** When the next attempt is due; null if there will be none. */
  dueAt: Date | null;
}

/** A mail to a subscriber, as the subscriber sees it. */
export interface MailToSubscriber extends Pick<Delivery, 'kind' | 'state' | 'createdAt' | 'sentAt'> {
  /** The subject of the issue; null for other mails, and until the issue is rendered. */
  subject: string | null;
  /** The issue, if it has a copy on the web. */
  copyOf: number | null;
}
