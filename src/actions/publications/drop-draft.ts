import type { Store } from '../../store/engine/store.ts';
import { deleteDraft } from '../../store/publications/drafts.ts';

/** Deletes an owner's draft of a publication. */
export const dropDraft = ({ store }: { store: Store }, ownerId: number): Promise<void> =>
  store.write((tx) => deleteDraft(tx, ownerId));
