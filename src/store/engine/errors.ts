import type { DatabaseProblem } from '../../model/install/database-problems.ts';

/**
 * The database can't be opened or used. The message is for programmers. `problem` is for the person who runs Postrider.
 */
export class StoreError extends Error {
  override name = 'StoreError';

  constructor(readonly problem: DatabaseProblem) {
    super(JSON.stringify(problem));
  }
}
