/** Composition in few words: actions and reads get their world here, and pages call what is left of them. */

/** A function of a world, and of what its caller gives. */
type InWorld<World> = (world: World, ...args: never[]) => unknown;

/** The functions without their world. */
export type Bound<Functions> = {
  [Name in keyof Functions]: Functions[Name] extends (world: never, ...args: infer Args) => infer Result
    ? (...args: Args) => Result
    : never;
};

/** Puts the world into each function. */
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

/** The same for actions after which something is due: `wake` is called once each has ended. */
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
