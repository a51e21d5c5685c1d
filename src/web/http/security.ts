/** Security headers. Pages load nothing foreign but pictures, and can not be framed; only owners get a cookie. */
import type { Request, RequestHandler } from 'express';
import helmet from 'helmet';
import { daySeconds } from '../../lib/time.ts';

const pageDirectives = {
  'default-src': ["'none'"],
  'style-src': ["'self'"],
  'script-src': ["'self'"],
  'img-src': ["'self'", 'https:', 'http:', 'data:'],
  'form-action': ["'self'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
};

export function securityHeaders(baseUrl: string): RequestHandler {
  return helmet({
    contentSecurityPolicy: { useDefaults: false, directives: pageDirectives },
    frameguard: { action: 'deny' },
    strictTransportSecurity: baseUrl.startsWith('https:') ? { maxAge: 365 * daySeconds } : false,
  });
}

/** For what is public, the same for everybody, and made for other sites: they may load and read it. */
export const forAnySite: RequestHandler = (_req, res, next) => {
  res.set({ 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' });
  next();
};

const policy = (directives: Record<string, string[]>): string =>
  Object.entries(directives)
    .map(([name, values]) => [name, ...values].join(' '))
    .join(';');

/** Of a page that shows a mail in a frame. */
export const framePolicy: string = policy({ ...pageDirectives, 'frame-src': ["'self'"] });

/** Of a page of our own that carries the follow bar: the bar asks Postrider, or is a frame where scripts are off. */
export const hostPolicy = (baseUrl: string): string =>
  policy({
    ...pageDirectives,
    'connect-src': ["'self'", new URL(baseUrl).origin],
    'frame-src': ["'self'"],
  });

/** Of a page that is made to be framed by any site. */
export const embedPolicy: string = policy({ ...pageDirectives, 'frame-ancestors': ['*'] });

/**
 * Of the mail in the frame: styles of its own, pictures, no scripts, links only in new tabs. It keeps its origin, so that
 * the page around it can measure it; without scripts that gives the mail nothing.
 */
export const mailPolicy: string = policy({
  'default-src': ["'none'"],
  'style-src': ["'unsafe-inline'"],
  'img-src': ['https:', 'http:', 'data:'],
  'frame-ancestors': ["'self'"],
  sandbox: ['allow-same-origin', 'allow-popups', 'allow-popups-to-escape-sandbox'],
});

/** Of a mail that is a page of its own: its own styles, pictures, and nothing that acts. */
export const webCopyPolicy: string = policy({
  'default-src': ["'none'"],
  'style-src': ["'unsafe-inline'"],
  'img-src': ['https:', 'http:', 'data:'],
  'form-action': ["'none'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
});

/**
 * Refuses with 403 what another site makes a browser send. `Sec-Fetch-Site` says it where there is one (browsers send it
 * to https and localhost), else the `Origin`; a request that names neither is no browser's form and is refused too.
 */
export function sameOriginPosts(baseUrl: string, refuse: RequestHandler): RequestHandler {
  const own = new URL(baseUrl).origin;
  return (req, res, next) => {
    if (['GET', 'HEAD', 'OPTIONS'].includes(req.method) || isSameOrigin(req, own)) return next();
    refuse(req, res, next);
  };
}

function isSameOrigin(req: Request, own: string): boolean {
  const site = req.get('sec-fetch-site');
  const origin = req.get('origin');
  const ours = origin === own || origin === `${req.protocol}://${req.get('host')}`;
  if (site !== undefined)
    return site === 'same-origin' && (ours || origin === undefined || origin === 'null');
  return ours;
}
