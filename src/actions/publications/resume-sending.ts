import type { Store } from '../../store/engine/store.ts';
import { updatePublication } from '../../store/publications/publications.ts';

/** Ends the pause that a publication got because the server refused its mail. The mails that wait are sent. */
export async function resumeSending({ store }: { store: Store }, publicationId: number): Promise<void> {
  await store.write((tx) => updatePublication(tx, publicationId, { pausedUntil: null, pausedReason: null }));
}
