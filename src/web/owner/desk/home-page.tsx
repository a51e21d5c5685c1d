/** The owner's first page: the publications, and the state of the installation. */
import type { VNode } from 'preact';
import type { Owner } from '../../../model/owners/owner.ts';
import type { Overview } from '../../../model/publications/overview.ts';
import type { Publication } from '../../../model/publications/publication.ts';
import { number } from '../../../text/english/numbers.ts';
import { deskText } from '../../../text/owner/desk.ts';
import { relativeTime } from '../../../text/owner/times.ts';
import type { SystemPart } from '../../ops/port.ts';
import { Desk, deskPath } from '../parts/desk.tsx';
import { issueName } from './issues-table.tsx';
import { isResting, troubles } from './trouble.ts';

const text = deskText.home;

interface HomeProps {
  owner: Owner;
  now: Date;
  publications: { publication: Publication; overview: Overview }[];
  system: SystemPart[];
  /** A sentence that says why no mail leaves. */
  notice: string | null;
  hasMailbox: boolean;
}

export function HomePage({ owner, now, publications, system, notice, hasMailbox }: HomeProps): VNode {
  return (
    <Desk title={text.title} owner={owner}>
      {notice && <p class="notice">{notice}</p>}
      <div class="title-row">
        <h1>{text.title}</h1>
        <a class="button quiet" href="/owner/new">
          {text.add}
        </a>
      </div>
      <ul class="desk-list">
        {publications.map((each) => (
          <PublicationRow key={each.publication.id} {...each} now={now} />
        ))}
      </ul>
      <System parts={system} hasMailbox={hasMailbox} />
    </Desk>
  );
}

function PublicationRow(props: { publication: Publication; overview: Overview; now: Date }): VNode {
  const { publication, overview, now } = props;
  const { active } = overview.readers;
  const [last] = overview.issues;
  return (
    <li>
      <h2>
        <a href={deskPath(publication.slug)}>{publication.name}</a>
      </h2>
      <p class="figure">
        <strong>{number(active)}</strong> {active === 1 ? text.reader : text.readers}
      </p>
      <p class="small">
        {last ? `${text.lastIssue}: ${issueName(last)}, ${relativeTime(last.createdAt, now)}` : text.noIssue}
        {overview.waiting > 0 &&
          ` · ${(isResting(publication, now) ? text.resting : text.waiting)(overview.waiting)}`}
      </p>
      {troubles(publication, overview, now).map((sentence) => (
        <p key={sentence} class="trouble">
          {sentence}
        </p>
      ))}
    </li>
  );
}

function System({ parts, hasMailbox }: { parts: SystemPart[]; hasMailbox: boolean }): VNode {
  return (
    <section class="desk-section">
      <h2>{text.system}</h2>
      <ul class="parts">
        {parts.map((part) => (
          <li key={part.name}>
            <strong>{text.parts[part.name] ?? part.name}</strong>
            <Mark {...part} />
            <span>{sentenceOf(part, hasMailbox)}</span>
          </li>
        ))}
      </ul>
      {hasMailbox && (
        <p>
          <a href="/mailbox">{text.openMailbox}</a>
        </p>
      )}
    </section>
  );
}

function Mark({ name, ok }: SystemPart): VNode {
  if (ok) return <span class="mark good">{text.ok}</span>;
  // The queue opens after the web server, so this state ends without any action by the owner.
  return name === 'queue' ? (
    <span class="mark">{text.notYet}</span>
  ) : (
    <span class="mark bad">{text.trouble}</span>
  );
}

function sentenceOf({ name, ok, detail }: SystemPart, hasMailbox: boolean): string {
  if (ok && name === 'smtp' && hasMailbox) return text.mailbox;
  const known = text.sentences[`${name} ${detail}`];
  if (known || ok) return known ?? detail;
  if (name === 'database') return text.databaseAway(detail);
  if (name === 'queue') return text.starting;
  return name === 'smtp' ? text.mailAway(detail) : detail;
}
