/**
 * `/manage/:token`, the reader's own page: what comes, when it comes, and how to unsubscribe. GET shows the page, POST
 * acts; the field `action` says which form was sent. The link in every mail opens the page. Actions that would do harm
 * if a mail was forwarded need a fresh link.
 */
import { type Request, type Response, Router } from 'express';
import { daySeconds } from '../../../lib/time.ts';
import { webCopyPath } from '../../../mail/message/links.ts';
import type { Publication } from '../../../model/publications/publication.ts';
import type { Deps } from '../../http/deps.ts';
import { longFormBody, readForm } from '../../http/form.ts';
import { createLimit, createSignUpLimit } from '../../http/limits.ts';
import { methodNotAllowed } from '../../pages/errors.tsx';
import { sendPage } from '../../pages/page.tsx';
import { keyPage } from '../links/link.tsx';
import { addressRoutes } from './address.tsx';
import { eraseRoutes } from './erase.tsx';
import { lostLinkRoutes } from './lost-link.tsx';
import { type ManageAct, type ManageLimits, manageActs } from './manage-acts.tsx';
import type { Offers } from './manage-choices.tsx';
import type { OtherPage } from './manage-fresh.tsx';
import { ManagePage } from './manage-page.tsx';
import type { Acted } from './manage-parts.tsx';
import { sendNotActive } from './not-active.tsx';
import type { ManagePort, NamesSeen } from './port.ts';
import { freshPath, type ReaderVisit, readerVisit } from './visit.tsx';

/** Maximum number of topics and of authors that a reader may choose from, and of issues in the history. */
const maxOffers = 30;
const maxMails = 50;

export function manageRoutes(deps: Deps<ManagePort>): Router {
  const limits = { typed: createSignUpLimit(), newAddress: createLimit(3, daySeconds) };
  const router = Router();
  router
    .route('/manage/:token')
    .all(keyPage)
    .get(async (req, res) => {
      const visit = await readerVisit(deps, req, res);
      if (visit) await showPage(deps, res, visit);
    })
    .post(longFormBody, async (req, res) => {
      const visit = await readerVisit(deps, req, res);
      if (visit) await act(deps, limits, req, res, visit);
    })
    .all(methodNotAllowed('GET, HEAD, POST'));
  router.use(lostLinkRoutes(deps, limits.typed), eraseRoutes(deps), addressRoutes(deps));
  return router;
}

async function act(
  deps: Deps<ManagePort>,
  limits: ManageLimits,
  req: Request<{ token: string }>,
  res: Response,
  visit: ReaderVisit,
): Promise<void> {
  const form = await readForm(req);
  const name = form('action');
  const doIt: ManageAct | undefined = Object.hasOwn(manageActs, name) ? manageActs[name] : undefined;
  const outcome = doIt && (await doIt({ deps, limits, visit, form, req, res }));
  if (outcome?.kind === 'answered') return;
  // Reads the current state because this request or another one may have changed it.
  const after = await readerVisit(deps, req, res);
  if (!after) return;
  if (outcome) res.status(outcome.status ?? 200);
  else res.status(422);
  await showPage(deps, res, after, outcome ? { acted: outcome.acted } : { unread: after.text.manage.unread });
}

/** Answers with the page and the given status. A reader who does not follow sees a different page. */
async function showPage(
  deps: Deps<ManagePort>,
  res: Response,
  visit: ReaderVisit,
  { acted, unread }: { acted?: Acted | undefined; unread?: string } = {},
): Promise<void> {
  const others = visit.link === 'fresh' ? await otherPages(deps, visit) : [];
  const erasePath = `/manage/${visit.token}/erase`;
  if (visit.standing !== 'active') return sendNotActive(res, visit, { acted, others, erasePath });
  const { port, tokens, clock } = deps;
  const { text, publication, subscriber, link } = visit;
  const [seen, mails] = await Promise.all([
    port.namesSeen(publication.id, maxOffers),
    port.lastIssuesTo(subscriber.id, maxMails),
  ]);
  const leave = `/unsubscribe/${tokens.unsubscribe.make({ subscriberId: subscriber.id }, clock())}`;
  sendPage(
    res,
    res.statusCode,
    <ManagePage
      text={text}
      publication={publication}
      subscriber={subscriber}
      link={link}
      offers={offersOf(seen, publication)}
      mails={mails}
      others={others}
      leave={leave}
      erasePath={erasePath}
      acted={acted}
      unread={unread}
      copyPath={(issueId) => webCopyPath(deps, issueId)}
      now={clock()}
    />,
  );
}

/** The form also offers the publication's own topics, even if no new article has them. */
const offersOf = ({ topics, authors }: NamesSeen, publication: Publication): Offers => ({
  topics: [...topics.map(({ name }) => name), ...publication.topics],
  authors: authors.map(({ name }) => name),
});

/** Returns everything that the address follows here, with a link to the reader's page for each. */
async function otherPages(deps: Deps<ManagePort>, { subscriber, token }: ReaderVisit): Promise<OtherPage[]> {
  const all = await deps.port.followingsOf(subscriber.addressKey);
  return all.map((each) => ({
    ...each,
    href: each.subscriber.id === subscriber.id ? null : freshPath(deps, token, each.subscriber.id),
  }));
}
