/** What the pages behind the links in mails have in common. */
import type { RequestHandler, Response } from 'express';
import type { Publication, Subscriber } from '../../store/schema.ts';
import { manageText } from '../../text/en/manage.ts';
import { pageText } from '../../text/en/pages.ts';
import { Message, type MessageProps } from '../views/message.tsx';
import { sendPage } from '../views/page.tsx';

export interface Found {
  subscriber: Subscriber;
  publication: Publication;
}

/** The address of such a page is a key: no cache keeps it, no search engine lists it. */
export const keyPage: RequestHandler = (_req, res, next) => {
  res.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex, nofollow' });
  next();
};

export const followLink = ({ slug }: Publication) => ({
  href: `/follow/${slug}`,
  label: pageText.link.followAgain,
});
export const startLink = { href: '/', label: pageText.link.start };
export const lostLink = { href: '/manage', label: manageText.lost.link };

/** Answers with a page that says one thing. */
export function sendMessage(res: Response, status: number, props: MessageProps): void {
  sendPage(res, status, <Message {...props} />);
}

/** The link was cut or changed on its way. */
export function sendInvalidLink(res: Response): void {
  const text = pageText.link;
  sendMessage(res, 404, { title: text.invalidTitle, lead: text.invalidLead, links: [startLink, lostLink] });
}
