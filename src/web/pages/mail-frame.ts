/** A mail for the frame on a page: its own styles, no scripts, links in new tabs, in either colour scheme. */
import type { Response } from 'express';
import { mailPolicy } from '../http/security.ts';

export const schemes = ['auto', 'light', 'dark'] as const;
/** `auto`: whatever the browser prefers. */
export type Scheme = (typeof schemes)[number];

/** What the frame lets the mail do; no scripts: see `mailPolicy`. */
export const mailSandbox = 'allow-same-origin allow-popups allow-popups-to-escape-sandbox';

/** Answers with the mail alone. The page around it needs `framePolicy`. */
export function sendMailFrame(res: Response, html: string, scheme: Scheme = 'auto'): void {
  res
    .set({ 'Content-Security-Policy': mailPolicy, 'X-Frame-Options': 'SAMEORIGIN' })
    .type('html')
    .send(framed(html, scheme));
}

/** Links open new tabs, and a chosen colour scheme shows whatever the browser prefers. */
export function framed(html: string, scheme: Scheme): string {
  return withLinksInNewTabs(scheme === 'auto' ? html : inScheme(html, scheme));
}

/** Inside the frame a link could not open: our pages refuse to be framed. */
function withLinksInNewTabs(html: string): string {
  const base = '<base target="_blank">';
  return /<head[^>]*>/i.test(html) ? html.replace(/<head[^>]*>/i, (head) => head + base) : base + html;
}

/**
 * A page can't choose what `prefers-color-scheme` is in a frame, so the question is replaced by its answer: in style
 * sheets and in tags that carry media queries or name the schemes, but not where an article writes about them.
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

/** A media feature becomes one that is always or never true, which can stand wherever the first one stood. */
const decide = (css: string, scheme: 'light' | 'dark'): string =>
  css
    .replace(/\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)/gi, (_, wanted: string) =>
      wanted.toLowerCase() === scheme ? '(min-width:0)' : '(max-width:0)',
    )
    .replace(/(color-schemes?\s*:\s*)(?:light\s+dark|dark\s+light)/gi, `$1${scheme}`);
