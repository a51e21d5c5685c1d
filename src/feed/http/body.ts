/** Reads and decompresses the body of an HTTP answer as a stream, within a limit. */
import { pipeline, Readable, type Transform } from 'node:stream';
import zlib from 'node:zlib';
import { tooLarge, unknownCoding } from './failure.ts';

type Bytes = AsyncIterable<Uint8Array>;

/** Only newer versions of Node have zstd. RFC 9659 limits the window, which bounds the memory that a frame takes. */
const { createZstdDecompress, constants } = zlib as typeof zlib & {
  createZstdDecompress?: (options: { params: Record<number, number> }) => Transform;
};
const zstdWindow = (constants as unknown as Record<string, number>).ZSTD_d_windowLogMax ?? 0;

/** The `Accept-Encoding` header: the codings that we can decompress. */
export const acceptEncoding = `gzip, br, deflate${createZstdDecompress ? ', zstd' : ''}`;

/** Values of `Content-Encoding` that servers send for a body that is not compressed. */
const noCodings = new Set(['', 'identity', 'none', 'binary', '8bit', 'utf-8', 'utf8', 'text/xml']);

/**
 * Reads a body and decompresses it by Content-Encoding and by its first bytes. Stops reading as soon as the bytes on
 * the wire or the decompressed bytes exceed `limit` (bytes).
 * @returns the body in a buffer that holds nothing else
 * @throws the error of `tooLarge()` or `unknownCoding()`, or an error of zlib
 */
export async function readBody(
  stream: Bytes,
  contentEncoding: string | null,
  limit: number,
): Promise<Uint8Array> {
  const codings = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => !noCodings.has(coding));
  if (codings.length > 3 || !codings.every(isKnown)) throw unknownCoding(codings.join(', '));
  let bytes = upTo(limit, stream);
  // Often there is one gzip more than the header says: a file that is stored compressed, or a proxy that drops the header.
  for (const coding of [...codings.reverse(), 'gzip']) bytes = upTo(limit, unpack(bytes, coding));
  return joined(bytes);
}

async function* upTo(limit: number, bytes: Bytes): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > limit) throw tooLarge();
    yield chunk;
  }
}

async function* unpack(bytes: Bytes, coding: string): AsyncGenerator<Uint8Array> {
  const { head, all } = await peek(bytes);
  const unpacker = head.length === 0 ? null : unpackerOf(coding, head);
  if (!unpacker) return yield* all;
  // An error on either side destroys both streams, and the loop of the reader throws it.
  pipeline(Readable.from(all, { objectMode: false }), unpacker, () => {});
  yield* unpacker as Bytes;
}

const isKnown = (coding: string): boolean =>
  ['gzip', 'x-gzip', 'br', 'deflate'].includes(coding) ||
  (coding === 'zstd' && createZstdDecompress !== undefined);

/** Returns the stream that decompresses a known coding, or null if the bytes are not compressed after all. */
function unpackerOf(coding: string, head: Uint8Array): Transform | null {
  const [first = 0, second = 0] = head;
  if (coding === 'gzip' || coding === 'x-gzip')
    return first === 0x1f && second === 0x8b ? zlib.createGunzip() : null;
  if (coding === 'br') return zlib.createBrotliDecompress();
  // RFC 9110, 8.4.1.2: `deflate` has a zlib header, but some servers leave it out.
  if (coding === 'deflate') return (first & 0x0f) === 8 ? zlib.createInflate() : zlib.createInflateRaw();
  return createZstdDecompress!({ params: { [zstdWindow]: 23 } });
}

/** Returns the first two bytes (fewer if the stream ends) and a stream of all bytes, the first two included. */
async function peek(bytes: Bytes): Promise<{ head: Uint8Array; all: Bytes }> {
  const iterator = bytes[Symbol.asyncIterator]();
  let head: Uint8Array = new Uint8Array();
  while (head.length < 2) {
    const { done, value } = await iterator.next();
    if (done) break;
    head = head.length === 0 ? value : Buffer.concat([head, value]);
  }
  const all = (async function* () {
    if (head.length > 0) yield head;
    yield* { [Symbol.asyncIterator]: () => iterator };
  })();
  return { head, all };
}

/** Returns a buffer that holds only these bytes, so that it can be transferred to another thread. */
async function joined(bytes: Bytes): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  const body = new Uint8Array(chunks.reduce((size, chunk) => size + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    body.set(chunk, at);
    at += chunk.length;
  }
  return body;
}
