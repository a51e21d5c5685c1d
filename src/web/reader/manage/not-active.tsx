/** The reader's own page for somebody who gets no articles: why, and what they can do about it. */
import type { Response } from 'express';
import type { VNode } from 'preact';
import type { MessageProps } from '../../pages/message.tsx';
import { followLink, sendMessage } from '../links/link.tsx';
import { Fresh, Locked, type OtherPage } from './manage-fresh.tsx';
import { type Acted, ownOf, PartForm } from './manage-parts.tsx';
import type { ReaderVisit } from './visit.tsx';

interface Around {
  acted?: Acted | undefined;
  others: OtherPage[];
  erasePath: string;
}

export function sendNotActive(res: Response, visit: ReaderVisit, around: Around): void {
  const { publication } = visit;
  sendMessage(res, res.statusCode, { publication, ...messageOf(visit, around) });
}

function messageOf(visit: ReaderVisit, around: Around): MessageProps {
  const { text, publication, standing } = visit;
  const { name } = publication;
  const words = text.manage.not;
  const children = <Data visit={visit} around={around} />;
  switch (standing) {
    case 'silenced':
      return silenced(visit, around);
    case 'pending':
      return { text, title: words.pendingTitle, lead: words.pendingLead, children };
    case 'bounced':
      return {
        text,
        title: words.bouncedTitle,
        lead: words.bouncedLead(name),
        children,
        links: [followLink(text, publication)],
      };
    default:
      return {
        text,
        title: words.leftTitle(name),
        lead: words.leftLead(name),
        children,
        links: [followLink(text, publication)],
      };
  }
}

/**
 * Readers may see and erase stored data whether they follow or not, but only a reader who left can be mailed a link for
 * it.
 */
function Data({ visit, around }: { visit: ReaderVisit; around: Around }): VNode | null {
  const { link, standing } = visit;
  if (link === 'fresh') return <Fresh {...visit} {...around} acted={around.acted} />;
  return standing === 'unsubscribed' ? <Locked {...visit} acted={around.acted} /> : null;
}

function silenced({ text, publication, subscriber }: ReaderVisit, { acted }: Around): MessageProps {
  const words = text.manage.silenced;
  const { name, replyTo, fromAddress } = publication;
  const { saved } = ownOf(acted, 'return');
  return {
    text,
    title: words.title,
    lead: subscriber.state === 'complained' ? words.complained(name) : words.suppressed,
    children: saved ? (
      <p class="saved" role="status">
        {saved}
      </p>
    ) : (
      <>
        <p>{words.ask(name)}</p>
        <PartForm text={text} part="return" button={words.button} />
        <p class="small">{words.erase(replyTo ?? fromAddress)}</p>
      </>
    ),
  };
}

/** The current link may have been forwarded; a fresh link reaches only the person who reads the mail. */
export function sendNeedsFresh(res: Response, { text, publication, token }: ReaderVisit): void {
  const words = text.manage.fresh;
  const path = `/manage/${token}`;
  sendMessage(res, 403, {
    text,
    publication,
    title: words.neededTitle,
    lead: words.why,
    children: <PartForm text={text} part="fresh" action="link" path={path} button={words.button} />,
    links: [{ href: path, label: words.back }],
  });
}
