/** What the pages behind the links in mails share. */

import type { RequestHandler, Response } from 'express';
import type { Following } from '../../../model/publications/following.ts';
import type { Publication } from '../../../model/publications/publication.ts';
import type { ReaderText } from '../../../text/reader/catalogue.ts';
import { readerText } from '../../../text/reader/catalogues.ts';
import { browserText } from '../../http/language.ts';
import { Message, type MessageProps } from '../../pages/message.tsx';
import { sendPage } from '../../pages/page.tsx';

/** The address of such a page is a key, so no cache may store it and no search engine may list it. */
export const keyPage: RequestHandler = (_req, res, next) => {
  res.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex, nofollow' });
  next();
};

/** Returns the texts in a reader's language. */
export const textOf = ({ subscriber }: Pick<Following, 'subscriber'>): ReaderText =>
  readerText(subscriber.language);

export const followLink = ({ pages }: ReaderText, { slug }: Publication) => ({
  href: `/follow/${slug}`,
  label: pages.link.followAgain,
});
export const startLink = ({ pages }: ReaderText) => ({ href: '/', label: pages.link.start });
export const lostLink = ({ manage }: ReaderText) => ({ href: '/manage', label: manage.lost.link });

/** Answers with a page that has one message. */
export function sendMessage(res: Response, status: number, props: MessageProps): void {
  sendPage(res, status, <Message {...props} />);
}

/** Answers for a link that was cut off or changed in transit. */
export function sendInvalidLink(res: Response): void {
  const text = browserText(res);
  const { invalidTitle, invalidLead } = text.pages.link;
  const links = [startLink(text), lostLink(text)];
  sendMessage(res, 404, { text, title: invalidTitle, lead: invalidLead, links });
}
