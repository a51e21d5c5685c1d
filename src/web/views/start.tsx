/** The start page: a list of publications, or how to make the first. */
import type { VNode } from 'preact';
import type { Publication } from '../../store/schema.ts';
import { pageText } from '../../text/en/pages.ts';
import { Page } from './page.tsx';

const text = pageText.start;

export function StartPage(props: {
  publications: Publication[];
  notice: string | null;
  showMailbox: boolean;
}): VNode {
  const { publications, notice, showMailbox } = props;
  const empty = publications.length === 0;
  const title = empty ? text.emptyTitle : text.title;
  return (
    <Page title={title}>
      <h1>{title}</h1>
      {notice && <p class="notice">{notice}</p>}
      <p class="lead">{empty ? text.emptyLead : text.lead}</p>
      {empty ? (
        <pre class="command">
          <code>
            {text.command.map((part) => (
              <span key={part}>{part} </span>
            ))}
          </code>
        </pre>
      ) : (
        <ul class="publications">
          {publications.map((publication) => (
            <li key={publication.slug}>
              <a href={`/follow/${publication.slug}`}>{publication.name}</a>
              <small>{siteName(publication.siteUrl)}</small>
            </li>
          ))}
        </ul>
      )}
      {showMailbox && (
        <p class="links">
          <a href="/mailbox">{text.mailbox}</a>
        </p>
      )}
    </Page>
  );
}

const siteName = (url: string): string => (URL.canParse(url) ? new URL(url).host.replace(/^www\./, '') : url);
