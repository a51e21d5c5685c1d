/** The style sheets, the script and the icon: kept in memory, named by their content, so browsers keep them for a year. */
import { type Response, Router } from 'express';
import { sha256 } from '../../lib/sha256.ts';
import { daySeconds } from '../../lib/time.ts';
import { safeColor } from '../../model/publications/colors.ts';
import { deskScript } from '../assets/desk-script.ts';
import { frameScript } from '../assets/frame-script.ts';
import { icon } from '../assets/icon.ts';
import { mailFrameScript } from '../assets/mail-frame-script.ts';
import { script } from '../assets/script.ts';
import { setupScript } from '../assets/setup-script.ts';
import { style } from '../assets/style.ts';
import { sampleStyle } from '../assets/style-sample.ts';
import { lookCss } from './look.ts';

const hash = (content: string): string => sha256(content).slice(0, 12);

const files = new Map<string, { type: string; content: string }>();
function file(stem: string, extension: string, content: string): string {
  const path = `/assets/${stem}-${hash(content)}.${extension}`;
  files.set(path, { type: extension, content });
  return path;
}

export const assets = {
  style: file('pages', 'css', style),
  sample: file('sample', 'css', sampleStyle),
  script: file('timezone', 'js', script),
  desk: file('desk', 'js', deskScript),
  mailFrame: file('mail-frame', 'js', deskScript + mailFrameScript),
  setup: file('setup', 'js', setupScript),
  frame: file('frame', 'js', frameScript),
  icon: file('icon', 'svg', icon),
};

/** Where the style sheet of a publication's colour is. */
export const lookPath = (color: string | undefined): string => `/look/${safeColor(color).slice(1)}.css`;

const year = 365 * daySeconds;
const keep = (res: Response, seconds: number, more = '') =>
  res.set('Cache-Control', `public, max-age=${seconds}${more}`);

export function assetRoutes(): Router {
  const router = Router({ caseSensitive: true });
  router.get('/assets/:name', (req, res, next) => {
    const found = files.get(req.path);
    if (!found) return next();
    keep(res, year, ', immutable').type(found.type).send(found.content);
  });
  router.get('/look/:name', (req, res, next) => {
    const color = /^([0-9a-f]{6})\.css$/.exec(req.params.name)?.[1];
    if (!color) return next();
    keep(res, daySeconds)
      .type('css')
      .send(lookCss(`#${color}`));
  });
  return router;
}
