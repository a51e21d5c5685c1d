/** Everything under `/owner`: no cache stores it, no search engine lists it, and only our own pages can change it. */
import { type RequestHandler, Router } from 'express';
import { deskText } from '../../text/owner/desk.ts';
import { setupText } from '../../text/owner/setup.ts';
import { english } from '../../text/reader/catalogues.ts';
import type { Shared } from '../http/deps.ts';
import { longFormBody } from '../http/form.ts';
import { sameOriginPosts } from '../http/security.ts';
import { Message } from '../pages/message.tsx';
import { sendPage } from '../pages/page.tsx';
import type { AccountPort } from './account/port.ts';
import { setupRoutes } from './account/setup.tsx';
import { signInRoutes } from './account/sign-in.tsx';
import { actionRoutes } from './desk/actions.tsx';
import { floodRoutes } from './desk/flood.tsx';
import { type HomeDeps, homeRoutes } from './desk/home.tsx';
import { overviewRoutes } from './desk/overview.tsx';
import type { DeskPort } from './desk/port.ts';
import { installRoutes } from './install/install.tsx';
import type { InstallPort } from './install/port.ts';
import { newPublicationRoutes } from './new/new-publication.tsx';
import type { NewPort } from './new/port.ts';
import { Missing } from './parts/missing.tsx';
import { ownerOf } from './parts/owner-of.ts';
import type { Sessions } from './parts/session.ts';
import type { ReadersPort } from './readers/port.ts';
import { readerRoutes } from './readers/reader.tsx';
import { readersRoutes } from './readers/readers.tsx';
import type { SettingsPort } from './settings/port.ts';
import { settingsRoutes } from './settings/settings.tsx';

export interface OwnerPorts {
  account: AccountPort;
  new: NewPort;
  desk: DeskPort;
  readers: ReadersPort;
  settings: SettingsPort;
  install: InstallPort;
}

export interface OwnerDeps extends Shared, Pick<HomeDeps, 'hasMailbox' | 'notice'> {
  ports: OwnerPorts;
  sessions: Sessions;
}

export function ownerRoutes(deps: OwnerDeps): Router {
  const { ports, sessions, hasMailbox, notice, ...shared } = deps;
  const account = { ...shared, port: ports.account, sessions };
  const desk = { ...shared, port: ports.desk };
  const readers = { ...shared, port: ports.readers };
  const { baseUrl } = shared;
  const router = Router();
  router.use('/owner', ownerHeaders, sameOriginPosts(baseUrl, refuseForeign(baseUrl)), longFormBody);
  router.use(signInRoutes(account), setupRoutes(account));
  router.use('/owner', sessions.only);
  router.use(
    homeRoutes({ ...desk, hasMailbox, notice }),
    newPublicationRoutes({ ...shared, port: ports.new }),
    installRoutes({ ...shared, port: ports.install }),
    overviewRoutes(desk),
    actionRoutes(desk),
    floodRoutes(desk),
    readersRoutes(readers),
    readerRoutes(readers),
    settingsRoutes({ ...shared, port: ports.settings }),
  );
  router.use('/owner', sendMissing);
  return router;
}

const sendMissing: RequestHandler = (_req, res) => {
  const { pageTitle, pageLead } = deskText.missing;
  sendPage(res, 404, <Missing owner={ownerOf(res)} title={pageTitle} lead={pageLead} />);
};

const ownerHeaders: RequestHandler = (_req, res, next) => {
  res.set({
    'Cache-Control': 'no-store',
    'X-Robots-Tag': 'noindex, nofollow',
    // With the policy no-referrer, browsers send `Origin: null` with our own forms.
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
