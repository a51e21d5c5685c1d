/** Actions that an owner starts at once: poll, send, test, resume. Each is a POST that redirects to the overview. */
import { type Request, type Response, Router } from 'express';
import type { PollReport } from '../../../actions/feeds/poll-publication.ts';
import type { TestOutcome } from '../../../actions/issues/preview-mail.ts';
import type { Cadence } from '../../../model/issues/cadence.ts';
import type { Flash } from '../../../model/owners/tokens.ts';
import { deskText } from '../../../text/owner/desk.ts';
import { pollText } from '../../../text/owner/poll.ts';
import type { Deps } from '../../http/deps.ts';
import { readForm } from '../../http/form.ts';
import { methodNotAllowed } from '../../pages/errors.tsx';
import { deskPath } from '../parts/desk.tsx';
import { sendBack, type Visit, visitOf } from '../parts/visit.tsx';
import { digests, whatIsDue } from './actions-page.tsx';
import { pollWords } from './poll-words.ts';
import type { ActionsPort } from './port.ts';
import { isResting } from './trouble.ts';

const text = deskText.actions;
const good = (sentence: string): Flash => ({ tone: 'good', text: sentence });
const bad = (sentence: string): Flash => ({ tone: 'bad', text: sentence });

export function actionRoutes(deps: Deps<ActionsPort>): Router {
  const { port } = deps;
  const router = Router();
  const action = (name: string, act: (visit: Visit, req: Request) => Promise<Flash>) =>
    router
      .route(`/owner/publications/:slug/${name}`)
      .post(async (req: Request<{ slug: string }>, res: Response) => {
        const visit = await visitOf(deps, req, res);
        if (visit) sendBack(deps, res, deskPath(visit.publication.slug), await act(visit, req as Request));
      })
      .all(methodNotAllowed('POST'));

  action('poll', async ({ publication }) =>
    pollFlash(await port.pollPublication(publication.id), deps.clock()),
  );
  action('send', async (visit, req) => send(port, visit, (await readForm(req))('what')));
  action('test', async ({ publication, owner: me }) => {
    return testFlash(await port.sendTest(publication, me.email));
  });
  action('resume', async ({ publication }) => {
    await port.resumeSending(publication.id);
    return good(deskText.paused.resumed);
  });
  return router;
}

/**
 * For one feed, returns its sentence; for several, a sentence per feed with its address if that is short enough, otherwise how many failed.
 */
function pollFlash(reports: PollReport[], now: Date): Flash {
  if (reports.length === 0) return bad(text.noFeeds);
  const polls = reports.map(({ url, outcome }) => ({ url, ...pollWords(outcome, now) }));
  const failed = polls.filter(({ ok }) => !ok).length;
  const tone = failed > 0 ? bad : good;
  if (polls.length === 1) return tone(polls[0]!.sentence);
  const named = polls.map(({ url, sentence }) => text.polled(withoutScheme(url), sentence));
  return tone(named.length <= 3 ? named.join(' ') : text.polledMany(polls.length, failed));
}

const withoutScheme = (url: string): string => url.replace(/^https?:\/\/(www\.)?/, '');

function testFlash(outcome: TestOutcome): Flash {
  switch (outcome.kind) {
    case 'sent':
      return good(text.tested);
    case 'no-server':
      return bad(pollText.noMail);
    case 'no-articles':
      return bad(pollText.noArticles);
    case 'failed':
      return bad(pollText.refused(outcome.reply));
  }
}

async function send(port: ActionsPort, { publication, now }: Visit, what: string): Promise<Flash> {
  const digest = digests.find((cadence) => cadence === what);
  if (!digest && what !== whatIsDue) return bad(text.unknownDigest);
  const { deliveries, issues } = await port.sendDue(publication.id, digest);
  if (deliveries === 0) return good(nothing(digest));
  return isResting(publication, now)
    ? bad(text.sentResting(deliveries))
    : good(text.sent(deliveries, issues));
}

const nothing = (digest: Exclude<Cadence, 'instant'> | undefined): string =>
  digest ? text.nothingInDigest(digest) : text.nothingDue;
