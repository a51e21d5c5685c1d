/** The settings of a publication. */
import { type Request, type Response, Router } from 'express';
import type { Feed } from '../../../model/feeds/feed.ts';
import type { NameCount } from '../../../model/publications/names.ts';
import type { SettingsForm } from '../../../model/publications/settings/fields.ts';
import { formOf } from '../../../model/publications/settings/form.ts';
import type { SettingsProblems } from '../../../model/publications/settings/problems.ts';
import { deskText } from '../../../text/owner/desk.ts';
import type { Deps, Shared } from '../../http/deps.ts';
import { readForm } from '../../http/form.ts';
import { methodNotAllowed } from '../../pages/errors.tsx';
import { sendPage } from '../../pages/page.tsx';
import { deskPath } from '../parts/desk.tsx';
import { sendBack, type Visit, visitOf } from '../parts/visit.tsx';
import type { SettingsPort } from './port.ts';
import { readSettingsForm } from './settings-form.ts';
import { SettingsPage } from './settings-page.tsx';

/** Maximum number of topics offered, taken from the newest articles. */
const maxTopics = 40;

export function settingsRoutes(deps: Deps<SettingsPort>): Router {
  const router = Router();
  router
    .route('/owner/publications/:slug/settings')
    .get(async (req, res) => {
      const visit = await visitOf(deps, req, res);
      if (!visit) return;
      const seen = await seenOf(deps, visit);
      sendSettings(deps, res, visit, { form: formOf(visit.publication, seen.feeds), ...seen, problems: {} });
    })
    .post(async (req, res) => {
      const visit = await visitOf(deps, req, res);
      if (visit) await save(deps, req as Request, res, visit);
    })
    .all(methodNotAllowed('GET, HEAD, POST'));
  return router;
}

async function save(deps: Deps<SettingsPort>, req: Request, res: Response, visit: Visit): Promise<void> {
  const { publication } = visit;
  // The slug never changes, whatever the form sends, because readers have links with it.
  const seen = await seenOf(deps, visit);
  const form = { ...readSettingsForm(await readForm(req), seen.feeds), slug: publication.slug };
  const outcome = await deps.port.changePublication(publication, form);
  if (outcome.kind === 'wrong')
    return sendSettings(deps, res, visit, { form, ...seen, problems: outcome.problems });
  const flash = { tone: 'good', text: deskText.settings.saved } as const;
  sendBack(deps, res, deskPath(publication.slug, 'settings'), flash);
}

/** Returns what the form offers for selection: the feeds, and the categories of the articles. */
async function seenOf({ port }: Deps<SettingsPort>, { publication: { id } }: Visit) {
  const [feeds, topics] = await Promise.all([port.feedsOf(id), port.topicsSeen(id, maxTopics)]);
  return { feeds, topics };
}

function sendSettings(
  { baseUrl }: Shared,
  res: Response,
  visit: Visit,
  shown: { form: SettingsForm; feeds: Feed[]; topics: NameCount[]; problems: SettingsProblems },
): void {
  const status = Object.keys(shown.problems).length > 0 ? 422 : 200;
  sendPage(res, status, <SettingsPage {...visit} {...shown} baseUrl={baseUrl} />);
}
