/** `/owner/new`: a site's address, or the sample site. The steps after it are in `draft-steps.tsx`. */
import { type Response, Router } from 'express';
import { readForm } from '../../http/form.ts';
import { methodNotAllowed } from '../../pages/errors.tsx';
import { sendPage } from '../../pages/page.tsx';
import { type OwnerDeps, ownerOf } from '../parts/deps.ts';
import { draftRoutes } from './draft-steps.tsx';
import { SitePage, type SiteProps } from './new-site.tsx';

export function newPublicationRoutes(deps: OwnerDeps): Router {
  const { owner, sessions } = deps;
  const router = Router();
  router.use('/owner/new', sessions.only);
  router
    .route('/owner/new')
    .get((_req, res) => sendSite(deps, res, 200, { typed: '' }))
    .post(async (req, res) => {
      const typed = (await readForm(req))('site').slice(0, 2000);
      const outcome = await owner.findSite(ownerOf(res).id, typed);
      if (outcome.kind === 'refused') {
        return sendSite(deps, res, 422, { typed, problem: outcome.reason });
      }
      res.redirect(303, '/owner/new/feed');
    })
    .all(methodNotAllowed('GET, HEAD, POST'));
  router
    .route('/owner/new/over')
    .post(async (_req, res) => {
      await owner.dropDraft(ownerOf(res).id);
      res.redirect(303, '/owner/new');
    })
    .all(methodNotAllowed('POST'));
  router
    .route('/owner/new/sample')
    .post(async (_req, res) => {
      const outcome = await owner.addSample();
      if (outcome.kind === 'refused') {
        return sendSite(deps, res, 409, { typed: '', problem: outcome.reason });
      }
      res.redirect(303, '/sample/');
    })
    .all(methodNotAllowed('POST'));
  router.use(draftRoutes(deps));
  return router;
}

async function sendSite(
  { owner }: OwnerDeps,
  res: Response,
  status: number,
  set: Pick<SiteProps, 'typed' | 'problem'>,
): Promise<void> {
  const me = ownerOf(res);
  const draft = await owner.draft(me.id);
  const first = (await owner.publications()).length === 0;
  sendPage(res, status, <SitePage owner={me} first={first} draft={draft} {...set} />);
}
