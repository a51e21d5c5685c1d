/**
 * `/follow/:slug`: the form, and the handling of its sign-ups. Forms on any site post here; they need only the email
 * address. The bar posts here too and reads the answer as JSON.
 */
import { type Request, type Response, Router } from 'express';
import { readerText } from '../../../text/reader/catalogues.ts';
import type { Deps } from '../../http/deps.ts';
import { formBody } from '../../http/form.ts';
import { browserText } from '../../http/language.ts';
import { type SignUpLimit, setRetryAfter } from '../../http/limits.ts';
import { forAnySite } from '../../http/security.ts';
import { methodNotAllowed } from '../../pages/errors.tsx';
import { Message } from '../../pages/message.tsx';
import { sendPage } from '../../pages/page.tsx';
import { acceptSignUp, type SignUpOutcome } from './accept.ts';
import { type Answer, answerOf, answerStatus, lastWord, unknownPublication } from './answer.ts';
import { FollowForm, OneMorePress } from './follow-page.tsx';
import type { FollowPort } from './port.ts';
import { type Followed, nothingTyped, type Problems, type Typed } from './read-form.ts';
import { newStamp } from './stamp.ts';

export function followRoutes(deps: Deps<FollowPort>, limit: SignUpLimit): Router {
  const router = Router();
  router
    .route('/follow/:slug')
    .get(async (req, res) => {
      const followed = await findPublication(deps, req, res);
      if (!followed) return;
      sendForm(deps, res, followed, nothingTyped(followed.publication));
    })
    .post(forAnySite, formBody, async (req, res) => {
      const followed = await findPublication(deps, req, res);
      if (!followed) return;
      res.vary('Accept');
      const outcome = await acceptSignUp(deps, limit, followed, req);
      if (outcome.kind === 'limited') setRetryAfter(res, outcome);
      if (wantsJson(req)) sendAnswer(res, answerOf(followed, outcome));
      else sendOutcome(deps, res, followed, outcome);
    })
    .all(methodNotAllowed('GET, HEAD, POST'));
  return router;
}

const wantsJson = (req: Request): boolean => req.accepts(['html', 'json']) === 'json';

function sendAnswer(res: Response, answer: Answer): void {
  res.status(answerStatus[answer.kind]).json(answer);
}

/** Returns undefined if there is no such publication; the response has then been sent. */
async function findPublication({ port }: Deps<FollowPort>, req: Request<{ slug: string }>, res: Response) {
  // Browsers restore the form's input on going back, which no-store would prevent; they never take the stamp from a
  // cache.
  res.set('Cache-Control', 'private, no-cache');
  const publication = await port.publicationBySlug(req.params.slug);
  if (publication) return { publication, text: readerText(publication.language) };
  const text = browserText(res);
  const unknown = unknownPublication(req.params.slug, text);
  const links = [{ href: '/', label: text.pages.link.start }];
  if (wantsJson(req)) sendAnswer(res, unknown);
  else sendPage(res, 404, <Message text={text} {...unknown} links={links} />);
  return undefined;
}

function sendForm(
  deps: Deps<FollowPort>,
  res: Response,
  followed: Followed,
  typed: Typed,
  problems: Problems = {},
): void {
  const status = Object.keys(problems).length > 0 ? 422 : 200;
  const form = { ...followed, stamp: newStamp(deps), typed, problems };
  sendPage(res, status, <FollowForm {...form} />);
}

/** Answers with the outcome as a page. */
function sendOutcome(
  deps: Deps<FollowPort>,
  res: Response,
  followed: Followed,
  outcome: SignUpOutcome,
): void {
  if (outcome.kind === 'wrong') {
    sendForm(deps, res, followed, outcome.typed, outcome.problems);
    return;
  }
  if (outcome.kind === 'again') {
    sendPage(res, 200, <OneMorePress {...followed} {...outcome} />);
    return;
  }
  const answer = lastWord(followed, outcome);
  const { publication, text } = followed;
  const back = { href: `/follow/${publication.slug}`, label: text.pages.answer.back };
  const links = answer.kind === 'check-mail' ? [back] : [];
  sendPage(res, answerStatus[answer.kind], <Message {...followed} {...answer} links={links} />);
}
