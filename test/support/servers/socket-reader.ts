import type { Socket } from 'node:net';

/** Reads a socket piece by piece, with no more listeners than one of a kind. */
export interface SocketReader {
  /** Up to the delimiter, which is left out; null at the end of the connection. */
  upTo(delimiter: Buffer): Promise<Buffer | null>;
  /** Resolves when there is something to read, or the end. */
  some(): Promise<void>;
  /** What has come and was not read. */
  rest(): Buffer;
  /** Puts bytes in front of what comes. */
  unread(bytes: Buffer): void;
}

export function createSocketReader(socket: Socket): SocketReader {
  let buffer: Buffer = Buffer.alloc(0);
  let ended = false;
  let wake: () => void = () => undefined;
  socket.on('data', (chunk: Buffer) => {
    buffer = buffer.length === 0 ? chunk : Buffer.concat([buffer, chunk]);
    wake();
  });
  socket.on('error', () => undefined);
  socket.on('close', () => {
    ended = true;
    wake();
  });
  const more = () => new Promise<void>((resolve) => (wake = resolve));
  return {
    async upTo(delimiter) {
      let searched = 0;
      for (;;) {
        const at = buffer.indexOf(delimiter, Math.max(0, searched - delimiter.length));
        if (at >= 0) {
          const found = buffer.subarray(0, at);
          buffer = buffer.subarray(at + delimiter.length);
          return found;
        }
        searched = buffer.length;
        if (ended) return null;
        await more();
      }
    },
    async some() {
      while (buffer.length === 0 && !ended) await more();
    },
    rest: () => buffer,
    unread(bytes) {
      buffer = Buffer.concat([bytes, buffer]);
    },
  };
}
