/** Chance that is the same in every run. */
export interface Dice {
  /** A number from 0 to 1. */
  (): number;
  /** One of them. */
  pick<T>(items: readonly T[]): T;
}

export function createDice(seed: number): Dice {
  let state = seed;
  // Mulberry32.
  const roll = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return Object.assign(roll, { pick: <T>(items: readonly T[]) => items[Math.floor(roll() * items.length)]! });
}
