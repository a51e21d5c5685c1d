/** One reader, with the two ways to end it, suppress and erase, and the one back. */
import { type Request, type Response, Router } from 'express';
import type { SubscriberDetails } from '../../../model/subscribers/details.ts';
import { deskText } from '../../../text/owner/desk.ts';
import { deskReadersText } from '../../../text/owner/desk-readers.ts';
import { pollText } from '../../../text/owner/poll.ts';
import type { Deps } from '../../http/deps.ts';
import { methodNotAllowed } from '../../pages/errors.tsx';
import { sendPage } from '../../pages/page.tsx';
import { deskPath } from '../parts/desk.tsx';
import { Missing } from '../parts/missing.tsx';
import { sendBack, type Visit, visitOf } from '../parts/visit.tsx';
import type { ReaderPort } from './port.ts';
import { maxDeliveries } from './reader-history.tsx';
import { ReaderDetailsPage } from './reader-page.tsx';

const text = deskReadersText.danger;
const words = deskReadersText.back;
const path = '/owner/publications/:slug/readers/:id';

export function readerRoutes(deps: Deps<ReaderPort>): Router {
  const { port } = deps;
  const router = Router();
  router
    .route(path)
    .get(async (req, res) => {
      const found = await find(deps, req, res);
      if (found) sendPage(res, 200, <ReaderDetailsPage {...found.visit} details={found.details} />);
    })
    .all(methodNotAllowed('GET, HEAD'));
  router
    .route(`${path}/suppress`)
    .post(async (req, res) => {
      const found = await find(deps, req, res);
      if (!found) return;
      const reason = pollText.suppressedBy(found.visit.owner.email);
      await port.suppressSubscriber(found.details.subscriber.id, reason);
      sendBack(deps, res, pathOf(found), { tone: 'good', text: text.suppressed });
    })
    .all(methodNotAllowed('POST'));
  router
    .route(`${path}/allow`)
    .post(async (req, res) => {
      const found = await find(deps, req, res);
      if (!found) return;
      const { kind } = await port.letBackIn(found.details.subscriber.id);
      const tone = kind === 'not-allowed' ? 'bad' : 'good';
      sendBack(deps, res, pathOf(found), { tone, text: words.allowed[kind] });
    })
    .all(methodNotAllowed('POST'));
  router
    .route(`${path}/refuse`)
    .post(async (req, res) => {
      const found = await find(deps, req, res);
      if (!found) return;
      await port.refuseReturn(found.details.subscriber.id);
      sendBack(deps, res, pathOf(found), { tone: 'good', text: words.refused });
    })
    .all(methodNotAllowed('POST'));
  router
    .route(`${path}/erase`)
    .post(async (req, res) => {
      const found = await find(deps, req, res);
      if (!found) return;
      await port.eraseSubscriber(found.details.subscriber.id);
      const list = deskPath(found.visit.publication.slug, 'readers');
      sendBack(deps, res, list, { tone: 'good', text: text.erased });
    })
    .all(methodNotAllowed('POST'));
  return router;
}

interface Found {
  visit: Visit;
  details: SubscriberDetails;
}

const pathOf = ({ visit, details }: Found): string =>
  `${deskPath(visit.publication.slug, 'readers')}/${details.subscriber.id}`;

/** The reader of this publication; else the answer is given. */
async function find(
  deps: Deps<ReaderPort>,
  req: Request<{ slug: string; id: string }>,
  res: Response,
): Promise<Found | undefined> {
  const visit = await visitOf(deps, req, res);
  if (!visit) return undefined;
  const { id } = req.params;
  const { publication, owner } = visit;
  const details = /^\d{1,15}$/.test(id)
    ? await deps.port.subscriberDetails(publication.id, Number(id), maxDeliveries)
    : undefined;
  if (details) return { visit, details };
  const { readerTitle, readerLead } = deskText.missing;
  const back = { href: deskPath(publication.slug, 'readers'), label: deskReadersText.one.all };
  const missing = { owner, publication, back, title: readerTitle, lead: readerLead };
  sendPage(res, 404, <Missing {...missing} />);
  return undefined;
}
