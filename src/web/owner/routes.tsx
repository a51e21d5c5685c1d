/** Everything under `/owner`: kept nowhere, listed nowhere, and changed from our own pages alone. */
import { type RequestHandler, Router } from 'express';
import { setupText } from '../../text/owner/setup.ts';
import { english } from '../../text/reader/catalogues.ts';
import { longFormBody } from '../http/form.ts';
import { sameOriginPosts } from '../http/security.ts';
import { Message } from '../pages/message.tsx';
import { sendPage } from '../pages/page.tsx';
import { setupRoutes } from './account/setup.tsx';
import { signInRoutes } from './account/sign-in.tsx';
import { deskRoutes } from './desk-routes.tsx';
import { installRoutes } from './install/install.tsx';
import { newPublicationRoutes } from './new/new-publication.tsx';
import type { OwnerDeps } from './parts/deps.ts';

export function ownerRoutes(deps: OwnerDeps): Router {
  const { baseUrl } = deps.config;
  const router = Router();
  router.use('/owner', ownerHeaders, sameOriginPosts(baseUrl, refuseForeign(baseUrl)), longFormBody);
  router.use(signInRoutes(deps), setupRoutes(deps));
  router.get('/owner', deps.sessions.only, async (_req, res, next) => {
    // With nothing to look after yet, the next step of the set-up is where to be.
    if ((await deps.owner.publications()).length > 0) return next();
    res.redirect(303, '/owner/new');
  });
  router.use(newPublicationRoutes(deps), installRoutes(deps), deskRoutes(deps));
  return router;
}

const ownerHeaders: RequestHandler = (_req, res, next) => {
  res.set({
    'Cache-Control': 'no-store',
    'X-Robots-Tag': 'noindex, nofollow',
    // With no-referrer, browsers send `Origin: null` with our own forms.
    'Referrer-Policy': 'same-origin',
  });
  next();
};

const refuseForeign =
  (baseUrl: string): RequestHandler =>
  (req, res) => {
    const text = setupText.foreign;
    const seen = req.get('sec-fetch-site') === 'same-origin' ? (req.get('origin') ?? baseUrl) : baseUrl;
    sendPage(
      res,
      403,
      <Message
        text={english}
        title={text.title}
        lead={text.lead}
        notes={text.notes(baseUrl, seen.slice(0, 200))}
        links={[{ href: '/owner', label: text.back }]}
      />,
    );
  };
