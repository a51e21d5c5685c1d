/** The readers of a publication, with search, filter and pages. */
import type { VNode } from 'preact';
import type { Owner } from '../../../model/owners/owner.ts';
import type { Flash } from '../../../model/owners/tokens.ts';
import type { Publication } from '../../../model/publications/publication.ts';
import type { SubscriberPage, SubscriberSearch } from '../../../model/subscribers/search.ts';
import { type SubscriberState, subscriberStates } from '../../../model/subscribers/subscriber.ts';
import { deskReadersText } from '../../../text/owner/desk-readers.ts';
import { describedBy, Problem } from '../../pages/fields.tsx';
import { Desk, deskPath, ZoneNote } from '../parts/desk.tsx';
import { Filter, Search } from './reader-search.tsx';
import { ReadersTable } from './readers-table.tsx';

const text = deskReadersText.list;

export interface ReadersProps {
  owner: Owner;
  publication: Publication;
  search: SubscriberSearch;
  found: SubscriberPage;
  /** Counts of all readers, regardless of the search. */
  counts: Record<SubscriberState, number>;
  now: Date;
  flash: Flash | undefined;
  /** The input of the form that adds a reader, and its problems. */
  refused?: { typed: string; reason: string } | undefined;
}

export function ReadersPage(props: ReadersProps): VNode {
  const { owner, publication, search, found, counts, now, flash, refused } = props;
  const path = deskPath(publication.slug, 'readers');
  const all = subscriberStates.reduce((sum, state) => sum + counts[state], 0);
  return (
    <Desk title={text.title} owner={owner} publication={publication} page="readers" flash={flash}>
      <h1>{text.title}</h1>
      {all === 0 ? (
        <>
          <p class="lead">{text.emptyLead}</p>
          <AddReader path={path} refused={refused} open />
        </>
      ) : (
        <>
          <div class="desk-columns">
            <Search path={path} search={search} />
            <AddReader path={path} refused={refused} />
          </div>
          <Filter path={path} search={search} counts={counts} all={all} />
          {found.total === 0 ? (
            <NobodyFound path={path} search={search} />
          ) : (
            <ReadersTable path={path} search={search} found={found} now={now} />
          )}
          <ZoneNote />
        </>
      )}
    </Desk>
  );
}

function AddReader(props: { path: string; refused: ReadersProps['refused']; open?: boolean }): VNode {
  const words = deskReadersText.add;
  const { path, refused, open } = props;
  return (
    <details class="fold" open={open || refused !== undefined}>
      <summary>{words.title}</summary>
      <form method="post" action={path}>
        <label for="address">{words.address}</label>
        <Problem id="address-problem">{refused?.reason}</Problem>
        {/* Not type="email": browsers refuse internationalised addresses there (RFC 6531). */}
        <input
          id="address"
          name="address"
          type="text"
          inputmode="email"
          autocapitalize="none"
          autocomplete="off"
          spellcheck={false}
          required
          value={refused?.typed}
          autofocus={refused !== undefined}
          {...describedBy('address', refused?.reason, true)}
        />
        <p class="hint" id="address-hint">
          {words.hint}
        </p>
        <button type="submit">{words.button}</button>
      </form>
    </details>
  );
}

function NobodyFound({ path, search }: { path: string; search: SubscriberSearch }): VNode {
  const { query, state } = search;
  const sentence = !query
    ? text.noneInState
    : state
      ? text.noneInStateLead(query, state)
      : text.noneLead(query);
  return (
    <div class="notice">
      <h2>{text.noneTitle}</h2>
      <p>
        {sentence} <a href={path}>{text.clear}</a>
      </p>
    </div>
  );
}
