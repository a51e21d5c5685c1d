/**
 * `/unsubscribe/:token`: GET shows the button, POST acts at once and never redirects. Mail programs send the one-click
 * POST of RFC 8058 themselves, with a body in either encoding; so whatever the body, only `action=undo` is no leaving.
 */
import { type Response, Router } from 'express';
import { undoMs } from '../../actions/rejoin.ts';
import { pageText } from '../../text/en/pages.ts';
import { methodNotAllowed } from '../errors.tsx';
import { formBody, readForm } from '../form.ts';
import type { AppDeps } from '../ports.ts';
import { PostButton } from '../views/message.tsx';
import { type Found, followLink, keyPage, sendInvalidLink, sendMessage, startLink } from './link.tsx';

const text = pageText.unsubscribe;

export function unsubscribeRoutes({ reader, tokens, clock }: AppDeps): Router {
  const manage = (subscriberId: number) => `/manage/${tokens.manage.make({ subscriberId }, clock())}`;

  const router = Router();
  router
    .route('/unsubscribe/:token')
    .all(keyPage)
    .get(async (req, res) => {
      const reading = tokens.unsubscribe.read(req.params.token, clock());
      if (reading.kind !== 'valid') return sendInvalidLink(res);
      const found = await reader.subscriber(reading.value.subscriberId);
      if (!found) return sendUnknown(res);
      const { publication, subscriber } = found;
      if (subscriber.state !== 'active' && subscriber.state !== 'pending') {
        return sendLeft(res, text.alreadyTitle(publication.name), found, clock());
      }
      sendButton(res, found, subscriber.state === 'active' ? manage(subscriber.id) : undefined);
    })
    .post(formBody, async (req, res) => {
      const reading = tokens.unsubscribe.read(req.params.token, clock());
      if (reading.kind !== 'valid') return sendInvalidLink(res);
      const { subscriberId } = reading.value;
      const undo = (await readForm(req))('action') === 'undo';
      const { kind } = undo ? await reader.rejoin(subscriberId) : await reader.unsubscribe(subscriberId);
      const found = await reader.subscriber(subscriberId);
      if (!found || kind === 'unknown') return sendUnknown(res);
      const { publication } = found;
      if (kind === 'active') return sendBack(res, found, manage(subscriberId));
      if (kind === 'too-late') return sendTooLate(res, found);
      const title = kind === 'left' ? text.leftTitle : text.alreadyTitle;
      sendLeft(res, title(publication.name), found, clock());
    })
    .all(methodNotAllowed('GET, HEAD, POST'));
  return router;
}

function sendButton(res: Response, { publication, subscriber }: Found, manage: string | undefined): void {
  sendMessage(res, 200, {
    publication,
    title: text.title(publication.name),
    lead: text.lead(subscriber.address),
    children: <PostButton label={text.button} fields={{ 'List-Unsubscribe': 'One-Click' }} />,
    links: manage ? [{ href: manage, label: text.instead }] : [],
  });
}

function sendLeft(res: Response, title: string, { publication, subscriber }: Found, now: Date): void {
  const { unsubscribedAt, confirmedAt, state } = subscriber;
  const mayUndo =
    state === 'unsubscribed' &&
    confirmedAt !== null &&
    unsubscribedAt !== null &&
    now.getTime() - unsubscribedAt.getTime() < undoMs;
  sendMessage(res, 200, {
    publication,
    title,
    lead: text.leftLead,
    children: mayUndo && (
      <>
        <p class="small">{text.undoLead}</p>
        <PostButton quiet label={text.undo} fields={{ action: 'undo' }} />
      </>
    ),
    links: mayUndo ? [] : [followLink(publication)],
  });
}

function sendBack(res: Response, { publication }: Found, manage: string): void {
  sendMessage(res, 200, {
    publication,
    title: text.backTitle,
    lead: text.backLead(publication.name),
    links: [
      { href: publication.siteUrl, label: pageText.confirm.site(publication.name) },
      { href: manage, label: pageText.confirm.manage },
    ],
  });
}

function sendTooLate(res: Response, { publication }: Found): void {
  sendMessage(res, 410, {
    publication,
    title: text.tooLateTitle,
    lead: text.tooLateLead,
    links: [followLink(publication)],
  });
}

/** The row is gone, so nothing can be sent: for a mail program that is as good as having left. */
function sendUnknown(res: Response): void {
  sendMessage(res, 200, { title: text.unknownTitle, lead: text.unknownLead, links: [startLink] });
}
