/**
 * `/unsubscribe/:token`: GET shows the button, POST acts at once and never redirects. Mail programs themselves send the
 * one-click POST of RFC 8058, with a body in either encoding. So every body unsubscribes, except one with
 * `action=undo`.
 */

import { type Response, Router } from 'express';
import { undoMs } from '../../../actions/subscribers/rejoin.ts';
import type { Following } from '../../../model/publications/following.ts';
import type { Deps } from '../../http/deps.ts';
import { formBody, readForm } from '../../http/form.ts';
import { browserText } from '../../http/language.ts';
import { methodNotAllowed } from '../../pages/errors.tsx';
import { PostButton } from '../../pages/message.tsx';
import { followLink, keyPage, sendInvalidLink, sendMessage, startLink, textOf } from './link.tsx';
import type { LinksPort } from './port.ts';

export function unsubscribeRoutes({ port, tokens, clock }: Deps<LinksPort>): Router {
  const manage = (subscriberId: number) => `/manage/${tokens.manage.make({ subscriberId }, clock())}`;

  const router = Router();
  router
    .route('/unsubscribe/:token')
    .all(keyPage)
    .get(async (req, res) => {
      const reading = tokens.unsubscribe.read(req.params.token, clock());
      if (reading.kind !== 'valid') return sendInvalidLink(res);
      const found = await port.subscriberWithPublication(reading.value.subscriberId);
      if (!found) return sendUnknown(res);
      const { subscriber } = found;
      if (subscriber.state !== 'active' && subscriber.state !== 'pending') {
        return sendLeft(res, 'alreadyTitle', found, clock());
      }
      sendButton(res, found, subscriber.state === 'active' ? manage(subscriber.id) : undefined);
    })
    .post(formBody, async (req, res) => {
      const reading = tokens.unsubscribe.read(req.params.token, clock());
      if (reading.kind !== 'valid') return sendInvalidLink(res);
      const { subscriberId } = reading.value;
      const undo = (await readForm(req))('action') === 'undo';
      const { kind } = undo ? await port.rejoin(subscriberId) : await port.unsubscribe(subscriberId);
      const found = await port.subscriberWithPublication(subscriberId);
      if (!found || kind === 'unknown') return sendUnknown(res);
      if (kind === 'active') return sendBack(res, found, manage(subscriberId));
      if (kind === 'too-late') return sendTooLate(res, found);
      sendLeft(res, kind === 'left' ? 'leftTitle' : 'alreadyTitle', found, clock());
    })
    .all(methodNotAllowed('GET, HEAD, POST'));
  return router;
}

function sendButton(res: Response, { publication, subscriber }: Following, manage: string | undefined): void {
  const text = textOf({ subscriber });
  const words = text.pages.unsubscribe;
  sendMessage(res, 200, {
    text,
    publication,
    title: words.title(publication.name),
    lead: words.lead(publication.name, subscriber.address),
    children: <PostButton label={words.button} fields={{ 'List-Unsubscribe': 'One-Click' }} />,
    links: manage ? [{ href: manage, label: words.instead }] : [],
  });
}

function sendLeft(
  res: Response,
  title: 'leftTitle' | 'alreadyTitle',
  { publication, subscriber }: Following,
  now: Date,
): void {
  const text = textOf({ subscriber });
  const words = text.pages.unsubscribe;
  const { unsubscribedAt, confirmedAt, state } = subscriber;
  const mayUndo =
    state === 'unsubscribed' &&
    confirmedAt !== null &&
    unsubscribedAt !== null &&
    now.getTime() - unsubscribedAt.getTime() < undoMs;
  sendMessage(res, 200, {
    text,
    publication,
    title: words[title](publication.name),
    lead: words.leftLead(publication.name),
    children: mayUndo && (
      <>
        <p class="small">{words.undoLead}</p>
        <PostButton quiet label={words.undo} fields={{ action: 'undo' }} />
      </>
    ),
    links: mayUndo ? [] : [followLink(text, publication)],
  });
}

function sendBack(res: Response, { publication, subscriber }: Following, manage: string): void {
  const text = textOf({ subscriber });
  const { unsubscribe, confirm } = text.pages;
  sendMessage(res, 200, {
    text,
    publication,
    title: unsubscribe.backTitle,
    lead: unsubscribe.backLead(publication.name),
    links: [
      { href: publication.siteUrl, label: confirm.site(publication.name) },
      { href: manage, label: confirm.manage },
    ],
  });
}

function sendTooLate(res: Response, { publication, subscriber }: Following): void {
  const text = textOf({ subscriber });
  const { tooLateTitle, tooLateLead } = text.pages.unsubscribe;
  sendMessage(res, 410, {
    text,
    publication,
    title: tooLateTitle,
    lead: tooLateLead,
    links: [followLink(text, publication)],
  });
}

/** The row is gone, so nothing can be sent: for a mail program this equals a successful unsubscribe. */
function sendUnknown(res: Response): void {
  const text = browserText(res);
  const { unknownTitle, unknownLead } = text.pages.unsubscribe;
  sendMessage(res, 200, { text, title: unknownTitle, lead: unknownLead, links: [startLink(text)] });
}
