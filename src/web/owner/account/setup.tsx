/**
 * `/owner/setup`: asks for the one-time secret, then creates the first owner's account. Closed once there is an owner.
 */
import { type Request, type RequestHandler, type Response, Router } from 'express';
import type { AddFirstOwnerOutcome } from '../../../actions/owners/add-owner.ts';
import { accountProblem } from '../../../text/owner/accounts.ts';
import { pollText } from '../../../text/owner/poll.ts';
import { setupText } from '../../../text/owner/setup.ts';
import { readForm } from '../../http/form.ts';
import { createLimit, type Limit, network } from '../../http/limits.ts';
import { methodNotAllowed } from '../../pages/errors.tsx';
import { sendPage } from '../../pages/page.tsx';
import type { AccountDeps } from './port.ts';
import { AccountPage, type AccountProblem, SecretPage } from './setup-page.tsx';
import { createSetupPass, type SetupPass } from './setup-pass.ts';
import { mayTry, triesOfNetwork } from './tries.tsx';

export function setupRoutes(deps: AccountDeps): Router {
  const limit = createLimit(triesOfNetwork.count, triesOfNetwork.seconds);
  const pass = createSetupPass(deps);
  const onlyWithPass: RequestHandler = (req, res, next) =>
    pass.has(req) ? next() : res.redirect(303, '/owner/setup');
  const router = Router();
  router.use('/owner/setup', async (_req, res, next) => {
    if (await deps.port.hasOwner()) return res.redirect(303, '/owner/sign-in');
    next();
  });
  router
    .route('/owner/setup')
    .get((req, res) => {
      if (pass.has(req)) return res.redirect(303, '/owner/setup/account');
      sendPage(res, 200, <SecretPage typed="" />);
    })
    .post((req, res) => takeSecret(deps, pass, limit, req, res))
    .all(methodNotAllowed('GET, HEAD, POST'));
  router
    .route('/owner/setup/account')
    .get(onlyWithPass, (_req, res) => sendPage(res, 200, <AccountPage email="" />))
    .post(onlyWithPass, (req, res) => makeAccount(deps, pass, req, res))
    .all(methodNotAllowed('GET, HEAD, POST'));
  return router;
}

async function takeSecret(
  { port }: AccountDeps,
  pass: SetupPass,
  limit: Limit,
  req: Request,
  res: Response,
): Promise<void> {
  const typed = (await readForm(req))('secret');
  if (!(await mayTry(limit, network(req.ip ?? ''), res))) return;
  if (!port.isSetupSecret(typed)) {
    return sendPage(res, 422, <SecretPage typed={typed} problem={setupText.secret.wrong} />);
  }
  pass.give(res);
  res.redirect(303, '/owner/setup/account');
}

async function makeAccount(
  { port, sessions }: AccountDeps,
  pass: SetupPass,
  req: Request,
  res: Response,
): Promise<void> {
  const form = await readForm(req);
  const email = form('email');
  const outcome = await port.addFirstOwner(email, form('password', 'whole'));
  if (outcome.kind !== 'added') {
    return sendPage(res, 422, <AccountPage email={email} problem={problemOf(outcome)} />);
  }
  pass.end(res);
  await sessions.start(req, res, outcome.ownerId);
  res.redirect(303, '/owner/new');
}

const problemOf = (outcome: Exclude<AddFirstOwnerOutcome, { kind: 'added' }>): AccountProblem =>
  outcome.kind === 'exists'
    ? { field: 'email', reason: pollText.ownerExists }
    : { field: outcome.field, reason: accountProblem(outcome.problem) };
