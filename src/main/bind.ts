/**
 * Composes the program: binds actions and reads to their dependencies, so that pages pass only the remaining arguments.
 */

/** A function of its dependencies and of the caller's arguments. */
type WithDeps<Deps> = (deps: Deps, ...args: never[]) => unknown;

/** The functions without the dependencies parameter. */
export type Bound<Functions> = {
  [Name in keyof Functions]: Functions[Name] extends (deps: never, ...args: infer Args) => infer Result
    ? (...args: Args) => Result
    : never;
};

/** Binds each function to the dependencies. */
export function bind<Deps, Functions extends Record<string, WithDeps<Deps>>>(
  deps: Deps,
  functions: Functions,
): Bound<Functions> {
  const bound = Object.entries(functions).map(([name, run]) => [
    name,
    (...args: never[]) => run(deps, ...args),
  ]);
  return Object.fromEntries(bound);
}

/** Does the same for actions that make work due: calls `wake` after each of them has ended. */
export function bindWaking<
  Deps,
  Actions extends Record<string, (deps: Deps, ...args: never[]) => Promise<unknown>>,
>(deps: Deps, wake: () => void, actions: Actions): Bound<Actions> {
  const bound = Object.entries(actions).map(([name, run]) => [
    name,
    async (...args: never[]) => {
      const outcome = await run(deps, ...args);
      wake();
      return outcome;
    },
  ]);
  return Object.fromEntries(bound);
}
