/** `/owner/sign-in` and `/owner/sign-out`. */
import { type Request, type Response, Router } from 'express';
import { readForm } from '../../http/form.ts';
import { createLimit, type Limit, network } from '../../http/limits.ts';
import { methodNotAllowed } from '../../pages/errors.tsx';
import { sendPage } from '../../pages/page.tsx';
import { safeTarget } from '../parts/session.ts';
import type { AccountDeps } from './port.ts';
import { SignInPage } from './sign-in-page.tsx';
import { mayTry, triesOfAccount, triesOfNetwork } from './tries.tsx';

interface Limits {
  ofNetwork: Limit;
  ofAccount: Limit;
}

export function signInRoutes(deps: AccountDeps): Router {
  const { port, sessions } = deps;
  const limits = {
    ofNetwork: createLimit(triesOfNetwork.count, triesOfNetwork.seconds),
    ofAccount: createLimit(triesOfAccount.count, triesOfAccount.seconds),
  };
  const router = Router();
  router
    .route('/owner/sign-in')
    .get(async (req, res) => {
      const to = safeTarget(req.query.to);
      if (await sessions.owner(req)) return res.redirect(303, to);
      if (!(await port.hasOwner())) return res.redirect(303, '/owner/setup');
      const signedOut = req.query.out !== undefined;
      sendPage(res, 200, <SignInPage to={to} email="" wrong={false} signedOut={signedOut} />);
    })
    .post((req, res) => takeSignIn(deps, limits, req, res))
    .all(methodNotAllowed('GET, HEAD, POST'));
  router
    .route('/owner/sign-out')
    .post(async (req, res) => {
      await sessions.end(req, res);
      res.redirect(303, '/owner/sign-in?out');
    })
    .all(methodNotAllowed('POST'));
  return router;
}

async function takeSignIn(
  { port, sessions }: AccountDeps,
  limits: Limits,
  req: Request,
  res: Response,
): Promise<void> {
  const form = await readForm(req);
  const [email, to] = [form('email'), safeTarget(form('to'))];
  if (!(await mayTry(limits.ofNetwork, network(req.ip ?? ''), res))) return;
  if (!(await mayTry(limits.ofAccount, email.toLowerCase().slice(0, 320), res))) return;
  const found = await port.signIn(email, form('password', 'whole'));
  if (!found) return sendPage(res, 401, <SignInPage to={to} email={email} wrong />);
  await sessions.start(req, res, found.id);
  res.redirect(303, to);
}
