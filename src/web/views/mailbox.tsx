/** The local mailbox: a list of mails, and one mail in four views. */
import type { VNode } from 'preact';
import type { MailboxEntry, MailboxMail } from '../../mail/mailbox.ts';
import { pageText } from '../../text/en/pages.ts';
import { Page } from './page.tsx';

const text = pageText.mailbox;
const views = ['html', 'text', 'headers', 'source'] as const;
type MailView = (typeof views)[number];
export const isMailView = (view: unknown): view is MailView => views.includes(view as MailView);

const time = (date: Date): string => `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
const pathOf = ({ id }: MailboxEntry): string => `/mailbox/${encodeURIComponent(id)}`;

export function MailboxList({ entries }: { entries: MailboxEntry[] }): VNode {
  return (
    <Page title={text.title} wide>
      <h1>{text.title}</h1>
      <p class="lead">{text.lead}</p>
      {entries.length === 0 && (
        <div class="notice">
          <h2>{text.emptyTitle}</h2>
          <p>{text.emptyLead}</p>
        </div>
      )}
      <ul class="mails">
        {entries.map((entry) => (
          <li key={entry.id}>
            <a href={pathOf(entry)}>{entry.subject || text.noSubject}</a>
            <span>
              {text.to} {entry.to}
            </span>
            <time dateTime={entry.receivedAt.toISOString()}>{time(entry.receivedAt)}</time>
          </li>
        ))}
      </ul>
      <p class="links">
        <a href="/mailbox">{text.again}</a>
      </p>
    </Page>
  );
}

export function MailPage({ mail, view }: { mail: MailboxMail; view: MailView }): VNode {
  const { entry } = mail;
  const subject = entry.subject || text.noSubject;
  return (
    <Page title={subject} wide>
      <p class="links top">
        <a href="/mailbox">{text.all}</a>
      </p>
      <h1>{subject}</h1>
      <dl class="envelope">
        <dt>{text.from}</dt>
        <dd>{entry.from}</dd>
        <dt>{text.to}</dt>
        <dd>{entry.to}</dd>
        <dt>{text.received}</dt>
        <dd>{time(entry.receivedAt)}</dd>
      </dl>
      <nav class="tabs" aria-label={text.parts}>
        {views.map((each) => (
          <a key={each} href={`?view=${each}`} aria-current={each === view ? 'page' : undefined}>
            {text[each]}
          </a>
        ))}
      </nav>
      <MailPart mail={mail} view={view} />
    </Page>
  );
}

function MailPart({ mail, view }: { mail: MailboxMail; view: MailView }): VNode {
  if (view === 'html') {
    if (!mail.html) return <p class="notice">{text.noHtml}</p>;
    return (
      <iframe
        class="mail"
        title={text.frame}
        src={`${pathOf(mail.entry)}/html`}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
      />
    );
  }
  if (view === 'text') {
    return mail.text ? <pre class="plain">{withLinks(mail.text)}</pre> : <p class="notice">{text.noText}</p>;
  }
  if (view === 'source') {
    return (
      <pre class="code" tabindex={0}>
        {mail.source}
      </pre>
    );
  }
  return (
    <dl class="headers">
      {mail.headers.map(({ name, value }, at) => (
        <div key={`${at}`}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Addresses in plain text can be clicked, as mail programs have it. */
function withLinks(plain: string): (string | VNode)[] {
  return plain.split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]])/).map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      <a key={`${at}`} href={part}>
        {part}
      </a>
    ),
  );
}
