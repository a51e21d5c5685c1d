/** `/follow/:slug`: the form, and what becomes of it. */
import { setTimeout as after } from 'node:timers/promises';
import { type Request, type Response, Router } from 'express';
import type { Publication } from '../../store/schema.ts';
import { pageText } from '../../text/en/pages.ts';
import { methodNotAllowed } from '../errors.tsx';
import { formBody, readForm } from '../form.ts';
import { createSignUpLimit, type SignUpLimit } from '../limits.ts';
import type { AppDeps } from '../ports.ts';
import { FollowForm, OneMorePress, type Problems, type Typed, trapField } from '../views/follow.tsx';
import { Message } from '../views/message.tsx';
import { sendPage } from '../views/page.tsx';
import { readSignUp, weighStamp } from './sign-up.ts';

/** Every sign-up is answered after this time, so that the time it took says nothing about the address. */
const answerAfterMs = 250;

export function followRoutes(deps: AppDeps): Router {
  const limit = createSignUpLimit();
  const router = Router();
  router
    .route('/follow/:slug')
    .get(async (req, res) => {
      const publication = await findPublication(deps, req, res);
      if (!publication) return;
      sendForm(deps, res, publication, { email: '', cadence: publication.defaultCadence, timezone: '' });
    })
    .post(formBody, async (req, res) => {
      const publication = await findPublication(deps, req, res);
      if (publication) await takeSignUp(deps, limit, publication, req, res);
    })
    .all(methodNotAllowed('GET, HEAD, POST'));
  return router;
}

async function takeSignUp(
  deps: AppDeps,
  limit: SignUpLimit,
  publication: Publication,
  req: Request,
  res: Response,
): Promise<void> {
  const form = await readForm(req);
  const reading = readSignUp(form, publication);
  const { typed } = reading;
  if (reading.kind === 'wrong') return sendForm(deps, res, publication, typed, reading.problems);

  const trapped = form(trapField) !== '';
  const stamp = weighStamp(deps.tokens, form('stamp'), deps.clock());
  if (!trapped && stamp.kind === 'refused') {
    const page = <OneMorePress publication={publication} stamp={stamp.next} typed={typed} />;
    return sendPage(res, 200, page);
  }
  const limited = await limit(req.ip ?? '');
  if (limited.kind === 'limited') return sendLimited(res, publication, limited.retryAfterSeconds);

  const work = trapped ? undefined : deps.reader.follow(publication, reading.signUp);
  await Promise.all([work, after(answerAfterMs)]);
  sendPage(res, 200, <CheckYourMail publication={publication} address={typed.email} />);
}

/** Undefined if there is none and the answer is given. */
async function findPublication({ reader }: AppDeps, req: Request<{ slug: string }>, res: Response) {
  // The form is filled in again on going back, unlike with no-store; its stamp is never taken from a cache.
  res.set('Cache-Control', 'private, no-cache');
  const publication = await reader.publicationBySlug(req.params.slug);
  if (!publication) sendPage(res, 404, <NoPublication slug={req.params.slug} />);
  return publication;
}

function sendForm(
  { tokens, clock }: AppDeps,
  res: Response,
  publication: Publication,
  typed: Typed,
  problems: Problems = {},
): void {
  const stamp = tokens.formStamp.make({ shownAt: clock().getTime() }, clock());
  const status = Object.keys(problems).length > 0 ? 422 : 200;
  const page = <FollowForm publication={publication} stamp={stamp} typed={typed} problems={problems} />;
  sendPage(res, status, page);
}

function sendLimited(res: Response, publication: Publication, seconds: number): void {
  const text = pageText.problem;
  res.set('Retry-After', String(seconds));
  sendPage(
    res,
    429,
    <Message
      publication={publication}
      title={text.limitTitle}
      lead={text.limitLead(Math.ceil(seconds / 60))}
    />,
  );
}

function CheckYourMail({ publication, address }: { publication: Publication; address: string }) {
  const text = pageText.answer;
  return (
    <Message
      publication={publication}
      title={text.title}
      lead={text.lead(publication.name, address)}
      notes={text.hints}
      links={[{ href: `/follow/${publication.slug}`, label: text.back }]}
    />
  );
}

function NoPublication({ slug }: { slug: string }) {
  const text = pageText.problem;
  return (
    <Message
      title={text.noPublicationTitle}
      lead={text.noPublicationLead(slug.slice(0, 60))}
      links={[{ href: '/', label: pageText.link.start }]}
    />
  );
}
