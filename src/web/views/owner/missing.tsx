/** What the desk says where there is nothing. */
import type { VNode } from 'preact';
import type { Owner, Publication } from '../../../store/schema.ts';
import { deskText } from '../../../text/en/desk.ts';
import { Desk } from './desk.tsx';

export function Missing(props: {
  title: string;
  lead: string;
  owner: Owner;
  publication?: Publication | undefined;
}): VNode {
  const { title, lead, owner, publication } = props;
  return (
    <Desk title={title} owner={owner} publication={publication}>
      <h1>{title}</h1>
      <p class="lead">{lead}</p>
      <p class="links">
        <a href="/owner">{deskText.missing.all}</a>
      </p>
    </Desk>
  );
}
