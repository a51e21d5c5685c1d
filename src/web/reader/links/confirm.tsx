/** `/confirm/:token`: GET shows the button, POST activates. Mail scanners fetch links but press no buttons. */

import { type Request, type Response, Router } from 'express';
import { scheduleOf } from '../../../model/issues/cadence.ts';
import { confirmDays } from '../../../model/owners/tokens.ts';
import type { Following } from '../../../model/publications/following.ts';
import type { ReaderText } from '../../../text/reader/catalogue.ts';
import type { Deps } from '../../http/deps.ts';
import { browserText } from '../../http/language.ts';
import { methodNotAllowed } from '../../pages/errors.tsx';
import { PostButton } from '../../pages/message.tsx';
import { followLink, keyPage, sendInvalidLink, sendMessage, startLink, textOf } from './link.tsx';
import type { LinksPort } from './port.ts';

export function confirmRoutes(deps: Deps<LinksPort>): Router {
  const router = Router();
  router
    .route('/confirm/:token')
    .all(keyPage)
    .get(async (req, res) => {
      const opened = await open(deps, req, res);
      if (!opened) return;
      const { found, token } = opened;
      const { state, confirmNonce } = found.subscriber;
      if (state === 'active') sendAlready(deps, res, found);
      else if (state === 'pending' && confirmNonce === token.nonce) sendButton(res, found);
      else sendStale(res, found);
    })
    .post(async (req, res) => {
      const opened = await open(deps, req, res);
      if (!opened) return;
      const { found, token } = opened;
      const { kind } = await deps.port.confirm(token);
      if (kind === 'confirmed') sendDone(deps, res, found);
      else if (kind === 'already') sendAlready(deps, res, found);
      else sendStale(res, found);
    })
    .all(methodNotAllowed('GET, HEAD, POST'));
  return router;
}

/** Returns undefined if the link is not valid; the response has then been sent. */
async function open(
  { port, tokens, clock }: Deps<LinksPort>,
  req: Request<{ token: string }>,
  res: Response,
) {
  const reading = tokens.confirm.read(req.params.token, clock());
  if (reading.kind === 'invalid') sendInvalidLink(res);
  else if (reading.kind === 'expired') sendExpired(res);
  else {
    const found = await port.subscriberWithPublication(reading.value.subscriberId);
    if (found) return { found, token: reading.value };
    sendStale(res, undefined);
  }
  return undefined;
}

function sendExpired(res: Response): void {
  const text = browserText(res);
  const { expiredTitle, expiredLead } = text.pages.confirm;
  const links = [startLink(text)];
  sendMessage(res, 410, { text, title: expiredTitle, lead: expiredLead(confirmDays), links });
}

const manageLink = ({ tokens, clock }: Deps<LinksPort>, { pages }: ReaderText, subscriberId: number) => ({
  href: `/manage/${tokens.manage.make({ subscriberId }, clock())}`,
  label: pages.confirm.manage,
});

function sendDone(deps: Deps<LinksPort>, res: Response, { publication, subscriber }: Following): void {
  const text = textOf({ subscriber });
  const words = text.pages.confirm;
  sendMessage(res, 200, {
    text,
    publication,
    title: words.doneTitle,
    lead: words.doneLead(publication.name, scheduleOf(subscriber), subscriber.filters),
    notes: [words.doneHint],
    links: [
      { href: publication.siteUrl, label: words.site(publication.name) },
      manageLink(deps, text, subscriber.id),
    ],
  });
}

function sendAlready(deps: Deps<LinksPort>, res: Response, { publication, subscriber }: Following): void {
  const text = textOf({ subscriber });
  const words = text.pages.confirm;
  sendMessage(res, 200, {
    text,
    publication,
    title: words.alreadyTitle(publication.name),
    lead: words.alreadyLead(scheduleOf(subscriber), subscriber.filters),
    links: [manageLink(deps, text, subscriber.id)],
  });
}

function sendButton(res: Response, { publication, subscriber }: Following): void {
  const text = textOf({ subscriber });
  const words = text.pages.confirm;
  sendMessage(res, 200, {
    text,
    publication,
    title: words.title(publication.name),
    lead: words.lead(scheduleOf(subscriber), subscriber.filters),
    children: (
      <>
        <p class="address">{words.to(subscriber.address)}</p>
        <PostButton label={words.button} />
        <p class="small">{words.not}</p>
      </>
    ),
  });
}

function sendStale(res: Response, found: Following | undefined): void {
  const text = found ? textOf(found) : browserText(res);
  const { staleTitle, staleLead } = text.pages.confirm;
  sendMessage(res, 410, {
    text,
    publication: found?.publication,
    title: staleTitle,
    lead: staleLead,
    links: [found ? followLink(text, found.publication) : startLink(text)],
  });
}
