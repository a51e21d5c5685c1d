/** What an owner has done at once: poll, send, a test, resume. Each is a POST that leads back to the overview. */
import { type Request, type Response, Router } from 'express';
import type { Cadence } from '../../../model/issues/cadence.ts';
import type { Flash } from '../../../model/owners/tokens.ts';
import { deskText } from '../../../text/owner/desk.ts';
import { readForm } from '../../http/form.ts';
import { methodNotAllowed } from '../../pages/errors.tsx';
import type { OwnerDeps } from '../parts/deps.ts';
import { deskPath } from '../parts/desk.tsx';
import { sendBack, type Visit, visitOf } from '../parts/visit.tsx';
import type { OwnerPort } from '../port.ts';
import { digests, whatIsDue } from './actions-page.tsx';
import { isResting } from './trouble.ts';

const text = deskText.actions;
const good = (sentence: string): Flash => ({ tone: 'good', text: sentence });
const bad = (sentence: string): Flash => ({ tone: 'bad', text: sentence });

export function actionRoutes(deps: OwnerDeps): Router {
  const { owner } = deps;
  const router = Router();
  const action = (name: string, act: (visit: Visit, req: Request) => Promise<Flash>) =>
    router
      .route(`/owner/publications/:slug/${name}`)
      .post(async (req: Request<{ slug: string }>, res: Response) => {
        const visit = await visitOf(deps, req, res);
        if (visit) sendBack(deps, res, deskPath(visit.publication.slug), await act(visit, req as Request));
      })
      .all(methodNotAllowed('POST'));

  action('poll', async ({ publication }) => pollFlash(await owner.poll(publication.id)));
  action('send', async (visit, req) => send(owner, visit, (await readForm(req))('what')));
  action('test', async ({ publication, owner: me }) => {
    const outcome = await owner.sendTest(publication, me.email);
    return outcome.kind === 'done' ? good(text.tested) : bad(outcome.reason);
  });
  action('resume', async ({ publication }) => {
    await owner.resume(publication.id);
    return good(deskText.paused.resumed);
  });
  return router;
}

/** One feed's own sentence; of several, each with its name where that is short enough, else how many failed. */
function pollFlash(reports: Awaited<ReturnType<OwnerPort['poll']>>): Flash {
  if (reports.length === 0) return bad(text.noFeeds);
  const failed = reports.filter(({ ok }) => !ok).length;
  const tone = failed > 0 ? bad : good;
  if (reports.length === 1) return tone(reports[0]!.sentence);
  const named = reports.map(({ feed, sentence }) => text.polled(withoutScheme(feed), sentence));
  return tone(named.length <= 3 ? named.join(' ') : text.polledMany(reports.length, failed));
}

const withoutScheme = (url: string): string => url.replace(/^https?:\/\/(www\.)?/, '');

async function send(owner: OwnerPort, { publication, now }: Visit, what: string): Promise<Flash> {
  const digest = digests.find((cadence) => cadence === what);
  if (!digest && what !== whatIsDue) return bad(text.unknownDigest);
  const { deliveries, issues } = await owner.send(publication.id, digest);
  if (deliveries === 0) return good(nothing(digest));
  return isResting(publication, now)
    ? bad(text.sentResting(deliveries))
    : good(text.sent(deliveries, issues));
}

const nothing = (digest: Exclude<Cadence, 'instant'> | undefined): string =>
  digest ? text.nothingInDigest(digest) : text.nothingDue;
