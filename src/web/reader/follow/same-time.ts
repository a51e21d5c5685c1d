import { setTimeout as after } from 'node:timers/promises';

/** Delay before an answer that depends on an address, so that the response time reveals nothing about the address. */
const answerAfterMs = 250;

export async function inSameTime<T>(work: Promise<T>): Promise<T> {
  const [result] = await Promise.all([work, after(answerAfterMs)]);
  return result;
}
