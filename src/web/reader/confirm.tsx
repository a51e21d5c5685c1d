/** `/confirm/:token`: GET shows the button, POST activates. Mail scanners fetch links and press nothing. */
import { type Request, type Response, Router } from 'express';
import { scheduleOf } from '../../model/cadence.ts';
import { confirmDays } from '../../model/tokens.ts';
import { pageText } from '../../text/en/pages.ts';
import { methodNotAllowed } from '../errors.tsx';
import type { AppDeps } from '../ports.ts';
import { PostButton } from '../views/message.tsx';
import { type Found, followLink, keyPage, sendInvalidLink, sendMessage, startLink } from './link.tsx';

const text = pageText.confirm;

export function confirmRoutes(deps: AppDeps): Router {
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
      const { kind } = await deps.reader.confirm(token);
      if (kind === 'confirmed') sendDone(deps, res, found);
      else if (kind === 'already') sendAlready(deps, res, found);
      else sendStale(res, found);
    })
    .all(methodNotAllowed('GET, HEAD, POST'));
  return router;
}

/** Undefined if the link is no good and the answer is given. */
async function open({ reader, tokens, clock }: AppDeps, req: Request<{ token: string }>, res: Response) {
  const reading = tokens.confirm.read(req.params.token, clock());
  if (reading.kind === 'invalid') sendInvalidLink(res);
  else if (reading.kind === 'expired') {
    sendMessage(res, 410, {
      title: text.expiredTitle,
      lead: text.expiredLead(confirmDays),
      links: [startLink],
    });
  } else {
    const found = await reader.subscriber(reading.value.subscriberId);
    if (found) return { found, token: reading.value };
    sendStale(res, undefined);
  }
  return undefined;
}

const manageLink = ({ tokens, clock }: AppDeps, subscriberId: number) => ({
  href: `/manage/${tokens.manage.make({ subscriberId }, clock())}`,
  label: text.manage,
});

function sendDone(deps: AppDeps, res: Response, { publication, subscriber }: Found): void {
  sendMessage(res, 200, {
    publication,
    title: text.doneTitle,
    lead: text.doneLead(publication.name, scheduleOf(subscriber), subscriber.filters),
    notes: [text.doneHint],
    links: [
      { href: publication.siteUrl, label: text.site(publication.name) },
      manageLink(deps, subscriber.id),
    ],
  });
}

function sendAlready(deps: AppDeps, res: Response, { publication, subscriber }: Found): void {
  sendMessage(res, 200, {
    publication,
    title: text.alreadyTitle(publication.name),
    lead: text.alreadyLead(scheduleOf(subscriber), subscriber.filters),
    links: [manageLink(deps, subscriber.id)],
  });
}

function sendButton(res: Response, { publication, subscriber }: Found): void {
  sendMessage(res, 200, {
    publication,
    title: text.title(publication.name),
    lead: text.lead(scheduleOf(subscriber), subscriber.filters),
    children: (
      <>
        <p class="address">{text.to(subscriber.address)}</p>
        <PostButton label={text.button} />
        <p class="small">{text.not}</p>
      </>
    ),
  });
}

function sendStale(res: Response, found: Found | undefined): void {
  sendMessage(res, 410, {
    publication: found?.publication,
    title: text.staleTitle,
    lead: text.staleLead,
    links: [found ? followLink(found.publication) : startLink],
  });
}
