/** A mail for the frame on a page: its own styles, no scripts, links that open new tabs, in either colour scheme. */
import type { Response } from 'express';
import { mailPolicy } from '../http/security.ts';

export const schemes = ['auto', 'light', 'dark'] as const;
/** `auto`: the scheme that the browser prefers. */
export type Scheme = (typeof schemes)[number];

/** What the frame allows the mail to do; no scripts: see `mailPolicy`. */
export const mailSandbox = 'allow-same-origin allow-popups allow-popups-to-escape-sandbox';

/** Answers with the mail alone. The page around it needs `framePolicy`. */
export function sendMailFrame(res: Response, html: string, scheme: Scheme = 'auto'): void {
  res
    .set({ 'Content-Security-Policy': mailPolicy, 'X-Frame-Options': 'SAMEORIGIN' })
    .type('html')
    .send(framed(html, scheme));
}

/** Makes links open new tabs and shows the chosen colour scheme, whichever one the browser prefers. */
export function framed(html: string, scheme: Scheme): string {
  return withLinksInNewTabs(scheme === 'auto' ? html : inScheme(html, scheme));
}

/** Links can't open inside the frame because our pages refuse to be framed. */
function withLinksInNewTabs(html: string): string {
  const base = '<base target="_blank">';
  return /<head[^>]*>/i.test(html) ? html.replace(/<head[^>]*>/i, (head) => head + base) : base + html;
}

/**
 * A page can't set `prefers-color-scheme` in a frame, so this replaces the media query by its result. It does so in
 * style sheets and in tags that contain media queries or name the schemes, but not in an article's text about them.
 */
function inScheme(html: string, scheme: 'light' | 'dark'): string {
  let inStyle = false;
  const parts = html.split(/(<\/?style\b[^<>]*>)/i);
  const decided = parts.map((part, index) => {
    if (index % 2 === 0) return inStyle ? decide(part, scheme) : decideTags(part, scheme);
    inStyle = !part.startsWith('</');
    return decide(part, scheme);
  });
  return decided.join('');
}

const decideTags = (html: string, scheme: 'light' | 'dark'): string =>
  html.replace(/<(?:source|link|meta)\b[^<>]*>/gi, (tag) =>
    /^<meta/i.test(tag)
      ? tag.replace(/(color-schemes?["']?\s+content=["']?)(?:light\s+dark|dark\s+light)/i, `$1${scheme}`)
      : decide(tag, scheme),
  );

/** Turns a media feature into one that is always or never true, which is valid wherever the original was. */
const decide = (css: string, scheme: 'light' | 'dark'): string =>
  css
    .replace(/\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)/gi, (_, wanted: string) =>
      wanted.toLowerCase() === scheme ? '(min-width:0)' : '(max-width:0)',
    )
    .replace(/(color-schemes?\s*:\s*)(?:light\s+dark|dark\s+light)/gi, `$1${scheme}`);
