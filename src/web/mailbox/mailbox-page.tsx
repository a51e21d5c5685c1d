/** The local mailbox: the list of mails. */
import type { VNode } from 'preact';
import type { MailboxEntry } from '../../mail/mailbox/mailbox.ts';
import { mailboxText as text } from '../../text/owner/mailbox.ts';
import { relativeTime } from '../../text/owner/times.ts';
import { english } from '../../text/reader/catalogues.ts';
import { Clock } from '../owner/parts/time.tsx';
import { assets } from '../pages/assets.ts';
import { Page } from '../pages/page.tsx';

export const mailPath = ({ id }: Pick<MailboxEntry, 'id'>): string => `/mailbox/${encodeURIComponent(id)}`;

/** Shows all mails, or the mails to one recipient. */
export const listPath = (recipient: string): string =>
  recipient ? `/mailbox?to=${encodeURIComponent(recipient)}` : '/mailbox';

interface MailboxListProps {
  entries: MailboxEntry[];
  /** Total number of mails, including those that are not shown. */
  total: number;
  /** The search text; '' for all mails. */
  recipient: string;
  now: Date;
}

export function MailboxList({ entries, total, recipient, now }: MailboxListProps): VNode {
  return (
    <Page text={english} title={text.title} wide script={assets.desk}>
      <h1>{text.title}</h1>
      <p class="lead">{text.lead}</p>
      {(total > 0 || recipient) && <Find recipient={recipient} />}
      <p class="summary">
        {total > 0 && <span>{text.count(entries.length, total)}</span>}
        {recipient && <a href={listPath('')}>{text.all}</a>}
        <a href={listPath(recipient)}>{text.again}</a>
      </p>
      {total === 0 && (
        <div class="notice">
          <h2>{recipient ? text.noneTitle(recipient) : text.emptyTitle}</h2>
          <p>{recipient ? text.noneLead : text.emptyLead}</p>
        </div>
      )}
      {total > 0 && (
        <ul class="mails">
          {entries.map((entry) => (
            <Row key={entry.id} entry={entry} now={now} />
          ))}
        </ul>
      )}
    </Page>
  );
}

function Find({ recipient }: { recipient: string }): VNode {
  return (
    <search>
      <form class="find" action="/mailbox">
        <label for="to">{text.find}</label>
        <input
          id="to"
          name="to"
          type="text"
          inputMode="email"
          autoComplete="off"
          autoCapitalize="none"
          spellcheck={false}
          value={recipient}
        />
        <button type="submit">{text.findButton}</button>
      </form>
    </search>
  );
}

function Row({ entry, now }: { entry: MailboxEntry; now: Date }): VNode {
  const { receivedAt } = entry;
  return (
    <li>
      <a href={mailPath(entry)}>{entry.subject || text.noSubject}</a>
      <p class="when">
        <span>{relativeTime(receivedAt, now)}</span> <Clock at={receivedAt} now={now} />
      </p>
      <dl>
        <div>
          <dt>{text.from}</dt>
          <dd>{entry.from || text.noSender}</dd>
        </div>
        <div>
          <dt>{text.to}</dt>
          <dd>{entry.to || text.noRecipient}</dd>
        </div>
      </dl>
    </li>
  );
}
