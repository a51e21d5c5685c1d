/** `/owner/publications/:slug/install`: the follow bar, and how to put it on a site. */
import { Router } from 'express';
import type { Deps } from '../../http/deps.ts';
import { framePolicy } from '../../http/security.ts';
import { methodNotAllowed } from '../../pages/errors.tsx';
import { sendPage } from '../../pages/page.tsx';
import { visitOf } from '../parts/visit.tsx';
import { InstallPage, installWay } from './install-page.tsx';
import type { InstallPort } from './port.ts';

export function installRoutes(deps: Deps<InstallPort>): Router {
  const router = Router();
  router
    .route('/owner/publications/:slug/install')
    .get(async (req, res) => {
      const visit = await visitOf(deps, req, res);
      if (!visit) return;
      res.set('Content-Security-Policy', framePolicy);
      const first = (await deps.port.allPublications()).length === 1;
      const shown = { first, isNew: req.query.new !== undefined, way: installWay(req.query.way) };
      sendPage(res, 200, <InstallPage {...visit} {...shown} baseUrl={deps.baseUrl} />);
    })
    .all(methodNotAllowed('GET, HEAD'));
  return router;
}
