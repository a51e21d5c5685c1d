/** The part of the reader's own page that needs a fresh link: one that was mailed a moment ago. */
import type { VNode } from 'preact';
import type { Publication } from '../../../model/publications/publication.ts';
import type { Subscriber } from '../../../model/subscribers/subscriber.ts';
import type { ReaderText } from '../../../text/reader/catalogue.ts';
import { AddressField } from '../../pages/fields.tsx';
import { type Acted, ownOf, Part, PartForm } from './manage-parts.tsx';
import type { LinkKind } from './visit.tsx';

/** A publication that the address follows or followed, with a link to the reader's page for it. */
export interface OtherPage {
  publication: Publication;
  subscriber: Subscriber;
  /** Null for the publication of this page. */
  href: string | null;
}

export interface FreshProps {
  text: ReaderText;
  publication: Publication;
  subscriber: Subscriber;
  link: LinkKind;
  /** Publications of the reader's address; none if the link is not a fresh one. */
  others: OtherPage[];
  acted: Acted | undefined;
  /** Address of the page that erases everything. */
  erasePath: string;
}

export function Fresh(props: FreshProps): VNode {
  const { text, link, publication, subscriber, others, acted, erasePath } = props;
  if (link !== 'fresh') return <Locked text={text} link={link} subscriber={subscriber} acted={acted} />;
  return (
    <>
      <Others text={text} others={others} address={subscriber.address} />
      {subscriber.state === 'active' && <Address text={text} publication={publication} acted={acted} />}
      <Data text={text} erasePath={erasePath} />
    </>
  );
}

/** A button that mails a fresh link, and why one is needed. */
export function Locked(props: {
  text: ReaderText;
  link: LinkKind;
  subscriber: Subscriber;
  acted?: Acted | undefined;
}): VNode {
  const words = props.text.manage.fresh;
  const { text, link, subscriber, acted } = props;
  return (
    <Part
      name="fresh"
      title={words.title}
      lead={subscriber.state === 'active' ? words.lead : words.leftLead}
      saved={ownOf(acted, 'fresh').saved}
    >
      {link === 'expired' && <p class="small">{words.expired}</p>}
      <p class="small">{words.why}</p>
      <PartForm text={text} part="fresh" action="link" button={words.button} quiet />
    </Part>
  );
}

function Others(props: { text: ReaderText; others: OtherPage[]; address: string }): VNode {
  const { others, address } = props;
  const words = props.text.manage.others;
  return (
    <Part name="others" title={words.title} lead={words.lead(address)}>
      <ul class="publications">
        {others.map(({ publication, subscriber, href }) => (
          <li key={publication.slug}>
            {href ? <a href={href}>{publication.name}</a> : <span>{publication.name}</span>}
            <small>
              {words.states[subscriber.state]}
              {href === null && ` · ${words.here}`}
            </small>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Address(props: { text: ReaderText; publication: Publication; acted: Acted | undefined }): VNode {
  const { text, publication, acted } = props;
  const words = text.manage.address;
  const { saved, problems, email } = ownOf(acted, 'address');
  return (
    <Part name="address" title={words.title} lead={words.lead(publication.name)} saved={saved}>
      <PartForm text={text} part="address" button={words.button} quiet problems={problems}>
        <AddressField label={words.label} typed={email ?? ''} problem={problems.email} />
      </PartForm>
    </Part>
  );
}

function Data({ text, erasePath }: { text: ReaderText; erasePath: string }): VNode {
  const words = text.manage.data;
  return (
    <Part name="data" title={words.title} lead={words.lead}>
      <PartForm text={text} part="data" action="download" button={words.button} quiet />
      <p class="links">
        <a href={erasePath}>{words.erase}</a>
      </p>
    </Part>
  );
}
