/** `/owner/publications/:slug/install`: the follow bar, and how it gets onto a site. */
import { Router } from 'express';
import { framePolicy } from '../../http/security.ts';
import { methodNotAllowed } from '../../pages/errors.tsx';
import { sendPage } from '../../pages/page.tsx';
import type { OwnerDeps } from '../parts/deps.ts';
import { visitOf } from '../parts/visit.tsx';
import { InstallPage, installWay } from './install-page.tsx';

export function installRoutes(deps: OwnerDeps): Router {
  const router = Router();
  router
    .route('/owner/publications/:slug/install')
    .get(deps.sessions.only, async (req, res) => {
      const visit = await visitOf(deps, req as typeof req & { params: { slug: string } }, res);
      if (!visit) return;
      res.set('Content-Security-Policy', framePolicy);
      const first = (await deps.owner.publications()).length === 1;
      const shown = { first, isNew: req.query.new !== undefined, way: installWay(req.query.way) };
      sendPage(res, 200, <InstallPage {...visit} {...shown} baseUrl={deps.config.baseUrl} />);
    })
    .all(methodNotAllowed('GET, HEAD'));
  return router;
}
