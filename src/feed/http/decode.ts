/** Decodes the bytes of a feed or page to text. */

/**
 * A byte order mark, or the pattern of an XML declaration in UTF-16 or UTF-32 without one (XML 1.0, appendix F).
 * UTF-32 is decoded as UTF-16, which puts U+0000 beside each letter; removing the control characters removes these.
 */
const signatures: [string, string][] = [
  ['0000feff', 'utf-16be'],
  ['0000003c', 'utf-16be'],
  ['3c000000', 'utf-16le'],
  ['efbbbf', 'utf-8'],
  ['feff', 'utf-16be'],
  ['fffe', 'utf-16le'],
  ['003c003f', 'utf-16be'],
  ['3c003f00', 'utf-16le'],
];

/**
 * Decodes by byte order mark, then HTTP's charset, then the XML declaration or HTML meta (RFC 7303, section 3),
 * then as UTF-8. A label of UTF-16 is ignored if the text starts as ASCII, and a label of ASCII is always ignored. A
 * text that is labelled UTF-8, but has no valid UTF-8 beyond ASCII, is decoded as Windows-1252. Control characters
 * that XML forbids are removed. Never throws.
 */
export function decodeText(body: Uint8Array, contentType: string | null): string {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const start = bytes.subarray(0, 4).toString('hex');
  const head = bytes.subarray(0, 1024).toString('latin1');
  const labels = [
    signatures.find(([signature]) => start.startsWith(signature))?.[1],
    /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? '')?.[1],
    /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/i.exec(head)?.[1],
    /<meta[^>]*?charset\s*=\s*["']?([\w.:-]+)/i.exec(head)?.[1],
    'utf-8',
  ];
  const isAscii = /^[\s\x20-\x7e]{4}/.test(head);
  const [byteOrderMark, ...declared] = labels;
  const label = byteOrderMark ?? declared.find((candidate) => candidate && isUsable(candidate, isAscii))!;
  let text = decode(bytes, label);
  if (text.includes('\ufffd') && !/[^\0-\x7f\ufffd]/.test(text)) text = decode(bytes, 'windows-1252');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the control characters are removed
  return text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f]/g, '');
}

function decode(bytes: Uint8Array, label: string): string {
  const decoder = new TextDecoder(label);
  // Some versions of Node decode Windows-1252 as Latin-1 (and lose €), but not if they decode a stream.
  return decoder.decode(bytes, { stream: decoder.encoding === 'windows-1252' });
}

function isUsable(label: string, isAscii: boolean): boolean {
  if (/^(us-)?ascii$|^ansi_x3/i.test(label)) return false;
  try {
    return !(isAscii && new TextDecoder(label).encoding.startsWith('utf-16'));
  } catch {
    return false;
  }
}
