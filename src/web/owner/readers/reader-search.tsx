/** The form that searches readers by a part of the address and by state. */
import type { VNode } from 'preact';
import type { SubscriberSearch } from '../../../model/subscribers/search.ts';
import { type SubscriberState, subscriberStates } from '../../../model/subscribers/subscriber.ts';
import { number } from '../../../text/english/numbers.ts';
import { deskReadersText } from '../../../text/owner/desk-readers.ts';

const text = deskReadersText.list;

/** Returns the address of a search with some of its parameters changed. */
export function searchPath(
  path: string,
  search: SubscriberSearch,
  change: Partial<SubscriberSearch> = {},
): string {
  const { query, state, before } = { ...search, before: null, ...change };
  const fields = [
    ['q', query],
    ['state', state ?? ''],
    ['before', before === null ? '' : `${before}`],
  ].filter(([, value]) => value);
  return fields.length > 0 ? `${path}?${new URLSearchParams(fields as [string, string][])}` : path;
}

export function Search({ path, search }: { path: string; search: SubscriberSearch }): VNode {
  return (
    <search>
      <form class="search" action={path}>
        <label for="q">{text.search}</label>
        <div class="action">
          <input
            id="q"
            name="q"
            type="text"
            value={search.query}
            autocapitalize="none"
            autocomplete="off"
            spellcheck={false}
            maxlength={100}
          />
          {search.state && <input type="hidden" name="state" value={search.state} />}
          <button type="submit" class="quiet">
            {text.find}
          </button>
        </div>
      </form>
    </search>
  );
}

export function Filter(props: {
  path: string;
  search: SubscriberSearch;
  counts: Record<SubscriberState, number>;
  all: number;
}): VNode {
  const { path, search, counts, all } = props;
  const choices = [
    { state: null, label: text.all, n: all },
    ...subscriberStates.map((state) => ({ state, label: deskReadersText.states[state], n: counts[state] })),
  ];
  return (
    <nav class="filter" aria-label={text.filter}>
      {choices.map(({ state, label, n }) => (
        <a
          key={label}
          href={searchPath(path, search, { state })}
          aria-current={state === search.state ? 'true' : undefined}
        >
          {label} <span class="count">{number(n)}</span>
        </a>
      ))}
    </nav>
  );
}
