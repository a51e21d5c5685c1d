/** Pictures of mails: what stands in for the fixtures' own, and what a browser has taken of a mail. */
import { inflateSync } from 'node:zlib';

/** A drawing in place of the fixtures' pictures, which are nowhere; larger than any mail unless told. */
export const drawing = (width = 3000, height = width / 2): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 1200 600" preserveAspectRatio="none"><rect width="1200" height="600" fill="#8fa3a0"/><path d="M0 600 420 220l240 215 180-143 360 308z" fill="#5f7773"/></svg>`;

/** Every chunk of a PNG, by its name. */
function chunksOf(png: Buffer, name: string): Buffer[] {
  const found: Buffer[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === name) found.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return found;
}

/** Fewer than this is a page without a word: grounds, lines and boxes alone. */
const fewestValues = 100;

/** What is wrong with a picture of a mail that is `width` pixels wide; none for a good one. */
export function pictureFaults(png: Buffer, width: number): string[] {
  const actual = chunksOf(png, 'IHDR')[0]!.readUInt32BE(0);
  // Letters have soft edges, and so many colours; what is stored is a colour or its distance to the one beside it.
  const values = new Set(inflateSync(Buffer.concat(chunksOf(png, 'IDAT')))).size;
  return [
    ...(actual === width ? [] : [`it is ${actual} pixels wide, not ${width}`]),
    ...(values >= fewestValues ? [] : [`it is blank: ${values} values`]),
  ];
}
