import type { DeliveryState } from '../deliveries/delivery.ts';
import type { Cadence } from './cadence.ts';
import type { Issue } from './issue.ts';

export interface IssueSummary
  extends Pick<Issue, 'id' | 'kind' | 'cadence' | 'audience' | 'createdAt' | 'finishedAt'> {
  /** Null until the issue is rendered, at its first mail. */
  subject: string | null;
  /** Deliveries by state; they sum to the audience once it has closed. */
  counts: Partial<Record<DeliveryState, number>>;
}

export interface NextDigest {
  cadence: Cadence;
  /** Active subscribers of this cadence who have not paused. */
  readers: number;
  /** When the first of them is due; null for instant. */
  dueAt: Date | null;
}

export interface PausedSubscribers {
  readers: number;
  /** When the first of them is back; null if there is none. */
  backAt: Date | null;
}
