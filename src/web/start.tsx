/** `/`: what can be followed here. */
import { Router } from 'express';
import { methodNotAllowed } from './errors.tsx';
import { browserText } from './language.ts';
import { isFromThisMachine } from './loopback.ts';
import type { AppDeps } from './ports.ts';
import { sendPage } from './views/page.tsx';
import { StartPage } from './views/start.tsx';

export function startRoutes({ reader, owner, mailbox, notice }: AppDeps): Router {
  const router = Router();
  router
    .route('/')
    .get(async (req, res) => {
      res.set('Cache-Control', 'private, no-cache');
      const showMailbox = mailbox !== null && isFromThisMachine(req);
      const publications = await reader.publications();
      const owned = await owner.hasOwner();
      sendPage(
        res,
        200,
        <StartPage {...{ text: browserText(res), publications, owned, notice, showMailbox }} />,
      );
    })
    .all(methodNotAllowed('GET, HEAD'));
  return router;
}
