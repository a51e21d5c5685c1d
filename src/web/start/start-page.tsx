/** The start page: a list of publications, or how to make the first one. */
import type { VNode } from 'preact';
import { bareHost } from '../../lib/web-url.ts';
import type { Publication } from '../../model/publications/publication.ts';
import { setupText } from '../../text/owner/setup.ts';
import type { ReaderText } from '../../text/reader/catalogue.ts';
import { english } from '../../text/reader/catalogues.ts';
import { Command } from '../owner/parts/command.tsx';
import { Page } from '../pages/page.tsx';

const { start: ownerText } = setupText;

interface StartProps {
  text: ReaderText;
  publications: Publication[];
  /** Whether an owner's account exists, so that signing in is possible. */
  owned: boolean;
  notice: string | null;
  showMailbox: boolean;
}

/**
 * Lists the publications that readers can follow. While there are none, the visitor is the owner, and the text is in
 * English.
 */
export function StartPage(props: StartProps): VNode {
  const { publications, owned, notice, showMailbox } = props;
  const empty = publications.length === 0;
  const text = empty ? english : props.text;
  const words = text.pages.start;
  const title = empty ? ownerText.title : words.title;
  return (
    <Page text={text} title={title}>
      <h1>{title}</h1>
      {notice && (
        <p class="notice" lang="en">
          {notice}
        </p>
      )}
      {empty ? <Empty owned={owned} /> : <List lead={words.lead} publications={publications} />}
      <p class="links">
        {showMailbox && <a href="/mailbox">{words.mailbox}</a>}
        {!empty && (
          <a class="desk-link" href="/owner">
            {words.desk}
          </a>
        )}
      </p>
    </Page>
  );
}

function List({ lead, publications }: { lead: string; publications: Publication[] }): VNode {
  return (
    <>
      <p class="lead">{lead}</p>
      <ul class="publications">
        {publications.map(({ slug, language, name, siteUrl }) => (
          <li key={slug}>
            <a href={`/follow/${slug}`} lang={language}>
              {name}
            </a>
            <small>{siteName(siteUrl)}</small>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Links to the owner's desk, which leads on to the next step of the set-up. */
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
      <Command parts={ownerText.commandParts} />
    </>
  );
}

const siteName = (url: string): string => bareHost(url) ?? url;
