/** `/manage/:token/erase`: one button, and what it does. Needs a fresh link. */
import { type Request, type Response, Router } from 'express';
import { manageText } from '../../text/en/manage.ts';
import { methodNotAllowed } from '../errors.tsx';
import type { AppDeps } from '../ports.ts';
import { PostButton } from '../views/message.tsx';
import { keyPage, sendMessage, startLink } from './link.tsx';
import { sendNeedsFresh } from './not-active.tsx';
import { type ReaderVisit, readerVisit } from './visit.tsx';

const text = manageText.data;

export function eraseRoutes(deps: AppDeps): Router {
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
      await deps.reader.erase(visit.subscriber.id);
      sendMessage(res, 200, { title: text.erasedTitle, lead: text.erasedLead, links: [startLink] });
    })
    .all(methodNotAllowed('GET, HEAD, POST'));
  return router;
}

/** Undefined if the link does not do for this, and the answer is given. */
async function freshVisit(
  deps: AppDeps,
  req: Request<{ token: string }>,
  res: Response,
): Promise<ReaderVisit | undefined> {
  const visit = await readerVisit(deps, req, res);
  if (!visit || visit.link === 'fresh') return visit;
  sendNeedsFresh(res, visit);
  return undefined;
}

async function sendButton({ reader }: AppDeps, res: Response, visit: ReaderVisit): Promise<void> {
  const { publication, subscriber, token } = visit;
  const all = await reader.subscriptions(subscriber.addressKey);
  sendMessage(res, 200, {
    publication,
    title: text.eraseTitle,
    lead: text.eraseLead(subscriber.address),
    children: (
      <>
        <ul class="publications">
          {all.map((each) => (
            <li key={each.publication.slug}>
              <span>{each.publication.name}</span>
              <small>{manageText.others.states[each.subscriber.state]}</small>
            </li>
          ))}
        </ul>
        <p class="small">{text.eraseStays}</p>
        <PostButton label={text.eraseButton} />
      </>
    ),
    links: [{ href: `/manage/${token}`, label: manageText.fresh.back }],
  });
}
