import type { Store } from '../store/engine/store.ts';

/** What nearly every action gets from outside. An action that needs more extends it. */
export interface Deps {
  store: Store;
  /** Returns the present time; tests pass their own. */
  clock: () => Date;
}
