/** The readers of a publication: a list with search, and a form that adds one. */
import { type Request, type Response, Router } from 'express';
import type { AddByOwnerOutcome } from '../../../actions/subscribers/add-by-owner.ts';
import { maxAddressLength } from '../../../model/subscribers/addresses.ts';
import type { SubscriberSearch } from '../../../model/subscribers/search.ts';
import { subscriberStates } from '../../../model/subscribers/subscriber.ts';
import { accountProblem } from '../../../text/owner/accounts.ts';
import { deskReadersText } from '../../../text/owner/desk-readers.ts';
import { pollText } from '../../../text/owner/poll.ts';
import type { Deps } from '../../http/deps.ts';
import { readForm } from '../../http/form.ts';
import { readId } from '../../http/id.ts';
import { methodNotAllowed } from '../../pages/errors.tsx';
import { sendPage } from '../../pages/page.tsx';
import { deskPath } from '../parts/desk.tsx';
import { sendBack, type Visit, visitOf } from '../parts/visit.tsx';
import type { ListPort } from './port.ts';
import { ReadersPage, type ReadersProps } from './readers-page.tsx';

const readersPerPage = 50;
const maxQueryLength = 100;

export function readersRoutes(deps: Deps<ListPort>): Router {
  const router = Router();
  router
    .route('/owner/publications/:slug/readers')
    .get(async (req, res) => {
      const visit = await visitOf(deps, req, res);
      if (visit) await sendReaders(deps, res, visit, readSearch(req.query));
    })
    .post(async (req, res) => {
      const visit = await visitOf(deps, req, res);
      if (visit) await add(deps, req as Request, res, visit);
    })
    .all(methodNotAllowed('GET, HEAD, POST'));
  return router;
}

/** Ignores search parameters that can't be read. */
function readSearch(query: Request['query']): SubscriberSearch {
  const { q, state, before } = query;
  return {
    query: typeof q === 'string' ? q.trim().slice(0, maxQueryLength) : '',
    state: subscriberStates.find((each) => each === state) ?? null,
    before: readId(before),
  };
}

async function sendReaders(
  { port }: Deps<ListPort>,
  res: Response,
  visit: Visit,
  search: SubscriberSearch,
  refused?: ReadersProps['refused'],
): Promise<void> {
  const { id } = visit.publication;
  const [found, counts] = await Promise.all([
    port.subscriberPage(id, search, readersPerPage),
    port.subscribersByState(id),
  ]);
  const page = <ReadersPage {...visit} search={search} found={found} counts={counts} refused={refused} />;
  sendPage(res, refused ? 422 : 200, page);
}

async function add(deps: Deps<ListPort>, req: Request, res: Response, visit: Visit): Promise<void> {
  const { publication, owner: me } = visit;
  const typed = (await readForm(req))('address').slice(0, maxAddressLength + 1);
  const consent = pollText.addedBy(me.email);
  const outcome = await deps.port.addByOwner(publication, { typed, consent });
  if (outcome.kind !== 'added')
    return sendReaders(deps, res, visit, readSearch({}), { typed, reason: refusalOf(outcome) });
  const list = deskPath(publication.slug, 'readers');
  const path = outcome.subscriberId === null ? list : `${list}/${outcome.subscriberId}`;
  sendBack(deps, res, path, { tone: 'good', text: deskReadersText.add.added });
}

function refusalOf(outcome: Exclude<AddByOwnerOutcome, { kind: 'added' }>): string {
  if (outcome.kind === 'invalid') return accountProblem(outcome.problem);
  return outcome.kind === 'suppressed' ? pollText.suppressed : pollText.alreadyFollows;
}
