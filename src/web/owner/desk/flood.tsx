/** A feed's articles that arrived all at once: GET shows them, and POST takes the owner's decision. */
import { type Request, type Response, Router } from 'express';
import type { FloodView } from '../../../model/feeds/flood.ts';
import { floodAnswers } from '../../../model/feeds/flood.ts';
import { deskText } from '../../../text/owner/desk.ts';
import { floodText } from '../../../text/owner/floods.ts';
import type { Deps } from '../../http/deps.ts';
import { readForm } from '../../http/form.ts';
import { readId } from '../../http/id.ts';
import { methodNotAllowed } from '../../pages/errors.tsx';
import { sendPage } from '../../pages/page.tsx';
import { deskPath, floodPath } from '../parts/desk.tsx';
import { Missing } from '../parts/missing.tsx';
import { sendBack, type Visit, visitOf } from '../parts/visit.tsx';
import { FloodPage } from './flood-page.tsx';
import type { FloodPort } from './port.ts';

type FloodRequest = Request<{ slug: string; id: string }>;

export function floodRoutes(deps: Deps<FloodPort>): Router {
  const router = Router();
  const withFlood =
    (act: (visit: Visit, view: FloodView, req: FloodRequest, res: Response) => unknown) =>
    async (req: FloodRequest, res: Response) => {
      const visit = await visitOf(deps, req, res);
      if (!visit) return;
      const view = await deps.port.floodView(visit.publication.id, readId(req.params.id) ?? 0, visit.now);
      if (view) return act(visit, view, req, res);
      const { feedTitle, feedLead } = deskText.missing;
      const { owner, publication } = visit;
      sendPage(
        res,
        404,
        <Missing owner={owner} publication={publication} title={feedTitle} lead={feedLead} />,
      );
    };
  router
    .route('/owner/publications/:slug/feeds/:id')
    .get(withFlood((visit, view, _req, res) => sendPage(res, 200, <FloodPage {...visit} view={view} />)))
    .post(withFlood((visit, view, req, res) => answer(deps, visit, view, req, res)))
    .all(methodNotAllowed('GET, HEAD, POST'));
  return router;
}

async function answer(
  deps: Deps<FloodPort>,
  { publication }: Visit,
  { feed }: FloodView,
  req: FloodRequest,
  res: Response,
): Promise<void> {
  const text = floodText.done;
  const form = await readForm(req as unknown as Request);
  const chosen = floodAnswers.find((each) => each === form('answer'));
  const upto = readId(form('upto'));
  if (!chosen || upto === null)
    return sendBack(deps, res, floodPath(publication.slug, feed.id), { tone: 'bad', text: text.unknown });
  const outcome = await deps.port.answerFlood(feed.id, chosen, upto);
  const home = deskPath(publication.slug);
  if (outcome.kind === 'already') return sendBack(deps, res, home, { tone: 'good', text: text.already });
  const { sent, seen, left } = outcome;
  const done = { send: text.send(sent), newest: text.newest(seen), seen: text.seen(seen) }[chosen];
  sendBack(deps, res, home, { tone: 'good', text: left > 0 ? done + text.left(left) : done });
}
