import { createHash } from 'node:crypto';

/** SHA-256 in base64url. */
export const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('base64url');
