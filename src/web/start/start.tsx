/** `/`: what can be followed here. */
import { Router } from 'express';
import { browserText } from '../http/language.ts';
import { isFromThisMachine } from '../http/loopback.ts';
import { methodNotAllowed } from '../pages/errors.tsx';
import { sendPage } from '../pages/page.tsx';
import type { AppDeps } from '../ports.ts';
import { StartPage } from './start-page.tsx';

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
        <StartPage
          text={browserText(res)}
          publications={publications}
          owned={owned}
          notice={notice}
          showMailbox={showMailbox}
        />,
      );
    })
    .all(methodNotAllowed('GET, HEAD'));
  return router;
}
