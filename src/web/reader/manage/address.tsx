/** `/address/:token`, mailed to a new address: GET shows the button, POST makes the change. */

import { type Request, type Response, Router } from 'express';
import type { AddressOutcome } from '../../../actions/subscribers/change-address.ts';
import { addressMark } from '../../../model/owners/tokens.ts';
import type { Following } from '../../../model/publications/following.ts';
import { addressKeyOf } from '../../../model/subscribers/addresses.ts';
import type { ReaderText } from '../../../text/reader/catalogue.ts';
import type { Deps } from '../../http/deps.ts';
import { browserText } from '../../http/language.ts';
import { methodNotAllowed } from '../../pages/errors.tsx';
import { type MessageProps, PostButton } from '../../pages/message.tsx';
import { keyPage, lostLink, sendInvalidLink, sendMessage, textOf } from '../links/link.tsx';
import type { AddressPort, VisitPort } from './port.ts';

interface Wish {
  subscriberId: number;
  from: string;
  to: string;
}

export function addressRoutes(deps: Deps<AddressPort & VisitPort>): Router {
  const { port } = deps;
  const router = Router();
  router
    .route('/address/:token')
    .all(keyPage)
    .get(async (req, res) => {
      const wish = readWish(deps, req, res);
      if (!wish) return;
      const found = await port.subscriberWithPublication(wish.subscriberId);
      const kind = found ? standing(found, wish) : 'stale';
      if (kind !== 'open') return sendOutcome(deps, res, wish, found, kind);
      sendButton(res, found!, wish);
    })
    .post(async (req, res) => {
      const wish = readWish(deps, req, res);
      if (!wish) return;
      const { kind } = await port.changeAddress(wish);
      sendOutcome(deps, res, wish, await port.subscriberWithPublication(wish.subscriberId), kind);
    })
    .all(methodNotAllowed('GET, HEAD, POST'));
  return router;
}

/** Returns undefined if the link is not valid; the response has then been sent. */
function readWish(
  { tokens, clock }: Deps<AddressPort & VisitPort>,
  req: Request<{ token: string }>,
  res: Response,
): Wish | undefined {
  const reading = tokens.address.read(req.params.token, clock());
  if (reading.kind === 'valid') return reading.value;
  if (reading.kind === 'invalid') sendInvalidLink(res);
  else sendExpired(res);
  return undefined;
}

function sendExpired(res: Response): void {
  const text = browserText(res);
  const { expiredTitle, expiredLead } = text.manage.address;
  sendMessage(res, 410, { text, title: expiredTitle, lead: expiredLead, links: [lostLink(text)] });
}

/** Returns what pressing the button would do, judging by the reader's own row. */
function standing({ subscriber }: Following, { from, to }: Wish): 'open' | 'already' | 'stale' {
  if (subscriber.state !== 'active') return 'stale';
  if (subscriber.addressKey === addressKeyOf(to)) return 'already';
  return addressMark(subscriber) === from ? 'open' : 'stale';
}

/** Doesn't show the current address because the new one may be a typing mistake and belong to a stranger. */
function sendButton(res: Response, { publication, subscriber }: Following, { to }: Wish): void {
  const text = textOf({ subscriber });
  const words = text.manage.address;
  sendMessage(res, 200, {
    text,
    publication,
    title: words.confirmTitle(publication.name),
    lead: words.confirmLead(publication.name, to),
    children: (
      <>
        <PostButton label={words.confirmButton} />
        <p class="small">{words.not}</p>
      </>
    ),
  });
}

function sendOutcome(
  deps: Deps<AddressPort & VisitPort>,
  res: Response,
  wish: Wish,
  found: Following | undefined,
  kind: AddressOutcome['kind'],
): void {
  const [status, message] = found ? outcomeOf(deps, wish, found, kind) : stale(browserText(res));
  sendMessage(res, status, message);
}

type Answer = [status: number, message: MessageProps];

function stale(text: ReaderText): Answer {
  const { staleTitle, staleLead } = text.manage.address;
  return [410, { text, title: staleTitle, lead: staleLead, links: [lostLink(text)] }];
}

function outcomeOf(
  { tokens, clock }: Deps<AddressPort & VisitPort>,
  { subscriberId, to }: Wish,
  { publication, subscriber }: Following,
  kind: AddressOutcome['kind'],
): Answer {
  const { name } = publication;
  const text = textOf({ subscriber });
  const words = text.manage.address;
  const about = { text, publication };
  switch (kind) {
    case 'stale':
      return stale(text);
    case 'taken':
      return [409, { ...about, title: words.takenTitle, lead: words.takenLead(name, to) }];
    case 'suppressed':
      return [409, { ...about, title: words.suppressedTitle, lead: words.suppressedLead(name, to) }];
    default: {
      const href = `/manage/${tokens.manage.make({ subscriberId }, clock())}`;
      const links = [{ href, label: words.page }];
      return [200, { ...about, title: words.doneTitle, lead: words.doneLead(name, to), links }];
    }
  }
}
