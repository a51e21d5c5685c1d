import type { DeliveryState } from '../deliveries/delivery.ts';
import type { Cadence } from './cadence.ts';
import type { Issue } from './issue.ts';

export interface IssueSummary
  extends Pick<Issue, 'id' | 'kind' | 'cadence' | 'audience' | 'createdAt' | 'finishedAt'> {
  /** Null until the issue is rendered. That happens at its first mail. */
  subject: string | null;
  /** The number of deliveries in each state. They add up to the audience once the issue is closed. */
  counts: Partial<Record<DeliveryState, number>>;
}

export interface NextDigest {
  cadence: Cadence;
  /** The number of active subscribers of this cadence who have not paused. */
  readers: number;
  /** When the first digest is due; null for instant. */
  dueAt: Date | null;
}

export interface PausedSubscribers {
  readers: number;
  /** When the first pause ends; null if nobody has paused. */
  backAt: Date | null;
}
