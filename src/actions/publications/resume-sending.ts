import type { Store } from '../../store/engine/store.ts';
import { updatePublication } from '../../store/publications/publications.ts';

/** Ends the pause of a publication that refusals of its mail caused: what waits is sent. */
export async function resumeSending({ store }: { store: Store }, publicationId: number): Promise<void> {
  await store.write((tx) => updatePublication(tx, publicationId, { pausedUntil: null, pausedReason: null }));
}
