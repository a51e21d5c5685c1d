import { applyTransitions, type Transition } from '../../store/deliveries/ledger.ts';
import type { Store } from '../../store/engine/store.ts';

/**
 * Writes state changes of deliveries. All changes of one turn of the event loop share one transaction, and so one
 * fsync.
 */
export interface Ledger {
  /** Returns false if the change was not made, because another worker holds the delivery now. */
  step(transition: Transition): Promise<boolean>;
}

interface Waiting {
  transition: Transition;
  resolve: (happened: boolean) => void;
  reject: (error: unknown) => void;
}

export function createLedger(store: Store): Ledger {
  let waiting: Waiting[] = [];
  let writing = false;

  async function flush(): Promise<void> {
    // While one group is committed, the next one collects.
    if (writing) return;
    writing = true;
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      try {
        const steps = group.map(({ transition }) => transition);
        const done = await store.write((tx) => applyTransitions(tx, steps));
        for (const { transition, resolve } of group) resolve(done.has(transition.id));
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    writing = false;
  }

  return {
    step: (transition) =>
      new Promise((resolve, reject) => {
        waiting.push({ transition, resolve, reject });
        setImmediate(flush);
      }),
  };
}
