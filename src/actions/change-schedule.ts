import { nextDueAt, type Schedule, scheduleColumns } from '../model/cadence.ts';
import type { Store } from '../store/store.ts';
import { changeSubscriber } from '../store/subscribers.ts';

/** Changes when a reader gets mail; false if they do not follow any more. The cursor alone says what is still due. */
export function changeSchedule(
  { store, clock }: { store: Store; clock: () => Date },
  subscriberId: number,
  schedule: Schedule,
): Promise<boolean> {
  return changeSubscriber(
    store,
    subscriberId,
    { states: ['active'] },
    { ...scheduleColumns(schedule), dueAt: nextDueAt(schedule, clock()) },
  );
}
