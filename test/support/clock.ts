/** A clock that stands until it is moved. */
export interface TestClock {
  (): Date;
  set(to: string | Date): void;
  /** Moves on by so many seconds. */
  forward(seconds: number): void;
}

export function testClock(start: string): TestClock {
  let now = new Date(start);
  const set = (to: string | Date) => {
    now = new Date(to);
  };
  return Object.assign(() => new Date(now), {
    set,
    forward: (seconds: number) => set(new Date(now.getTime() + seconds * 1000)),
  });
}
