/** `/owner`: the publications, and the state of the installation. */
import { Router } from 'express';
import type { Deps } from '../../http/deps.ts';
import { methodNotAllowed } from '../../pages/errors.tsx';
import { sendPage } from '../../pages/page.tsx';
import { ownerOf } from '../parts/owner-of.ts';
import { HomePage } from './home-page.tsx';
import type { HomePort } from './port.ts';

export interface HomeDeps extends Deps<HomePort> {
  /** Whether mail stays in the local mailbox. */
  hasMailbox: boolean;
  /** A sentence for the page, for example why no mail leaves. */
  notice: string | null;
}

export function homeRoutes({ port, clock, hasMailbox, notice }: HomeDeps): Router {
  const router = Router();
  router
    .route('/owner')
    .get(async (_req, res) => {
      const now = clock();
      const all = await port.allPublications();
      // An owner without a publication has nothing to manage yet, so the desk leads to the next step of the set-up.
      if (all.length === 0) return res.redirect(303, '/owner/new');
      const overviews = all.map(async (publication) => ({
        publication,
        overview: await port.overviewOf(publication.id, now),
      }));
      const [system, publications] = await Promise.all([port.ready(), Promise.all(overviews)]);
      const shown = { publications, system, notice, now };
      sendPage(res, 200, <HomePage owner={ownerOf(res)} hasMailbox={hasMailbox} {...shown} />);
    })
    .all(methodNotAllowed('GET, HEAD'));
  return router;
}
