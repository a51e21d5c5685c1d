/** The start page: a list of publications, or how to make the first. */
import type { VNode } from 'preact';
import type { Publication } from '../../store/schema.ts';
import { pageText } from '../../text/en/pages.ts';
import { setupText } from '../../text/en/setup.ts';
import { Command } from './owner/command.tsx';
import { Page } from './page.tsx';

const text = pageText.start;
const { start: ownerText } = setupText;

interface StartProps {
  publications: Publication[];
  /** Whether somebody can sign in. */
  owned: boolean;
  notice: string | null;
  showMailbox: boolean;
}

export function StartPage({ publications, owned, notice, showMailbox }: StartProps): VNode {
  const empty = publications.length === 0;
  const title = empty ? text.emptyTitle : text.title;
  return (
    <Page title={title}>
      <h1>{title}</h1>
      {notice && <p class="notice">{notice}</p>}
      {empty ? <Empty owned={owned} /> : <List publications={publications} />}
      <p class="links">
        {showMailbox && <a href="/mailbox">{text.mailbox}</a>}
        {!empty && (
          <a class="desk-link" href="/owner">
            {ownerText.desk}
          </a>
        )}
      </p>
    </Page>
  );
}

function List({ publications }: { publications: Publication[] }): VNode {
  return (
    <>
      <p class="lead">{text.lead}</p>
      <ul class="publications">
        {publications.map((publication) => (
          <li key={publication.slug}>
            <a href={`/follow/${publication.slug}`}>{publication.name}</a>
            <small>{siteName(publication.siteUrl)}</small>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The owner's desk leads on to the next step of the set-up, whichever it is. */
function Empty({ owned }: { owned: boolean }): VNode {
  return (
    <>
      <p class="lead">{owned ? ownerText.emptyLead : ownerText.setUpLead}</p>
      <p>
        <a class="button" href={owned ? '/owner' : '/owner/setup'}>
          {owned ? ownerText.newPublication : ownerText.setUp}
        </a>
      </p>
      <p class="small">{ownerText.command}</p>
      <Command parts={text.command} />
    </>
  );
}

const siteName = (url: string): string => (URL.canParse(url) ? new URL(url).host.replace(/^www\./, '') : url);
