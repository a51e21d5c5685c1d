/**
 * The style sheets, the scripts and the icon: kept in memory and named by content, so that browsers cache them for a
 * year.
 */
import { type Response, Router } from 'express';
import { sha256 } from '../../lib/sha256.ts';
import { daySeconds } from '../../lib/time.ts';
import { safeColor } from '../../model/publications/colors.ts';
import { compactScript, compactStyle, readBrowserFile } from './browser-files.ts';
import { fontCss, lookCss } from './look.ts';

const hash = (content: string): string => sha256(content).slice(0, 12);

const files = new Map<string, { type: string; content: string }>();
function file(stem: string, extension: string, content: string): string {
  const path = `/assets/${stem}-${hash(content)}.${extension}`;
  files.set(path, { type: extension, content });
  return path;
}

/** Joins style sheets in assets/ in the given order; a later rule overrides an earlier one. */
const styles = (folder: string, names: string[]): string =>
  names.map((name) => compactStyle(readBrowserFile(`assets/${folder}/${name}.css`))).join('');

/** Joins scripts in assets/scripts/, each in its own block so that their names don't collide. */
const scripts = (...names: string[]): string =>
  names.map((name) => `{${compactScript(readBrowserFile(`assets/scripts/${name}.js`))}}\n`).join('');

const pageStyle =
  styles('pages', ['base', 'blocks', 'forms', 'manage']) +
  styles('mailbox', ['list', 'mail']) +
  styles('owner', ['forms', 'steps', 'settings', 'new', 'install']) +
  fontCss +
  styles('desk', ['frame', 'lists', 'actions', 'tables', 'feeds', 'search', 'narrow']);

const sampleStyle = styles('sample', [
  'base',
  'bar',
  'frame',
  'stories',
  'sidebar',
  'narrow',
  'article',
  'comments',
]);

/** Addresses of the assets; a page loads one script and one style sheet. */
export const assets = {
  style: file('pages', 'css', pageStyle),
  sample: file('sample', 'css', sampleStyle),
  script: file('timezone', 'js', scripts('timezone')),
  desk: file('desk', 'js', scripts('desk')),
  mailFrame: file('mail-frame', 'js', scripts('desk', 'mail-frame')),
  setup: file('setup', 'js', scripts('setup', 'timezone', 'mail-frame', 'desk')),
  frame: file('frame', 'js', compactScript(readBrowserFile('embed/frame.js'))),
  icon: file('icon', 'svg', readBrowserFile('assets/icon.svg')),
};

/** Returns the address of the style sheet with a publication's colour. */
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
