/**
 * `/read/:token`: the web copy of a mail, made of its articles in their current state. It is the same for all its
 * readers, contains none of their keys, and changes nothing. Every method except `GET` and `HEAD` is refused.
 */
import { type Response, Router } from 'express';
import type { WebCopy } from '../../../actions/issues/web-copy.ts';
import { readerText } from '../../../text/reader/catalogues.ts';
import type { Deps } from '../../http/deps.ts';
import { browserText } from '../../http/language.ts';
import { webCopyPolicy } from '../../http/security.ts';
import { methodNotAllowed } from '../../pages/errors.tsx';
import { keyPage, sendMessage, startLink } from './link.tsx';
import type { LinksPort } from './port.ts';

export function readRoutes({ port, tokens, clock }: Deps<LinksPort>): Router {
  const router = Router();
  router
    .route('/read/:token')
    .all(keyPage)
    .get(async (req, res) => {
      const reading = tokens.read.read(req.params.token, clock());
      if (reading.kind !== 'valid') return sendNone(res);
      const copy = await port.webCopy(reading.value.issueId);
      if (copy.kind === 'none') return sendNone(res);
      if (copy.kind === 'gone') return sendGone(res, copy);
      sendCopy(res, copy.html);
    })
    .all(methodNotAllowed('GET, HEAD'));
  return router;
}

/** Corrections become visible soon. Until then, caching saves making a mail with many readers for each of them. */
const seconds = 60;

function sendCopy(res: Response, html: string): void {
  res
    .set({ 'Content-Security-Policy': webCopyPolicy, 'Cache-Control': `public, max-age=${seconds}` })
    .type('html')
    .send(html);
}

/** Answers if there is no such issue, or if none of its mails is on its way yet. */
function sendNone(res: Response): void {
  const text = browserText(res);
  const { noneTitle, noneLead } = text.pages.read;
  sendMessage(res, 404, { text, title: noneTitle, lead: noneLead, links: [startLink(text)] });
}

function sendGone(res: Response, { publication, language }: Extract<WebCopy, { kind: 'gone' }>): void {
  const text = readerText(language);
  const { read, confirm } = text.pages;
  sendMessage(res, 410, {
    text,
    publication,
    title: read.goneTitle,
    lead: read.goneLead(publication.name),
    links: [{ href: publication.siteUrl, label: confirm.site(publication.name) }],
  });
}
