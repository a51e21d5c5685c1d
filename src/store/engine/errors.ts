import type { DatabaseProblem } from '../../model/install/database-problems.ts';

/** The database can't be opened or used. Its message is for programmers: who runs Postrider is told of `problem`. */
export class StoreError extends Error {
  override name = 'StoreError';

  constructor(readonly problem: DatabaseProblem) {
    super(JSON.stringify(problem));
  }
}
