/** Reads and unpacks the body of an HTTP answer, within a limit. */
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import { tooLargeCode } from './failure.ts';

/**
 * The body, decompressed as Content-Encoding says. Both the bytes on the wire and what they unpack to stay within
 * `limit`. @throws an error with `tooLargeCode` beyond it, or zlib's own.
 */
export async function readBody(
  stream: AsyncIterable<Uint8Array>,
  contentEncoding: string | null,
  limit: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > limit) throw Object.assign(new Error('too large'), { code: tooLargeCode });
    chunks.push(chunk);
  }
  let body: Uint8Array = Buffer.concat(chunks);
  const encodings = (contentEncoding ?? '').toLowerCase().split(',').slice(0, 3);
  for (const encoding of encodings.reverse()) body = await decompress(body, encoding.trim(), limit);
  return body;
}

function decompress(body: Uint8Array, encoding: string, limit: number): Promise<Uint8Array> | Uint8Array {
  if (body.length === 0 || encoding === '' || encoding === 'identity') return body;
  const options = { maxOutputLength: limit };
  if (encoding === 'gzip' || encoding === 'x-gzip') return promisify(gunzip)(body, options);
  if (encoding === 'br') return promisify(brotliDecompress)(body, options);
  // RFC 9110, 8.4.1.2: `deflate` has a zlib header, which some servers leave out.
  if (encoding === 'deflate') return promisify((body[0]! & 0x0f) === 8 ? inflate : inflateRaw)(body, options);
  throw Object.assign(new Error(`unknown compression ${encoding}`), { code: 'ERR_CONTENT_ENCODING' });
}
