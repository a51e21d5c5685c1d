/**
 * `/mailbox`: mails that were sent while no mail server is set. Only owners and visitors on this machine may read it.
 */
import { type Request, type RequestHandler, type Response, Router } from 'express';
import { maxAddressLength } from '../../model/subscribers/addresses.ts';
import { mailboxText as text } from '../../text/owner/mailbox.ts';
import { english } from '../../text/reader/catalogues.ts';
import { isFromThisMachine } from '../http/loopback.ts';
import { framePolicy } from '../http/security.ts';
import { methodNotAllowed, notFound } from '../pages/errors.tsx';
import { schemes, sendMailFrame } from '../pages/mail-frame.ts';
import { Message } from '../pages/message.tsx';
import { sendPage } from '../pages/page.tsx';
import { MailPage, readChoice } from './mail.tsx';
import { MailboxList } from './mailbox-page.tsx';
import type { MailboxPort } from './port.ts';

interface MailboxDeps {
  /** Null if mail leaves through SMTP_URL. */
  mailbox: MailboxPort | null;
  clock: () => Date;
  /** Returns whether an owner is signed in. */
  isOwner(req: Request): Promise<boolean>;
}

export function mailboxRoutes({ mailbox, clock, isOwner }: MailboxDeps): Router {
  const router = Router();
  router.use('/mailbox', onlyHereOrFor(isOwner));
  if (!mailbox) {
    router.use('/mailbox', (_req, res) =>
      sendPage(res, 404, <Message text={english} title={text.offTitle} lead={text.offLead} />),
    );
    return router;
  }
  const only = methodNotAllowed('GET, HEAD');
  router.route('/mailbox').get(showList(mailbox, clock)).all(only);
  router.route('/mailbox/:id').get(showMail(mailbox, clock)).all(only);
  router.route('/mailbox/:id/html').get(showHtml(mailbox)).all(only);
  return router;
}

function onlyHereOrFor(isOwner: MailboxDeps['isOwner']): RequestHandler {
  return async (req, res, next) => {
    res.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex, nofollow' });
    if (isFromThisMachine(req) || (await isOwner(req))) return next();
    const signIn = `/owner/sign-in?to=${encodeURIComponent(req.originalUrl)}`;
    const links = [{ href: signIn, label: text.signIn }];
    sendPage(
      res,
      404,
      <Message text={english} title={text.elsewhereTitle} lead={text.elsewhereLead} links={links} />,
    );
  };
}

function showList(mailbox: MailboxPort, clock: () => Date): RequestHandler {
  return async (req, res) => {
    const { to } = req.query;
    const recipient = typeof to === 'string' ? to.trim().slice(0, maxAddressLength) : '';
    const { entries, total } = await mailbox.list(recipient);
    sendPage(res, 200, <MailboxList entries={entries} total={total} recipient={recipient} now={clock()} />);
  };
}

function showMail(mailbox: MailboxPort, clock: () => Date): RequestHandler<{ id: string }> {
  return async (req, res) => {
    const mail = await mailbox.read(req.params.id);
    if (!mail) return sendGone(res);
    res.set('Content-Security-Policy', framePolicy);
    sendPage(res, 200, <MailPage mail={mail} choice={readChoice(req.query, mail)} now={clock()} />);
  };
}

/** Answers with the mail alone, for the frame. */
function showHtml(mailbox: MailboxPort): RequestHandler<{ id: string }> {
  return async (req, res, next) => {
    const html = (await mailbox.read(req.params.id))?.html;
    if (!html) return notFound(req as Request, res, next);
    const scheme = schemes.find((each) => each === req.query.scheme) ?? 'auto';
    sendMailFrame(res, html, scheme);
  };
}

function sendGone(res: Response): void {
  const links = [{ href: '/mailbox', label: text.all }];
  sendPage(res, 404, <Message text={english} title={text.goneTitle} lead={text.goneLead} links={links} />);
}
