/** The sample site's pictures, as they lie in `sample/`. Mails show them, so other sites' pages may. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RequestHandler } from 'express';
import { daySeconds } from '../../lib/time.ts';

/** The package's own folder, the same from src/web/sample/ and from dist/web/sample/. */
const root = fileURLToPath(new URL('../../../sample/', import.meta.url));
const names = new Set(readdirSync(root).filter((name) => /\.(jpg|png)$/.test(name)));
const month = 30 * daySeconds;

export const sendPicture: RequestHandler<{ name: string }> = (req, res, next) => {
  const { name } = req.params;
  if (!names.has(name)) return next('route');
  res.set({
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Cache-Control': `public, max-age=${month}`,
  });
  res.sendFile(name, { root });
};
