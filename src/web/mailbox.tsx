/** `/mailbox`: what was sent while no mail server is set. Only for somebody at this very machine. */
import { type RequestHandler, type Response, Router } from 'express';
import { pageText } from '../text/en/pages.ts';
import { methodNotAllowed, notFound } from './errors.tsx';
import { isFromThisMachine } from './loopback.ts';
import type { AppDeps } from './ports.ts';
import { framePolicy, mailPolicy } from './security.ts';
import { isMailView, MailboxList, MailPage } from './views/mailbox.tsx';
import { Message } from './views/message.tsx';
import { sendPage } from './views/page.tsx';

const text = pageText.mailbox;

export function mailboxRoutes({ mailbox }: Pick<AppDeps, 'mailbox'>): Router {
  const router = Router();
  router.use('/mailbox', onlyHere);
  if (!mailbox) {
    router.use('/mailbox', (_req, res) =>
      sendPage(res, 404, <Message title={text.offTitle} lead={text.offLead} />),
    );
    return router;
  }
  const only = methodNotAllowed('GET, HEAD');
  router
    .route('/mailbox')
    .get(async (_req, res) => sendPage(res, 200, <MailboxList entries={await mailbox.list()} />))
    .all(only);
  router
    .route('/mailbox/:id')
    .get(async (req, res) => {
      const mail = await mailbox.read(req.params.id);
      if (!mail) return sendGone(res);
      const { view } = req.query;
      res.set('Content-Security-Policy', framePolicy);
      sendPage(
        res,
        200,
        <MailPage mail={mail} view={isMailView(view) ? view : mail.html ? 'html' : 'text'} />,
      );
    })
    .all(only);
  router
    .route('/mailbox/:id/html')
    .get(async (req, res, next) => {
      const html = (await mailbox.read(req.params.id))?.html;
      if (!html) return notFound(req, res, next);
      res
        .set({ 'Content-Security-Policy': mailPolicy, 'X-Frame-Options': 'SAMEORIGIN' })
        .type('html')
        .send(withLinksInNewTabs(html));
    })
    .all(only);
  return router;
}

const onlyHere: RequestHandler = (req, res, next) => {
  res.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex, nofollow' });
  if (isFromThisMachine(req)) return next();
  sendPage(res, 404, <Message title={text.elsewhereTitle} lead={text.elsewhereLead} />);
};

function sendGone(res: Response): void {
  const links = [{ href: '/mailbox', label: text.all }];
  sendPage(res, 404, <Message title={text.goneTitle} lead={text.goneLead} links={links} />);
}

/** Inside the frame a link could not open: our pages refuse to be framed. */
function withLinksInNewTabs(html: string): string {
  const base = '<base target="_blank">';
  return /<head[^>]*>/i.test(html) ? html.replace(/<head[^>]*>/i, (head) => head + base) : base + html;
}
