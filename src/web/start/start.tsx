/** `/`: the publications that can be followed here. */
import { Router } from 'express';
import { browserText } from '../http/language.ts';
import { isFromThisMachine } from '../http/loopback.ts';
import { methodNotAllowed } from '../pages/errors.tsx';
import { sendPage } from '../pages/page.tsx';
import type { StartPort } from './port.ts';
import { StartPage } from './start-page.tsx';

interface StartDeps {
  port: StartPort;
  /** Whether mail stays in the local mailbox. */
  hasMailbox: boolean;
  /** A sentence for the page, for example why no mail leaves. */
  notice: string | null;
}

export function startRoutes({ port, hasMailbox, notice }: StartDeps): Router {
  const router = Router();
  router
    .route('/')
    .get(async (req, res) => {
      res.set('Cache-Control', 'private, no-cache');
      const showMailbox = hasMailbox && isFromThisMachine(req);
      const publications = await port.allPublications();
      const owned = await port.hasOwner();
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
