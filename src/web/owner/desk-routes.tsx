/** The owner's desk: what stands under `/owner` once there is a publication. */
import { Router } from 'express';
import { deskText } from '../../text/owner/desk.ts';
import { methodNotAllowed } from '../pages/errors.tsx';
import { sendPage } from '../pages/page.tsx';
import { actionRoutes } from './desk/actions.tsx';
import { floodRoutes } from './desk/flood.tsx';
import { HomePage } from './desk/home.tsx';
import { overviewRoutes } from './desk/overview.tsx';
import { type OwnerDeps, ownerOf } from './parts/deps.ts';
import { Missing } from './parts/missing.tsx';
import { readerRoutes } from './readers/reader.tsx';
import { readersRoutes } from './readers/readers.tsx';
import { settingsRoutes } from './settings/settings.tsx';

export function deskRoutes(deps: OwnerDeps): Router {
  const { owner, sessions, clock, mailbox, notice } = deps;
  const router = Router();
  router.use('/owner', sessions.only);
  router
    .route('/owner')
    .get(async (_req, res) => {
      const [all, system] = await Promise.all([owner.publications(), owner.system()]);
      const overviews = all.map(async (publication) => ({
        publication,
        overview: await owner.overview(publication.id),
      }));
      const shown = { publications: await Promise.all(overviews), system, notice, now: clock() };
      sendPage(res, 200, <HomePage owner={ownerOf(res)} hasMailbox={mailbox !== null} {...shown} />);
    })
    .all(methodNotAllowed('GET, HEAD'));
  router.use(overviewRoutes(deps), actionRoutes(deps), floodRoutes(deps));
  router.use(readersRoutes(deps), readerRoutes(deps), settingsRoutes(deps));
  router.use('/owner', (_req, res) => {
    const { pageTitle, pageLead } = deskText.missing;
    sendPage(res, 404, <Missing owner={ownerOf(res)} title={pageTitle} lead={pageLead} />);
  });
  return router;
}
