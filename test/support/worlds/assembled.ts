/** What assembling left in the database. */
import { eq } from 'drizzle-orm';
import type { Store } from '../../../src/store/engine/store.ts';
import type { DeliveryRow, IssueRow, SubscriberRow } from '../../../src/store/schema/schema.ts';

export const deliveriesOf = (store: Store): Promise<DeliveryRow[]> =>
  store.read.select().from(store.tables.delivery).orderBy(store.tables.delivery.id);
export const issuesOf = (store: Store): Promise<IssueRow[]> =>
  store.read.select().from(store.tables.issue).orderBy(store.tables.issue.id);
export const readersOf = (store: Store): Promise<SubscriberRow[]> =>
  store.read.select().from(store.tables.subscriber).orderBy(store.tables.subscriber.id);

export async function readerOf(store: Store, id: number): Promise<SubscriberRow> {
  return (await readersOf(store)).find((row) => row.id === id)!;
}

/** How many deliveries each reader has, by id. */
export async function countsOf(store: Store): Promise<Map<number, number>> {
  const counts = new Map<number, number>();
  for (const { subscriberId } of await deliveriesOf(store))
    counts.set(subscriberId, (counts.get(subscriberId) ?? 0) + 1);
  return counts;
}

/** Which articles each mail to a reader carries, as `from-upto`. */
export async function mailsTo(store: Store, id: number): Promise<string[]> {
  const issues = new Map((await issuesOf(store)).map((issue) => [issue.id, issue]));
  return (await deliveriesOf(store))
    .filter(({ subscriberId }) => subscriberId === id)
    .map(({ issueId }) => `${issues.get(issueId!)!.fromSeq + 1}-${issues.get(issueId!)!.upto}`);
}

export async function setReader(store: Store, id: number, set: Partial<SubscriberRow>): Promise<void> {
  const { subscriber } = store.tables;
  await store.write((tx) => tx.update(subscriber).set(set).where(eq(subscriber.id, id)));
}
