/** A page with one message, for example that something is done, gone or wrong. */
import type { ComponentChildren, VNode } from 'preact';
import type { Publication } from '../../model/publications/publication.ts';
import type { ReaderText } from '../../text/reader/catalogue.ts';
import { Page } from './page.tsx';

export interface MessageProps {
  text: ReaderText;
  title: string;
  lead: string;
  publication?: Publication | undefined;
  /** Further sentences, in smaller text. */
  notes?: string[];
  /** Links to follow next; the first is the most likely one. */
  links?: { href: string; label: string }[];
  children?: ComponentChildren;
}

export function Message(props: MessageProps): VNode {
  const { text, title, lead, publication, notes = [], links = [], children } = props;
  return (
    <Page text={text} title={title} publication={publication}>
      <h1>{title}</h1>
      <p class="lead">{lead}</p>
      {notes.length > 0 && (
        <ul class="notes">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {children}
      {links.length > 0 && (
        <p class="links">
          {links.map(({ href, label }) => (
            <a key={href} href={href}>
              {label}
            </a>
          ))}
        </p>
      )}
    </Page>
  );
}

/** The only button of a page. Without an action, the form posts to the page's own address. */
export function PostButton({
  label,
  fields = {},
  quiet,
}: {
  label: string;
  fields?: Record<string, string>;
  quiet?: boolean;
}): VNode {
  return (
    <form method="post">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" class={quiet ? 'quiet' : undefined}>
        {label}
      </button>
    </form>
  );
}
