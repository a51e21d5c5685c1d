/** Works through many groups of subscribers, large and small, in short transactions. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Store } from '../../store/engine/store.ts';
import {
  type Claimed,
  type Claiming,
  chunkSize,
  claimChunks,
  type Move,
  passOver,
} from '../../store/issues/audience.ts';
import type { SubscriberGroup } from '../../store/subscribers/subscriber-groups.ts';

/** The fixed cost of the statements of one group, counted in subscribers. */
const groupCost = 20;

/**
 * Yields the groups in order, as many together as fill a transaction, because a commit for each of a thousand small
 * groups takes minutes.
 */
function* batches<T extends { group: SubscriberGroup }>(items: T[]): Generator<T[]> {
  let batch: T[] = [];
  let cost = 0;
  for (const item of items) {
    const more = item.group.size + groupCost;
    if (batch.length > 0 && cost + more > chunkSize) {
      yield batch;
      batch = [];
      cost = 0;
    }
    batch.push(item);
    cost += more;
  }
  if (batch.length > 0) yield batch;
}

/**
 * Calls `work` for all items, and again for an item if its last chunk was not empty and its group is larger than the
 * chunks so far.
 */
async function inChunks<T extends { group: SubscriberGroup }>(
  { dialect }: Store,
  items: T[],
  work: (batch: T[]) => Promise<number[]>,
): Promise<void> {
  const queue = batches(items);
  const takeBatches = async () => {
    for (const batch of queue) {
      let left = batch;
      for (let before = chunkSize; left.length > 0; before += chunkSize) {
        const done = await work(left);
        left = left.filter(({ group }, index) => done[index]! > 0 && group.size > before);
        // SQLite blocks the event loop while it works. This lets pages be served between two transactions.
        await nextTurn();
      }
    }
  };
  await Promise.all(Array.from({ length: dialect.parallelWrites }, takeBatches));
}

/** Claims all subscribers of the groups and queues their deliveries. `claimed` is called after each chunk. */
export async function claimAll(
  store: Store,
  claimings: Claiming[],
  now: Date,
  claimed: (claiming: Claiming, chunk: Claimed) => void,
): Promise<void> {
  await inChunks(store, claimings, async (batch) => {
    const chunks = await store.write((tx) => claimChunks(tx, batch, now));
    for (const [index, chunk] of chunks.entries()) if (chunk) claimed(batch[index]!, chunk);
    return chunks.map((chunk) => chunk?.deliveries ?? 0);
  });
}

/** Moves the cursors of all subscribers of the groups without a mail. */
export const passAll = (store: Store, publicationId: number, moves: Move[], now: Date): Promise<void> =>
  inChunks(store, moves, (batch) => store.write((tx) => passOver(tx, publicationId, batch, now)));
