/**
 * Composes the program: binds actions and reads to their dependencies, so that pages pass only the remaining arguments.
 */

/** A function of its dependencies and of the caller's arguments. */
type InWorld<World> = (world: World, ...args: never[]) => unknown;

/** The functions without the dependencies parameter. */
export type Bound<Functions> = {
  [Name in keyof Functions]: Functions[Name] extends (world: never, ...args: infer Args) => infer Result
    ? (...args: Args) => Result
    : never;
};

/** Binds each function to the dependencies. */
export function bind<World, Functions extends Record<string, InWorld<World>>>(
  world: World,
  functions: Functions,
): Bound<Functions> {
  const bound = Object.entries(functions).map(([name, run]) => [
    name,
    (...args: never[]) => run(world, ...args),
  ]);
  return Object.fromEntries(bound);
}

/** Does the same for actions that make work due: calls `wake` after each of them has ended. */
export function bindWaking<
  World,
  Actions extends Record<string, (world: World, ...args: never[]) => Promise<unknown>>,
>(world: World, wake: () => void, actions: Actions): Bound<Actions> {
  const bound = Object.entries(actions).map(([name, run]) => [
    name,
    async (...args: never[]) => {
      const outcome = await run(world, ...args);
      wake();
      return outcome;
    },
  ]);
  return Object.fromEntries(bound);
}
