/** A table with one page of readers. */
import type { VNode } from 'preact';
import type { FoundSubscriber, SubscriberPage, SubscriberSearch } from '../../../model/subscribers/search.ts';
import { deskText } from '../../../text/owner/desk.ts';
import { deskReadersText } from '../../../text/owner/desk-readers.ts';
import { relativeTime } from '../../../text/owner/times.ts';
import { Day } from '../parts/time.tsx';
import { searchPath } from './reader-search.tsx';

const text = deskReadersText.list;

export function ReadersTable(props: {
  path: string;
  search: SubscriberSearch;
  found: SubscriberPage;
  now: Date;
}): VNode {
  const { path, search, found, now } = props;
  return (
    <>
      <p class="small">{text.found(found.subscribers.length, found.total)}</p>
      <table class="desk-table readers">
        <thead>
          <tr>
            {[text.address, text.state, text.cadence, text.since, text.lastMail].map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {found.subscribers.map((reader) => (
            <ReaderRow key={reader.id} reader={reader} path={path} now={now} />
          ))}
        </tbody>
      </table>
      <p class="links">
        {found.next !== null && <a href={searchPath(path, search, { before: found.next })}>{text.next}</a>}
        {search.before !== null && <a href={searchPath(path, search)}>{text.first}</a>}
      </p>
    </>
  );
}

function ReaderRow({ reader, path, now }: { reader: FoundSubscriber; path: string; now: Date }): VNode {
  return (
    <tr>
      <th scope="row">
        <a href={`${path}/${reader.id}`}>{reader.address}</a>
      </th>
      <td class={`state ${reader.state}`}>{deskReadersText.states[reader.state]}</td>
      <td>{deskText.cadences[reader.cadence]}</td>
      <td data-label={text.since}>
        <Day at={reader.createdAt} />
      </td>
      <td data-label={text.lastMail}>
        {reader.lastMailAt ? relativeTime(reader.lastMailAt, now) : <span class="none">{text.never}</span>}
      </td>
    </tr>
  );
}
