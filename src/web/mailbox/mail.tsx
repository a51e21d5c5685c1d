/** One mail of the local mailbox, in four views. */
import type { VNode } from 'preact';
import type { MailboxEntry, MailboxMail } from '../../mail/mailbox/mailbox.ts';
import { headerMeaning } from '../../text/owner/mail-headers.ts';
import { mailboxText as text } from '../../text/owner/mailbox.ts';
import { relativeTime } from '../../text/owner/times.ts';
import { english } from '../../text/reader/catalogues.ts';
import { Clock } from '../owner/parts/time.tsx';
import { assets } from '../pages/assets.ts';
import { mailSandbox, type Scheme, schemes } from '../pages/mail-frame.ts';
import { Page } from '../pages/page.tsx';
import { Switch } from '../pages/switch.tsx';
import { listPath, mailPath } from './mailbox-page.tsx';

const views = ['html', 'text', 'headers', 'source'] as const;
const widths = ['desktop', 'phone'] as const;

/** Which view of a mail is shown, and how. */
export interface MailChoice {
  view: (typeof views)[number];
  width: (typeof widths)[number];
  scheme: Scheme;
}

/** Reads `?view=html&width=phone&scheme=dark`. Missing or unknown values fall back to the defaults. */
export function readChoice(query: Record<string, unknown>, { html }: Pick<MailboxMail, 'html'>): MailChoice {
  const one = <T extends string>(of: readonly T[], value: unknown, usual: T): T =>
    of.find((each) => each === value) ?? usual;
  return {
    view: one(views, query.view, html ? 'html' : 'text'),
    width: one(widths, query.width, 'desktop'),
    scheme: one(schemes, query.scheme, 'auto'),
  };
}

const hrefOf = ({ view, width, scheme }: MailChoice): string =>
  `?view=${view}${width === 'desktop' ? '' : `&width=${width}`}${scheme === 'auto' ? '' : `&scheme=${scheme}`}`;

interface MailProps {
  mail: MailboxMail;
  choice: MailChoice;
}

export function MailPage({ mail, choice, now }: MailProps & { now: Date }): VNode {
  const subject = mail.entry.subject || text.noSubject;
  return (
    <Page text={english} title={subject} wide script={assets.mailFrame}>
      <p class="links top">
        <a href={listPath('')}>{text.all}</a>
        {mail.entry.to && <a href={listPath(mail.entry.to)}>{text.allTo}</a>}
      </p>
      <h1 class="subject">{subject}</h1>
      <Envelope entry={mail.entry} now={now} />
      <nav class="tabs" aria-label={text.views.name}>
        {views.map((view) => (
          <a
            key={view}
            href={hrefOf({ ...choice, view })}
            aria-current={view === choice.view ? 'page' : undefined}
          >
            {text.views[view]}
          </a>
        ))}
      </nav>
      {{ html: Html, text: Text, headers: Headers, source: Source }[choice.view]({ mail, choice })}
    </Page>
  );
}

function Envelope({ entry, now }: { entry: MailboxEntry; now: Date }): VNode {
  const { receivedAt } = entry;
  return (
    <dl class="envelope">
      <dt>{text.from}</dt>
      <dd>{entry.from || text.noSender}</dd>
      <dt>{text.to}</dt>
      <dd>{entry.to || text.noRecipient}</dd>
      <dt>{text.received}</dt>
      <dd>
        <Clock at={receivedAt} now={now} /> ({relativeTime(receivedAt, now)})
      </dd>
    </dl>
  );
}

function Html({ mail, choice }: MailProps): VNode {
  if (!mail.html) return <p class="notice">{text.noHtml}</p>;
  const { width, scheme } = choice;
  return (
    <>
      <div class="switches">
        <Switch
          class="widths"
          name={text.widths.name}
          options={widths.map((each) => ({
            label: text.widths[each],
            href: hrefOf({ ...choice, width: each }),
            chosen: each === width,
          }))}
        />
        <Switch
          name={text.schemes.name}
          options={schemes.map((each) => ({
            label: text.schemes[each],
            href: hrefOf({ ...choice, scheme: each }),
            chosen: each === scheme,
          }))}
        />
      </div>
      <div class={`stage ${width}`}>
        <iframe
          class="mail"
          title={text.frame}
          src={`${mailPath(mail.entry)}/html${scheme === 'auto' ? '' : `?scheme=${scheme}`}`}
          sandbox={mailSandbox}
        />
      </div>
    </>
  );
}

function Text({ mail }: MailProps): VNode {
  return mail.text ? <pre class="plain">{withLinks(mail.text)}</pre> : <p class="notice">{text.noText}</p>;
}

function Headers({ mail }: MailProps): VNode {
  return (
    <>
      <p class="hint">{text.headersLead}</p>
      <dl class="headers">
        {mail.headers.map(({ name, value }, at) => (
          <div key={`${at}`}>
            <dt>{name}</dt>
            <dd>
              <code>{value}</code>
              <small>{headerMeaning(name)}</small>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Source({ mail }: MailProps): VNode {
  return (
    <pre class="code" tabindex={0}>
      {mail.source}
    </pre>
  );
}

/** Turns web addresses in plain text into links, as mail programs do. */
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
