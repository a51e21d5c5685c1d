/** The desk's answer for a page or row that doesn't exist. */
import type { VNode } from 'preact';
import type { Owner } from '../../../model/owners/owner.ts';
import type { Publication } from '../../../model/publications/publication.ts';
import { deskText } from '../../../text/owner/desk.ts';
import { floodText } from '../../../text/owner/floods.ts';
import { Desk, deskPath } from './desk.tsx';

export function Missing(props: {
  title: string;
  lead: string;
  owner: Owner;
  publication?: Publication | undefined;
  /** The link to follow next, if it is not the overview. */
  back?: { href: string; label: string };
}): VNode {
  const { title, lead, owner, publication } = props;
  const { href, label } = props.back ?? wayBack(publication);
  return (
    <Desk title={title} owner={owner} publication={publication}>
      <h1>{title}</h1>
      <p class="lead">{lead}</p>
      <p class="links">
        <a href={href}>{label}</a>
      </p>
    </Desk>
  );
}

const wayBack = (publication: Publication | undefined) =>
  publication
    ? { href: deskPath(publication.slug), label: floodText.none.back }
    : { href: '/owner', label: deskText.missing.all };
