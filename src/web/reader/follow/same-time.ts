import { setTimeout as after } from 'node:timers/promises';

/** What depends on an address is answered after this time, so that the time it took says nothing about the address. */
const answerAfterMs = 250;

export async function inSameTime<T>(work: Promise<T>): Promise<T> {
  const [result] = await Promise.all([work, after(answerAfterMs)]);
  return result;
}
