/** `/owner/new/feed` and `/owner/new/details`: the steps from the found feeds to the publication. */
import { type Request, type RequestHandler, type Response, Router } from 'express';
import { primaryLanguage } from '../../../lib/languages.ts';
import type { Owner } from '../../../model/owners/owner.ts';
import type { PublicationDraft } from '../../../model/publications/draft.ts';
import { type SettingsForm, settingsFields } from '../../../model/publications/settings/fields.ts';
import { newForm } from '../../../model/publications/settings/form.ts';
import type { SettingsProblems } from '../../../model/publications/settings/problems.ts';
import { slugOf } from '../../../model/publications/slug.ts';
import { setupText } from '../../../text/owner/setup.ts';
import type { Deps } from '../../http/deps.ts';
import { readForm } from '../../http/form.ts';
import { framePolicy, mailPolicy } from '../../http/security.ts';
import { methodNotAllowed, notFound } from '../../pages/errors.tsx';
import { framed } from '../../pages/mail-frame.ts';
import { sendPage } from '../../pages/page.tsx';
import { ownerOf } from '../parts/owner-of.ts';
import { readSettingsForm } from '../settings/settings-form.ts';
import { DetailsPage } from './new-details.tsx';
import { FeedPage, previewWidth } from './new-feed.tsx';
import type { DraftPort } from './port.ts';

export function draftRoutes(deps: Deps<DraftPort>): Router {
  const { port } = deps;
  const router = Router();
  router.use(['/owner/new/feed', '/owner/new/preview', '/owner/new/details'], withDraft(deps));
  router
    .route('/owner/new/feed')
    .get((req, res) => sendFeeds(deps, req, res))
    .post((req, res) => chooseFeed(deps, req, res))
    .all(methodNotAllowed('GET, HEAD, POST'));
  router
    .route('/owner/new/preview')
    .get(async (req, res, next) => {
      const preview = await port.previewDraft(draftOf(res), String(req.query.feed));
      if (!preview) return notFound(req, res, next);
      res
        .set({ 'Content-Security-Policy': mailPolicy, 'X-Frame-Options': 'SAMEORIGIN' })
        .type('html')
        .send(framed(preview.html, 'auto'));
    })
    .all(methodNotAllowed('GET, HEAD'));
  router
    .route('/owner/new/details')
    .get(async (_req, res) => {
      const form = await suggestedForm(deps, draftOf(res), ownerOf(res));
      if (!form) return res.redirect(303, '/owner/new/feed');
      await sendDetails(deps, res, 200, form, {});
    })
    .post((req, res) => publish(deps, req, res))
    .all(methodNotAllowed('GET, HEAD, POST'));
  return router;
}

const draftOf = (res: Response): PublicationDraft => res.locals.draft;

/** Redirects an owner who has no draft to the first step. */
const withDraft =
  ({ port }: Deps<DraftPort>): RequestHandler =>
  async (_req, res, next) => {
    const draft = await port.draftOf(ownerOf(res).id);
    if (!draft) return res.redirect(303, '/owner/new');
    res.locals.draft = draft;
    next();
  };

/** Returns the feed named in the address, or the one chosen before, or the first one. */
function feedAsked(req: Request, res: Response): string {
  const { feeds, feedUrl } = draftOf(res);
  const asked = feeds.find(({ url }) => url === req.query.feed);
  return asked?.url ?? feedUrl ?? feeds[0]!.url;
}

async function isFirst({ port }: Deps<DraftPort>): Promise<boolean> {
  return (await port.allPublications()).length === 0;
}

async function sendFeeds(
  deps: Deps<DraftPort>,
  req: Request,
  res: Response,
  problem?: string,
): Promise<void> {
  const shown = { chosen: feedAsked(req, res), width: previewWidth(req.query.width), problem };
  const first = await isFirst(deps);
  res.set('Content-Security-Policy', framePolicy);
  const page = <FeedPage owner={ownerOf(res)} first={first} draft={draftOf(res)} {...shown} />;
  sendPage(res, problem ? 422 : 200, page);
}

async function chooseFeed(deps: Deps<DraftPort>, req: Request, res: Response): Promise<void> {
  const url = (await readForm(req))('feed');
  const { kind } = await deps.port.chooseDraftFeed(draftOf(res), url);
  if (kind === 'unknown-feed') return sendFeeds(deps, req, res, setupText.feed.unknown);
  res.redirect(303, '/owner/new/details');
}

/** Returns the form's initial values; undefined while no feed is chosen. */
async function suggestedForm(
  { port }: Deps<DraftPort>,
  draft: PublicationDraft,
  me: Owner,
): Promise<SettingsForm | undefined> {
  const feed = draft.feeds.find(({ url }) => url === draft.feedUrl);
  if (!feed) return undefined;
  const siteUrl = feed.link ?? draft.siteUrl;
  const name = (feed.title ?? draft.siteTitle ?? new URL(siteUrl).host).slice(0, settingsFields.name.max);
  return {
    ...newForm,
    name,
    siteUrl,
    slug: await freeSlug(port, slugOf(name)),
    fromName: name,
    fromAddress: me.email,
    language: primaryLanguage(feed.language),
  };
}

/** Returns for example `news`, or `news-2` if that is taken. */
async function freeSlug({ publicationBySlug }: DraftPort, slug: string): Promise<string> {
  for (let number = 2, free = slug; ; number += 1) {
    if (!(await publicationBySlug(free))) return free;
    free = `${slug}-${number}`;
  }
}

async function sendDetails(
  deps: Deps<DraftPort>,
  res: Response,
  status: number,
  form: SettingsForm,
  problems: SettingsProblems,
): Promise<void> {
  const { baseUrl } = deps;
  const shared = { owner: ownerOf(res), first: await isFirst(deps), baseUrl };
  sendPage(res, status, <DetailsPage {...shared} form={form} problems={problems} />);
}

async function publish(deps: Deps<DraftPort>, req: Request, res: Response): Promise<void> {
  const draft = draftOf(res);
  if (!draft.feedUrl) return res.redirect(303, '/owner/new/feed');
  const form = readSettingsForm(await readForm(req));
  const outcome = await deps.port.publishDraft(draft, form);
  if (outcome.kind === 'wrong') return sendDetails(deps, res, 422, form, outcome.problems);
  res.redirect(303, `/owner/publications/${outcome.slug}/install?new`);
}
