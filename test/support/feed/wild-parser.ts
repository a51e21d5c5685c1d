/** For tests of the parse pool: does what the body says, good or bad. */
import { threadId } from 'node:worker_threads';

const deeds: Record<string, () => unknown> = {
  spin: () => {
    for (;;);
  },
  eat: () => {
    const eaten: number[][] = [];
    for (;;) eaten.push(Array.from({ length: 1000 }, (_, index) => index));
  },
  throw: () => {
    throw new Error('a bug of the parser');
  },
  exit: () => process.exit(3),
  thread: () => threadId,
};

export default ({ body, source }: { body: Uint8Array; source: { url: string } }) => {
  const text = Buffer.from(body).toString();
  const done = deeds[text]?.() ?? text;
  return { kind: 'not-a-feed', problem: { code: 'broken', url: source.url, detail: `${done}` } };
};

export const ready = () => true;
