/** The owner's desk: what stands under `/owner` once there is a publication. */
import { Router } from 'express';
import { deskText } from '../../text/owner/desk.ts';
import { methodNotAllowed } from '../errors.tsx';
import { HomePage } from '../views/owner/home.tsx';
import { Missing } from '../views/owner/missing.tsx';
import { sendPage } from '../views/page.tsx';
import { actionRoutes } from './actions.tsx';
import { type OwnerDeps, ownerOf } from './deps.ts';
import { floodRoutes } from './flood.tsx';
import { overviewRoutes } from './overview.tsx';
import { readerRoutes } from './reader.tsx';
import { readersRoutes } from './readers.tsx';
import { settingsRoutes } from './settings.tsx';

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
