import type { PublicationSettings } from './settings/fields.ts';

/**
 * A publication is what subscribers follow: a name, a site, a sender, a look. Each field is explained at its column
 * (store/schema/).
 */
export interface Publication extends PublicationSettings {
  id: number;
  quietUntil: Date | null;
  lastSeq: number;
  pausedUntil: Date | null;
  pausedReason: string | null;
  createdAt: Date;
}
