/** `/manage`: who lost the link to their own page types the address, and it is mailed there. */
import { type Request, type Response, Router } from 'express';
import { parseAddress } from '../../model/addresses.ts';
import { manageText } from '../../text/en/manage.ts';
import { pageText } from '../../text/en/pages.ts';
import { methodNotAllowed } from '../errors.tsx';
import { formBody, readForm } from '../form.ts';
import type { SignUpLimit } from '../limits.ts';
import type { AppDeps } from '../ports.ts';
import { trapField } from '../views/follow.tsx';
import { LostLink } from '../views/lost-link.tsx';
import { sendPage } from '../views/page.tsx';
import { keyPage, sendMessage } from './link.tsx';
import { inSameTime } from './same-time.ts';
import { weighStamp } from './sign-up.ts';
import { newStamp } from './take-sign-up.ts';

const text = manageText.lost;

export function lostLinkRoutes(deps: AppDeps, limit: SignUpLimit): Router {
  const router = Router();
  router
    .route('/manage')
    .all(keyPage)
    .get((_req, res) => sendPage(res, 200, <LostLink stamp={newStamp(deps)} />))
    .post(formBody, (req, res) => take(deps, limit, req, res))
    .all(methodNotAllowed('GET, HEAD, POST'));
  return router;
}

/** The same answer after the same time, whatever was found and whatever was caught by the trap. */
async function take(deps: AppDeps, limit: SignUpLimit, req: Request, res: Response): Promise<void> {
  const form = await readForm(req);
  const typed = form('email');
  const address = parseAddress(typed);
  if (address.kind === 'invalid')
    return sendPage(
      res,
      422,
      <LostLink stamp={newStamp(deps)} typed={typed.slice(0, 400)} problem={address.reason} />,
    );
  const trapped = form(trapField) !== '';
  const stamp = weighStamp(deps.tokens, form('stamp'), deps.clock());
  if (!trapped && stamp.kind === 'refused')
    return sendPage(res, 200, <LostLink stamp={stamp.next} typed={typed} again />);
  const limited = await limit(req.ip ?? '');
  if (limited.kind === 'limited') {
    res.set('Retry-After', String(limited.retryAfterSeconds));
    const { limitTitle, limitLead } = pageText.problem;
    return sendMessage(res, 429, {
      title: limitTitle,
      lead: limitLead(Math.ceil(limited.retryAfterSeconds / 60)),
    });
  }
  await inSameTime(trapped ? Promise.resolve() : deps.reader.sendLostLink(address.key));
  sendMessage(res, 200, {
    title: text.sentTitle,
    lead: text.sentLead(typed),
    notes: text.hints,
    links: [{ href: '/manage', label: text.back }],
  });
}
