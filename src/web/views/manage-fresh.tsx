/** The reader's own page: what needs a link that was mailed a moment ago. */
import type { VNode } from 'preact';
import type { Publication, Subscriber } from '../../store/schema.ts';
import { manageText } from '../../text/en/manage.ts';
import type { LinkKind } from '../reader/visit.tsx';
import { AddressField } from './fields.tsx';
import { type Acted, ownOf, Part, PartForm } from './manage-parts.tsx';

/** A publication that the address follows, or followed, with the address of its own page. */
export interface OtherPage {
  publication: Publication;
  subscriber: Subscriber;
  /** Null for the one whose page this is. */
  href: string | null;
}

export interface FreshProps {
  publication: Publication;
  subscriber: Subscriber;
  link: LinkKind;
  /** Of the reader's address; none where the link is not a fresh one. */
  others: OtherPage[];
  acted: Acted | undefined;
  /** Where everything is erased. */
  erasePath: string;
}

export function Fresh(props: FreshProps): VNode {
  const { link, publication, subscriber, others, acted, erasePath } = props;
  if (link !== 'fresh') return <Locked link={link} subscriber={subscriber} acted={acted} />;
  return (
    <>
      <Others others={others} address={subscriber.address} />
      {subscriber.state === 'active' && <Address publication={publication} acted={acted} />}
      <Data erasePath={erasePath} />
    </>
  );
}

/** One button, and why it takes one. */
export function Locked(props: { link: LinkKind; subscriber: Subscriber; acted?: Acted | undefined }): VNode {
  const text = manageText.fresh;
  const { link, subscriber, acted } = props;
  return (
    <Part
      name="fresh"
      title={text.title}
      lead={subscriber.state === 'active' ? text.lead : text.leftLead}
      saved={ownOf(acted, 'fresh').saved}
    >
      {link === 'expired' && <p class="small">{text.expired}</p>}
      <p class="small">{text.why}</p>
      <PartForm part="fresh" action="link" button={text.button} quiet />
    </Part>
  );
}

function Others({ others, address }: { others: OtherPage[]; address: string }): VNode {
  const text = manageText.others;
  return (
    <Part name="others" title={text.title} lead={text.lead(address)}>
      <ul class="publications">
        {others.map(({ publication, subscriber, href }) => (
          <li key={publication.slug}>
            {href ? <a href={href}>{publication.name}</a> : <span>{publication.name}</span>}
            <small>
              {text.states[subscriber.state]}
              {href === null && ` · ${text.here}`}
            </small>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Address({ publication, acted }: { publication: Publication; acted: Acted | undefined }): VNode {
  const text = manageText.address;
  const { saved, problems, email } = ownOf(acted, 'address');
  return (
    <Part name="address" title={text.title} lead={text.lead(publication.name)} saved={saved}>
      <PartForm part="address" button={text.button} quiet problems={problems}>
        <AddressField label={text.label} typed={email ?? ''} problem={problems.email} />
      </PartForm>
    </Part>
  );
}

function Data({ erasePath }: { erasePath: string }): VNode {
  const text = manageText.data;
  return (
    <Part name="data" title={text.title} lead={text.lead}>
      <PartForm part="data" action="download" button={text.button} quiet />
      <p class="links">
        <a href={erasePath}>{text.erase}</a>
      </p>
    </Part>
  );
}
