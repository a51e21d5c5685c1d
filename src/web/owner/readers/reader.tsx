/** One reader, with the two actions that end the mails, suppress and erase, and the one that resumes them. */
import { type Request, type Response, Router } from 'express';
import type { Flash } from '../../../model/owners/tokens.ts';
import type { SubscriberDetails } from '../../../model/subscribers/details.ts';
import { deskText } from '../../../text/owner/desk.ts';
import { deskReadersText } from '../../../text/owner/desk-readers.ts';
import { pollText } from '../../../text/owner/poll.ts';
import type { Deps } from '../../http/deps.ts';
import { readId } from '../../http/id.ts';
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

/** Carries out a button's action. @returns where to redirect, and what the page there says */
type Act = (found: Found) => Promise<{ to: string; flash: Flash }>;

/** The actions on one reader, each named like the last part of its address. */
const acts = (port: ReaderPort): Record<'suppress' | 'allow' | 'refuse' | 'erase', Act> => ({
  async suppress(found) {
    const reason = pollText.suppressedBy(found.visit.owner.email);
    await port.suppressSubscriber(found.details.subscriber.id, reason);
    return { to: pathOf(found), flash: { tone: 'good', text: text.suppressed } };
  },
  async allow(found) {
    const { kind } = await port.letBackIn(found.details.subscriber.id);
    const tone = kind === 'not-allowed' ? 'bad' : 'good';
    return { to: pathOf(found), flash: { tone, text: words.allowed[kind] } };
  },
  async refuse(found) {
    await port.refuseReturn(found.details.subscriber.id);
    return { to: pathOf(found), flash: { tone: 'good', text: words.refused } };
  },
  async erase(found) {
    await port.eraseSubscriber(found.details.subscriber.id);
    const list = deskPath(found.visit.publication.slug, 'readers');
    return { to: list, flash: { tone: 'good', text: text.erased } };
  },
});

export function readerRoutes(deps: Deps<ReaderPort>): Router {
  const router = Router();
  router
    .route(path)
    .get(async (req, res) => {
      const found = await find(deps, req, res);
      if (found) sendPage(res, 200, <ReaderDetailsPage {...found.visit} details={found.details} />);
    })
    .all(methodNotAllowed('GET, HEAD'));
  for (const [name, act] of Object.entries(acts(deps.port)))
    router
      .route(`${path}/${name}`)
      .post(async (req, res) => {
        const found = await find(deps, req, res);
        if (!found) return;
        const { to, flash } = await act(found);
        sendBack(deps, res, to, flash);
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

/** Returns the reader of this publication; undefined if there is none, and the response has then been sent. */
async function find(
  deps: Deps<ReaderPort>,
  req: Request<{ slug: string; id: string }>,
  res: Response,
): Promise<Found | undefined> {
  const visit = await visitOf(deps, req, res);
  if (!visit) return undefined;
  const id = readId(req.params.id);
  const { publication, owner } = visit;
  const details =
    id === null ? undefined : await deps.port.subscriberDetails(publication.id, id, maxDeliveries);
  if (details) return { visit, details };
  const { readerTitle, readerLead } = deskText.missing;
  const back = { href: deskPath(publication.slug, 'readers'), label: deskReadersText.one.all };
  const missing = { owner, publication, back, title: readerTitle, lead: readerLead };
  sendPage(res, 404, <Missing {...missing} />);
  return undefined;
}
