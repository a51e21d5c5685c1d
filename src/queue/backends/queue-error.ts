/** The queue can't be opened; the message says what to do. */
export class QueueError extends Error {
  override name = 'QueueError';
}
