/** What the reader's own page says to somebody who gets no articles, and the right way forward from there. */
import type { Response } from 'express';
import type { VNode } from 'preact';
import { manageText } from '../../text/en/manage.ts';
import { Fresh, Locked, type OtherPage } from '../views/manage-fresh.tsx';
import { type Acted, ownOf, PartForm } from '../views/manage-parts.tsx';
import type { MessageProps } from '../views/message.tsx';
import { followLink, sendMessage } from './link.tsx';
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
  const text = manageText.not;
  const { publication, standing } = visit;
  const { name } = publication;
  const children = <Data visit={visit} around={around} />;
  switch (standing) {
    case 'silenced':
      return silenced(visit, around);
    case 'pending':
      return { title: text.pendingTitle, lead: text.pendingLead, children };
    case 'bounced':
      return {
        ...{ title: text.bouncedTitle, lead: text.bouncedLead(name), children },
        links: [followLink(publication)],
      };
    default:
      return {
        ...{ title: text.leftTitle(name), lead: text.leftLead, children },
        links: [followLink(publication)],
      };
  }
}

/** What is kept is theirs to see and to erase, whether they follow or not; only who left can be mailed a link for it. */
function Data({ visit, around }: { visit: ReaderVisit; around: Around }): VNode | null {
  const { link, standing } = visit;
  if (link === 'fresh') return <Fresh {...visit} {...around} acted={around.acted} />;
  return standing === 'unsubscribed' ? <Locked {...visit} acted={around.acted} /> : null;
}

function silenced({ publication, subscriber }: ReaderVisit, { acted }: Around): MessageProps {
  const text = manageText.silenced;
  const { name, replyTo, fromAddress } = publication;
  const { saved } = ownOf(acted, 'return');
  return {
    title: text.title,
    lead: subscriber.state === 'complained' ? text.complained(name) : text.suppressed,
    children: saved ? (
      <p class="saved" role="status">
        {saved}
      </p>
    ) : (
      <>
        <p>{text.ask(name)}</p>
        <PartForm part="return" button={text.button} />
        <p class="small">{text.erase(replyTo ?? fromAddress)}</p>
      </>
    ),
  };
}

/** The link in hand may have been forwarded; this is for the one who reads the mail. */
export function sendNeedsFresh(res: Response, { publication, token }: ReaderVisit): void {
  const text = manageText.fresh;
  const path = `/manage/${token}`;
  sendMessage(res, 403, {
    publication,
    title: text.neededTitle,
    lead: text.why,
    children: <PartForm part="fresh" action="link" path={path} button={text.button} />,
    links: [{ href: path, label: text.back }],
  });
}
