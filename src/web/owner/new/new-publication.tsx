/** `/owner/new`: asks for a site's address, or for the sample site. The next steps are in `draft-steps.tsx`. */
import { type Response, Router } from 'express';
import { discoveryProblem } from '../../../text/owner/feed-problems.ts';
import type { Deps } from '../../http/deps.ts';
import { readForm } from '../../http/form.ts';
import { methodNotAllowed } from '../../pages/errors.tsx';
import { sendPage } from '../../pages/page.tsx';
import { ownerOf } from '../parts/owner-of.ts';
import { draftRoutes } from './draft-steps.tsx';
import { SitePage, type SiteProps } from './new-site.tsx';
import type { NewPort, SitePort } from './port.ts';

export function newPublicationRoutes(deps: Deps<NewPort>): Router {
  const { port } = deps;
  const router = Router();
  router
    .route('/owner/new')
    .get((_req, res) => sendSite(deps, res, 200, { typed: '' }))
    .post(async (req, res) => {
      const typed = (await readForm(req))('site').slice(0, 2000);
      const outcome = await port.findSite(ownerOf(res).id, typed);
      if (outcome.kind === 'none') {
        return sendSite(deps, res, 422, { typed, problem: discoveryProblem(outcome.problem) });
      }
      res.redirect(303, '/owner/new/feed');
    })
    .all(methodNotAllowed('GET, HEAD, POST'));
  router
    .route('/owner/new/over')
    .post(async (_req, res) => {
      await port.dropDraft(ownerOf(res).id);
      res.redirect(303, '/owner/new');
    })
    .all(methodNotAllowed('POST'));
  router
    .route('/owner/new/sample')
    .post(async (_req, res) => {
      const outcome = await port.addSample();
      if (outcome.kind === 'taken') {
        return sendSite(deps, res, 409, { typed: '', problem: outcome.reason });
      }
      res.redirect(303, '/sample/');
    })
    .all(methodNotAllowed('POST'));
  router.use(draftRoutes(deps));
  return router;
}

async function sendSite(
  { port }: Deps<SitePort>,
  res: Response,
  status: number,
  set: Pick<SiteProps, 'typed' | 'problem'>,
): Promise<void> {
  const me = ownerOf(res);
  const draft = await port.draftOf(me.id);
  const first = (await port.allPublications()).length === 0;
  sendPage(res, status, <SitePage owner={me} first={first} draft={draft} {...set} />);
}
