/** What the queue says at the start, and why it can't be opened. */

/** What stands where REDIS_URL points, if no Redis that can be used. */
export type RedisFault =
  | 'nothing-listens'
  | 'unknown-host'
  | 'no-socket'
  | 'wrong-password'
  | 'no-answer'
  | 'no-redis';

const faults: Record<RedisFault, string> = {
  'nothing-listens': 'nothing listens there. Is Redis running, and are host and port right?',
  'unknown-host': 'the host is unknown. Is its name right?',
  'no-socket': 'there is no such socket. Is Redis running?',
  'wrong-password': 'its password or user is wrong or missing.',
  'no-answer': 'it does not answer. Are host and port right, and does a firewall let this machine through?',
  'no-redis': 'what answers there is not Redis. Is the port right?',
};

export const queueText = {
  inRedis: (place: string) => `The queue is in Redis at ${place}.`,
  inPrivateRedis: (socket: string) => `The queue is in a private Redis at ${socket}.`,
  inPglite:
    'The queue is in an embedded PGlite: one process only, and about 340 MB of memory. Install the package redis-server and start again for a private Redis, which takes 11 MB.',
  away: 'The queue does not answer; trying again until it does. Nothing is lost meanwhile.',
  /** `why`: a sentence without its beginning. */
  unusable: (place: string, why: string) => `The Redis at ${place} (REDIS_URL) can't be used: ${why}`,
  fault: (fault: RedisFault) => faults[fault],
  tooOld: (version: string, oldest: string) =>
    `it is version ${version}; the oldest that works is ${oldest}.`,
  held: (folder: string) =>
    `Another Postrider runs on the data folder ${folder}, and the embedded queue takes one process only: stop the other one, or set REDIS_URL for both.`,
  foreignFolder: (folder: string) =>
    `${folder} must be a folder of this user alone (mode 700): remove it, or use a data folder with a shorter path`,
};
