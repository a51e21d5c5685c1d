/** Security headers. Pages set no cookies, load nothing foreign but pictures, and can not be framed. */
import type { RequestHandler } from 'express';
import helmet from 'helmet';

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
    strictTransportSecurity: baseUrl.startsWith('https:') ? { maxAge: 365 * 24 * 3600 } : false,
  });
}

const policy = (directives: Record<string, string[]>): string =>
  Object.entries(directives)
    .map(([name, values]) => [name, ...values].join(' '))
    .join(';');

/** Of a page that shows a mail in a frame. */
export const framePolicy: string = policy({ ...pageDirectives, 'frame-src': ["'self'"] });

/** Of the mail in the frame: styles of its own, pictures, no scripts, links only in new tabs. */
export const mailPolicy: string = policy({
  'default-src': ["'none'"],
  'style-src': ["'unsafe-inline'"],
  'img-src': ['https:', 'http:', 'data:'],
  'frame-ancestors': ["'self'"],
  sandbox: ['allow-popups', 'allow-popups-to-escape-sandbox'],
});
