/** `/sample/…`: a small news site, written by us for trying Postrider. It exists if the sample publication does. */
import { type Request, type RequestHandler, type Response, Router } from 'express';
import { commentsFeed, type SampleFeed } from '../../actions/sample/sample-feed.ts';
import type { SampleSite } from '../../actions/sample/sample-site.ts';
import { english } from '../../text/reader/catalogues.ts';
import { type SampleCategory, sampleCategories } from '../../text/sample/article.ts';
import { sampleText as text } from '../../text/sample/site.ts';
import type { Deps } from '../http/deps.ts';
import { formBody } from '../http/form.ts';
import { hostPolicy, sameOriginPosts } from '../http/security.ts';
import { methodNotAllowed, notFound } from '../pages/errors.tsx';
import { Message } from '../pages/message.tsx';
import { sendPage } from '../pages/page.tsx';
import { ArticlePage } from './article.tsx';
import { CategoryPage, FrontPage, NotFoundPage } from './front.tsx';
import { sendPicture } from './pictures.ts';
import type { SamplePort } from './port.ts';
import type { SampleView } from './view.ts';

interface SampleDeps extends Deps<SamplePort> {
  /** Whether mail stays in the local mailbox. */
  hasMailbox: boolean;
  /** Whether this visitor may publish the next article and read the local mailbox. */
  mayPublish(req: Request): boolean | Promise<boolean>;
}

type Show = (req: Request, view: SampleView, res: Response) => unknown;

const only = methodNotAllowed('GET, HEAD');

export function sampleRoutes(deps: SampleDeps): Router {
  const { baseUrl } = deps;
  const router = Router();
  router.use(
    '/sample',
    onlyIfThere(deps),
    sampleHeaders(baseUrl),
    sameOriginPosts(baseUrl, refuse),
    formBody,
  );
  router.route('/sample').get(page(deps, showFront)).all(only);
  router.route('/sample/feed').get(sendCurrentFeed(deps)).all(only);
  router.route('/sample/pictures/:name').get(sendPicture).all(only);
  router.route('/sample/category/:name').get(page(deps, showCategory)).all(only);
  router.route('/sample/publish').post(publishNext(deps)).all(methodNotAllowed('POST'));
  router
    .route('/sample/:slug')
    .get(page(deps, showArticle))
    // The text is thrown away: the form exists only because sites of this kind have one.
    .post(page(deps, (req, view, res) => showArticle(req, { ...view, replied: true }, res)))
    .all(methodNotAllowed('GET, HEAD, POST'));
  router
    .route('/sample/:slug/feed')
    .get(page(deps, sendCommentsFeed(baseUrl)))
    .all(only);
  router.use('/sample', page(deps, sendMissing));
  return router;
}

function onlyIfThere({ port }: SampleDeps): RequestHandler {
  return async (req, res, next) => {
    res.locals.site = await port.sampleSite();
    if (res.locals.site) return next();
    notFound(req, res, next);
  };
}

function sampleHeaders(baseUrl: string): RequestHandler {
  const headers = {
    'Content-Security-Policy': hostPolicy(baseUrl),
    'Cache-Control': 'private, no-cache',
    'X-Robots-Tag': 'noindex',
    // With the policy no-referrer, browsers send `Origin: null` with our own forms.
    'Referrer-Policy': 'same-origin',
  };
  return (_req, res, next) => {
    res.set(headers);
    next();
  };
}

/** Answers with a page of the site in its current state. */
function page({ hasMailbox, clock, baseUrl, mayPublish }: SampleDeps, show: Show): RequestHandler {
  return async (req, res) => {
    const allowed = await mayPublish(req);
    const view = {
      ...(res.locals.site as SampleSite),
      now: clock(),
      baseUrl,
      mayPublish: allowed,
      mailbox: allowed && hasMailbox,
      out: req.query.out !== undefined,
      replied: false,
    };
    await show(req, view, res);
  };
}

const showFront: Show = (req, view, res) => {
  // WordPress's short address of an article; the feed uses it as the article's id.
  const article = view.articles.find(({ id }) => String(id) === req.query.p);
  if (article) return res.redirect(302, `/sample/${article.slug}/`);
  sendPage(res, 200, <FrontPage {...view} />);
};

const showCategory: Show = (req, view, res) => {
  const name = String(req.params.name).toLowerCase();
  if (!Object.hasOwn(sampleCategories, name)) return sendMissing(req, view, res);
  sendPage(res, 200, <CategoryPage {...view} category={name as SampleCategory} />);
};

const showArticle: Show = (req, view, res) => {
  const article = find(req, view);
  if (!article) return sendMissing(req, view, res);
  sendPage(res, 200, <ArticlePage {...view} article={article} />);
};

const sendMissing: Show = (_req, view, res) => sendPage(res, 404, <NotFoundPage {...view} />);

const sendCommentsFeed =
  (baseUrl: string): Show =>
  (req, view, res) => {
    const article = find(req, view);
    if (!article) return sendMissing(req, view, res);
    sendFeed(res, commentsFeed(article, baseUrl));
  };

const find = (req: Request, { articles }: SampleView) =>
  articles.find(({ slug }) => slug === String(req.params.slug).toLowerCase());

function sendCurrentFeed({ port }: SampleDeps): RequestHandler {
  return async (req, res, next) => {
    const feed = await port.sampleFeed();
    if (!feed) return notFound(req, res, next);
    sendFeed(res, feed);
  };
}

/** Express itself answers 304 if the validators match. */
function sendFeed(res: Response, { xml, etag, lastModified }: SampleFeed): void {
  res.set({ ETag: etag, 'Last-Modified': lastModified.toUTCString(), 'Cache-Control': 'no-cache' });
  res.type('application/rss+xml').send(xml);
}

function publishNext({ port, mayPublish }: SampleDeps): RequestHandler {
  return async (req, res, next) => {
    if (!(await mayPublish(req))) return sendRefusal(res, text.bar.notYou);
    const outcome = await port.publishNextSample();
    if (outcome.kind === 'no-sample') return notFound(req, res, next);
    res.redirect(303, outcome.kind === 'published' ? `/sample/${outcome.slug}/?out` : '/sample/');
  };
}

const refuse: RequestHandler = (_req, res) => sendRefusal(res, text.bar.foreign);

function sendRefusal(res: Response, lead: string): void {
  const links = [{ href: '/sample/', label: text.name }];
  sendPage(res, 403, <Message text={english} title={text.bar.refused} lead={lead} links={links} />);
}
