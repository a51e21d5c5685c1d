/**
 * `/follow/:slug`: the form, and what becomes of it. Forms on any site post here, with an email address as the only
 * field that they need; the bar posts here too and takes the answer as JSON.
 */
import { type Request, type Response, Router } from 'express';
import type { Publication } from '../../store/schema.ts';
import { pageText } from '../../text/en/pages.ts';
import { methodNotAllowed } from '../errors.tsx';
import { formBody } from '../form.ts';
import type { SignUpLimit } from '../limits.ts';
import type { AppDeps } from '../ports.ts';
import { forAnySite } from '../security.ts';
import { FollowForm, nothingTyped, OneMorePress, type Problems, type Typed } from '../views/follow.tsx';
import { Message } from '../views/message.tsx';
import { sendPage } from '../views/page.tsx';
import { type Answer, answerOf, answerStatus, lastWord, unknownPublication } from './answers.ts';
import { newStamp, type SignUpOutcome, takeSignUp } from './take-sign-up.ts';

export function followRoutes(deps: AppDeps, limit: SignUpLimit): Router {
  const router = Router();
  router
    .route('/follow/:slug')
    .get(async (req, res) => {
      const publication = await findPublication(deps, req, res);
      if (!publication) return;
      sendForm(deps, res, publication, nothingTyped(publication));
    })
    .post(forAnySite, formBody, async (req, res) => {
      const publication = await findPublication(deps, req, res);
      if (!publication) return;
      res.vary('Accept');
      const outcome = await takeSignUp(deps, limit, publication, req);
      if (outcome.kind === 'limited') res.set('Retry-After', String(outcome.seconds));
      if (wantsJson(req)) sendAnswer(res, answerOf(publication, outcome));
      else sendOutcome(deps, res, publication, outcome);
    })
    .all(methodNotAllowed('GET, HEAD, POST'));
  return router;
}

const wantsJson = (req: Request): boolean => req.accepts(['html', 'json']) === 'json';

function sendAnswer(res: Response, answer: Answer): void {
  res.status(answerStatus[answer.kind]).json(answer);
}

/** Undefined if there is none and the answer is given. */
async function findPublication({ reader }: AppDeps, req: Request<{ slug: string }>, res: Response) {
  // The form is filled in again on going back, unlike with no-store; its stamp is never taken from a cache.
  res.set('Cache-Control', 'private, no-cache');
  const publication = await reader.publicationBySlug(req.params.slug);
  if (publication) return publication;
  const unknown = unknownPublication(req.params.slug);
  if (wantsJson(req)) sendAnswer(res, unknown);
  else sendPage(res, 404, <Message {...unknown} links={[{ href: '/', label: pageText.link.start }]} />);
  return undefined;
}

function sendForm(
  deps: AppDeps,
  res: Response,
  publication: Publication,
  typed: Typed,
  problems: Problems = {},
): void {
  const status = Object.keys(problems).length > 0 ? 422 : 200;
  const form = { publication, stamp: newStamp(deps), typed, problems };
  sendPage(res, status, <FollowForm {...form} />);
}

/** The outcome as a page of its own. */
function sendOutcome(deps: AppDeps, res: Response, publication: Publication, outcome: SignUpOutcome): void {
  if (outcome.kind === 'wrong') {
    sendForm(deps, res, publication, outcome.typed, outcome.problems);
    return;
  }
  if (outcome.kind === 'again') {
    sendPage(res, 200, <OneMorePress publication={publication} {...outcome} />);
    return;
  }
  const answer = lastWord(publication, outcome);
  const back = { href: `/follow/${publication.slug}`, label: pageText.answer.back };
  const links = answer.kind === 'check-mail' ? [back] : [];
  sendPage(res, answerStatus[answer.kind], <Message publication={publication} {...answer} links={links} />);
}
