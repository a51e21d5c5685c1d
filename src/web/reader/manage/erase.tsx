/** `/manage/:token/erase`: one button, and what it does. Needs a fresh link. */
import { type Request, type Response, Router } from 'express';
import type { Deps } from '../../http/deps.ts';
import { methodNotAllowed } from '../../pages/errors.tsx';
import { PostButton } from '../../pages/message.tsx';
import { keyPage, sendMessage, startLink } from '../links/link.tsx';
import { sendNeedsFresh } from './not-active.tsx';
import type { DataPort, VisitPort } from './port.ts';
import { type ReaderVisit, readerVisit } from './visit.tsx';

export function eraseRoutes(deps: Deps<DataPort & VisitPort>): Router {
  const router = Router();
  router
    .route('/manage/:token/erase')
    .all(keyPage)
    .get(async (req, res) => {
      const visit = await freshVisit(deps, req, res);
      if (visit) await sendButton(deps, res, visit);
    })
    .post(async (req, res) => {
      const visit = await freshVisit(deps, req, res);
      if (!visit) return;
      await deps.port.eraseSubscriber(visit.subscriber.id);
      const { text } = visit;
      const { erasedTitle, erasedLead } = text.manage.data;
      sendMessage(res, 200, { text, title: erasedTitle, lead: erasedLead, links: [startLink(text)] });
    })
    .all(methodNotAllowed('GET, HEAD, POST'));
  return router;
}

/** Returns undefined if the link does not allow erasing; the response has then been sent. */
async function freshVisit(
  deps: Deps<DataPort & VisitPort>,
  req: Request<{ token: string }>,
  res: Response,
): Promise<ReaderVisit | undefined> {
  const visit = await readerVisit(deps, req, res);
  if (!visit || visit.link === 'fresh') return visit;
  sendNeedsFresh(res, visit);
  return undefined;
}

async function sendButton(
  { port }: Deps<DataPort & VisitPort>,
  res: Response,
  visit: ReaderVisit,
): Promise<void> {
  const { publication, subscriber, token, text } = visit;
  const { data: words, others, fresh } = text.manage;
  const all = await port.followingsOf(subscriber.addressKey);
  sendMessage(res, 200, {
    text,
    publication,
    title: words.eraseTitle,
    lead: words.eraseLead(subscriber.address),
    children: (
      <>
        <ul class="publications">
          {all.map((each) => (
            <li key={each.publication.slug}>
              <span>{each.publication.name}</span>
              <small>{others.states[each.subscriber.state]}</small>
            </li>
          ))}
        </ul>
        <p class="small">{words.eraseStays}</p>
        <PostButton label={words.eraseButton} />
      </>
    ),
    links: [{ href: `/manage/${token}`, label: fresh.back }],
  });
}
