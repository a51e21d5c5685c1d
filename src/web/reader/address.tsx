/** `/address/:token`, mailed to a new address: GET shows the button, POST makes the change. */
import { type Request, type Response, Router } from 'express';
import type { AddressOutcome } from '../../actions/change-address.ts';
import { addressKeyOf } from '../../model/addresses.ts';
import { addressMark } from '../../model/tokens.ts';
import { manageText } from '../../text/en/manage.ts';
import { methodNotAllowed } from '../errors.tsx';
import type { AppDeps } from '../ports.ts';
import { type MessageProps, PostButton } from '../views/message.tsx';
import { type Found, keyPage, lostLink, sendInvalidLink, sendMessage } from './link.tsx';

const text = manageText.address;

interface Wish {
  subscriberId: number;
  from: string;
  to: string;
}

export function addressRoutes(deps: AppDeps): Router {
  const { reader } = deps;
  const router = Router();
  router
    .route('/address/:token')
    .all(keyPage)
    .get(async (req, res) => {
      const wish = readWish(deps, req, res);
      if (!wish) return;
      const found = await reader.subscriber(wish.subscriberId);
      const kind = found ? standing(found, wish) : 'stale';
      if (kind !== 'open') return sendOutcome(deps, res, wish, found, kind);
      sendButton(res, found!, wish);
    })
    .post(async (req, res) => {
      const wish = readWish(deps, req, res);
      if (!wish) return;
      const { kind } = await reader.changeAddress(wish);
      sendOutcome(deps, res, wish, await reader.subscriber(wish.subscriberId), kind);
    })
    .all(methodNotAllowed('GET, HEAD, POST'));
  return router;
}

/** Undefined if the link is no good and the answer is given. */
function readWish(
  { tokens, clock }: AppDeps,
  req: Request<{ token: string }>,
  res: Response,
): Wish | undefined {
  const reading = tokens.address.read(req.params.token, clock());
  if (reading.kind === 'valid') return reading.value;
  if (reading.kind === 'invalid') sendInvalidLink(res);
  else sendMessage(res, 410, { title: text.expiredTitle, lead: text.expiredLead, links: [lostLink] });
  return undefined;
}

/** What the button would come to, as far as the reader's own row says. */
function standing({ subscriber }: Found, { from, to }: Wish): 'open' | 'already' | 'stale' {
  if (subscriber.state !== 'active') return 'stale';
  if (subscriber.addressKey === addressKeyOf(to)) return 'already';
  return addressMark(subscriber.addressKey) === from ? 'open' : 'stale';
}

/** The address until now is not shown: the new one may be a stranger's, mistyped. */
function sendButton(res: Response, { publication }: Found, { to }: Wish): void {
  sendMessage(res, 200, {
    publication,
    title: text.confirmTitle(publication.name),
    lead: text.confirmLead(publication.name, to),
    children: (
      <>
        <PostButton label={text.confirmButton} />
        <p class="small">{text.not}</p>
      </>
    ),
  });
}

function sendOutcome(
  deps: AppDeps,
  res: Response,
  wish: Wish,
  found: Found | undefined,
  kind: AddressOutcome['kind'],
): void {
  const [status, message] = found ? outcomeOf(deps, wish, found, kind) : stale;
  sendMessage(res, status, message);
}

type Answer = [status: number, message: MessageProps];
const stale: Answer = [410, { title: text.staleTitle, lead: text.staleLead, links: [lostLink] }];

function outcomeOf(
  { tokens, clock }: AppDeps,
  { subscriberId, to }: Wish,
  { publication }: Found,
  kind: AddressOutcome['kind'],
): Answer {
  const { name } = publication;
  switch (kind) {
    case 'stale':
      return stale;
    case 'taken':
      return [409, { publication, title: text.takenTitle, lead: text.takenLead(name, to) }];
    case 'suppressed':
      return [409, { publication, title: text.suppressedTitle, lead: text.suppressedLead(name, to) }];
    default: {
      const href = `/manage/${tokens.manage.make({ subscriberId }, clock())}`;
      const links = [{ href, label: text.page }];
      return [200, { publication, title: text.doneTitle, lead: text.doneLead(name, to), links }];
    }
  }
}
