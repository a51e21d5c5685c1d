/**
 * Security headers. Pages load nothing from other sites except pictures and can't be framed. Only owners get a cookie.
 */
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

/**
 * Headers for public resources that are the same for everybody and made for other sites: any site may load and read
 * them.
 */
export const forAnySite: RequestHandler = (_req, res, next) => {
  res.set({ 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' });
  next();
};

const policy = (directives: Record<string, string[]>): string =>
  Object.entries(directives)
    .map(([name, values]) => [name, ...values].join(' '))
    .join(';');

/** Policy for a page that shows a mail in a frame. */
export const framePolicy: string = policy({ ...pageDirectives, 'frame-src': ["'self'"] });

/**
 * Policy for one of our pages that carries the follow bar: the bar calls Postrider, or is a frame if scripts are off.
 */
export const hostPolicy = (baseUrl: string): string =>
  policy({
    ...pageDirectives,
    'connect-src': ["'self'", new URL(baseUrl).origin],
    'frame-src': ["'self'"],
  });

/** Policy for a page that any site may frame. */
export const embedPolicy: string = policy({ ...pageDirectives, 'frame-ancestors': ['*'] });

/**
 * Policy for the mail inside the frame: it allows the mail's own styles, pictures, and links that open new tabs, but no
 * scripts. The mail keeps its origin so that the page around it can measure its height; this is safe because no scripts
 * run in it.
 */
export const mailPolicy: string = policy({
  'default-src': ["'none'"],
  'style-src': ["'unsafe-inline'"],
  'img-src': ['https:', 'http:', 'data:'],
  'frame-ancestors': ["'self'"],
  sandbox: ['allow-same-origin', 'allow-popups', 'allow-popups-to-escape-sandbox'],
});

/**
 * Policy for a mail that is a page of its own: it allows the mail's styles and pictures, but no scripts and no forms.
 */
export const webCopyPolicy: string = policy({
  'default-src': ["'none'"],
  'style-src': ["'unsafe-inline'"],
  'img-src': ['https:', 'http:', 'data:'],
  'form-action': ["'none'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
});

/**
 * Refuses with 403 a request that another site makes the browser send. Uses `Sec-Fetch-Site` if it is present (browsers
 * send it to https and localhost), otherwise `Origin`. Also refuses a request with neither header because no browser's
 * form sends one.
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
