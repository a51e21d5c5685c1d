/** `/manage`: a reader who lost the link to their own page types their address, and Postrider mails the link there. */
import { type Request, type Response, Router } from 'express';
import { parseAddress } from '../../../model/subscribers/addresses.ts';
import { sentenceOf } from '../../../text/sentences.ts';
import type { Deps } from '../../http/deps.ts';
import { formBody, readForm } from '../../http/form.ts';
import { browserText } from '../../http/language.ts';
import { type SignUpLimit, setRetryAfter } from '../../http/limits.ts';
import { methodNotAllowed } from '../../pages/errors.tsx';
import { sendPage } from '../../pages/page.tsx';
import { trapField } from '../follow/read-form.ts';
import { inSameTime } from '../follow/same-time.ts';
import { newStamp, weighStamp } from '../follow/stamp.ts';
import { keyPage, sendMessage } from '../links/link.tsx';
import { LostLink } from './lost-link-page.tsx';
import type { LostLinkPort } from './port.ts';

export function lostLinkRoutes(deps: Deps<LostLinkPort>, limit: SignUpLimit): Router {
  const router = Router();
  router
    .route('/manage')
    .all(keyPage)
    .get((_req, res) => sendPage(res, 200, <LostLink text={browserText(res)} stamp={newStamp(deps)} />))
    .post(formBody, (req, res) => take(deps, limit, req, res))
    .all(methodNotAllowed('GET, HEAD, POST'));
  return router;
}

/**
 * Gives the same answer after the same time whatever is stored about the address, and also if the trap field was filled
 * in.
 */
async function take(
  deps: Deps<LostLinkPort>,
  limit: SignUpLimit,
  req: Request,
  res: Response,
): Promise<void> {
  const text = browserText(res);
  const form = await readForm(req);
  const typed = form('email');
  const address = parseAddress(typed);
  if (address.kind === 'invalid') {
    const again = {
      stamp: newStamp(deps),
      typed: typed.slice(0, 400),
      problem: sentenceOf(text.addresses, address.problem),
    };
    return sendPage(res, 422, <LostLink text={text} {...again} />);
  }
  const trapped = form(trapField) !== '';
  const stamp = weighStamp(deps.tokens, form('stamp'), deps.clock());
  if (!trapped && stamp.kind === 'refused')
    return sendPage(res, 200, <LostLink text={text} stamp={stamp.next} typed={typed} again />);
  const limited = await limit(req.ip ?? '');
  if (limited.kind === 'limited') {
    const { limitTitle, limitLead } = text.pages.problem;
    const lead = limitLead(setRetryAfter(res, limited));
    return sendMessage(res, 429, { text, title: limitTitle, lead });
  }
  await inSameTime(trapped ? Promise.resolve() : deps.port.sendLostLink(address.key));
  const { sentTitle, sentLead, hints, back } = text.manage.lost;
  const links = [{ href: '/manage', label: back }];
  sendMessage(res, 200, { text, title: sentTitle, lead: sentLead(typed), notes: hints, links });
}
