/** Serves the sample site's pictures from `sample/`. Other sites' pages may load them because mails show them. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RequestHandler } from 'express';
import { daySeconds } from '../../lib/time.ts';

/** The package's folder; the path is right from both src/web/sample/ and dist/web/sample/. */
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
