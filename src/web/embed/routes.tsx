/**
 * `/embed/…`: the follow bar for any site: its script, its stamp, its QR codes, and the frame for pages that don't
 * allow scripts. All of it is public, the same for everybody and without cookies, so any page may load and read it.
 */
import { type Request, type RequestHandler, type Response, Router } from 'express';
import { daySeconds, minuteSeconds } from '../../lib/time.ts';
import type { Publication } from '../../model/publications/publication.ts';
import { readerText } from '../../text/reader/catalogues.ts';
import type { Deps } from '../http/deps.ts';
import { formBody } from '../http/form.ts';
import { browserText } from '../http/language.ts';
import { type SignUpLimit, setRetryAfter } from '../http/limits.ts';
import { embedPolicy, forAnySite } from '../http/security.ts';
import { methodNotAllowed } from '../pages/errors.tsx';
import { Message } from '../pages/message.tsx';
import { sendPage } from '../pages/page.tsx';
import { acceptSignUp } from '../reader/follow/accept.ts';
import { answerStatus, unknownPublication } from '../reader/follow/answer.ts';
import type { FollowPort } from '../reader/follow/port.ts';
import { nothingTyped } from '../reader/follow/read-form.ts';
import { newStamp } from '../reader/follow/stamp.ts';
import { codeSvg } from './code.ts';
import type { FrameProps } from './frame.tsx';
import { FrameForm, FrameOutcome, FramePanel, panelOf } from './frame-panels.tsx';
import { barScript } from './script.ts';
import { codeAddress, sharedPage } from './shared-page.ts';
import { frameCss, themeOf } from './style.ts';

export function embedRoutes(deps: Deps<FollowPort>, limit: SignUpLimit): Router {
  const router = Router();
  const { baseUrl } = deps;
  const get = (
    path: string,
    maxAge: number,
    answer: (it: Publication, req: Request, res: Response) => unknown,
  ) =>
    router
      .route(path)
      .all(forAnySite)
      .get(async (req, res) => {
        const publication = await findPublication(deps, req, res);
        if (!publication) return;
        res.set('Cache-Control', maxAge > 0 ? `public, max-age=${maxAge}` : 'no-store');
        answer(publication, req, res);
      })
      .all(methodNotAllowed('GET, HEAD'));

  get('/embed/:slug.js', 5 * minuteSeconds, (it, _req, res) => res.type('js').send(barScript(it, baseUrl)));
  get('/embed/:slug/stamp', 0, (_it, _req, res) => res.json({ stamp: newStamp(deps) }));
  get('/embed/:slug/qr.svg', daySeconds, (it, req, res) =>
    res.type('svg').send(codeSvg(codeAddress(it, baseUrl, req.query.url))),
  );
  get('/embed/:slug/frame.css', 5 * minuteSeconds, (it, req, res) =>
    res.type('css').send(frameCss(it.color, themeOf(req.query.theme))),
  );
  return router.use(frameRoutes(deps, limit));
}

function frameRoutes(deps: Deps<FollowPort>, limit: SignUpLimit): Router {
  const router = Router();
  router
    .route('/embed/:slug')
    .all(forAnySite, framable)
    .get(async (req, res) => {
      const publication = await findPublication(deps, req, res, true);
      if (!publication) return;
      const props = frameProps(deps, publication, req);
      const panel = panelOf(req.query.show);
      if (panel) return sendPage(res, 200, <FramePanel {...props} panel={panel} />);
      const form = { stamp: newStamp(deps), typed: nothingTyped(publication), problems: {} };
      sendPage(res, 200, <FrameForm {...props} {...form} />);
    })
    .post(formBody, async (req, res) => {
      const publication = await findPublication(deps, req, res, true);
      if (!publication) return;
      const props = frameProps(deps, publication, req);
      const outcome = await acceptSignUp(deps, limit, props, req);
      if (outcome.kind === 'limited') setRetryAfter(res, outcome);
      const page = <FrameOutcome {...props} stamp={newStamp(deps)} outcome={outcome} />;
      sendPage(res, answerStatus[outcome.kind], page);
    })
    .all(methodNotAllowed('GET, HEAD, POST'));
  return router;
}

const framable: RequestHandler = (_req, res, next) => {
  res.set({
    'Content-Security-Policy': embedPolicy,
    'Cache-Control': 'private, no-cache',
    'X-Robots-Tag': 'noindex',
  });
  res.removeHeader('X-Frame-Options');
  next();
};

function frameProps({ baseUrl }: Deps<FollowPort>, publication: Publication, req: Request): FrameProps {
  const { url, title, theme } = req.query;
  return {
    publication,
    text: readerText(publication.language),
    page: sharedPage(publication, baseUrl, { url, title }),
    theme: themeOf(theme),
  };
}

/**
 * Returns undefined if there is no such publication; the response has then been sent, as a page in the frame or as
 * JSON.
 */
async function findPublication({ port }: Deps<FollowPort>, req: Request, res: Response, asPage = false) {
  const slug = String(req.params.slug);
  const publication = await port.publicationBySlug(slug);
  if (publication) return publication;
  const text = browserText(res);
  const unknown = unknownPublication(slug, text);
  if (asPage) sendPage(res, 404, <Message text={text} {...unknown} />);
  else res.status(404).json(unknown);
  return undefined;
}
