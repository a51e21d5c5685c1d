/** The overview of a publication, and the preview of its newest articles as a mail. */
import { type Request, Router } from 'express';
import { webCopyPath } from '../../../mail/message/links.ts';
import { type Cadence, isCadence } from '../../../model/issues/cadence.ts';
import type { Publication } from '../../../model/publications/publication.ts';
import type { Deps } from '../../http/deps.ts';
import { framePolicy } from '../../http/security.ts';
import { methodNotAllowed } from '../../pages/errors.tsx';
import { sendMailFrame } from '../../pages/mail-frame.ts';
import { sendPage } from '../../pages/page.tsx';
import { visitOf } from '../parts/visit.tsx';
import { OverviewPage } from './overview-page.tsx';
import type { OverviewPort } from './port.ts';
import { PreviewPage } from './preview.tsx';

const only = methodNotAllowed('GET, HEAD');

export function overviewRoutes(deps: Deps<OverviewPort>): Router {
  const { port } = deps;
  const router = Router();
  router
    .route('/owner/publications/:slug')
    .get(async (req, res) => {
      const visit = await visitOf(deps, req, res);
      if (!visit) return;
      const overview = await port.overviewOf(visit.publication.id, visit.now);
      const copyPath = (issueId: number) => webCopyPath(deps, issueId);
      sendPage(res, 200, <OverviewPage {...visit} overview={overview} copyPath={copyPath} />);
    })
    .all(only);
  router
    .route('/owner/publications/:slug/preview')
    .get(async (req, res) => {
      const visit = await visitOf(deps, req, res);
      if (!visit) return;
      const { publication } = visit;
      const cadence = cadenceOf(req, publication);
      const preview = await port.previewNewest(publication, cadence);
      const width = req.query.width === 'phone' ? 'phone' : 'wide';
      res.set('Content-Security-Policy', framePolicy);
      const shown = { owner: visit.owner, publication, cadence, width } as const;
      sendPage(res, 200, <PreviewPage {...shown} subject={preview?.subject ?? null} />);
    })
    .all(only);
  router
    .route('/owner/publications/:slug/preview/mail')
    .get(async (req, res, next) => {
      const visit = await visitOf(deps, req, res);
      if (!visit) return;
      const { publication } = visit;
      const preview = await port.previewNewest(publication, cadenceOf(req, publication));
      if (!preview) return next('route');
      sendMailFrame(res, preview.html);
    })
    .all(only);
  return router;
}

function cadenceOf(req: Request<{ slug: string }>, { defaultCadence }: Publication): Cadence {
  const { cadence } = req.query;
  return isCadence(cadence) ? cadence : defaultCadence;
}
