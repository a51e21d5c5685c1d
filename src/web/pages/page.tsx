/** The frame of every page: head, masthead, main, footer. */
import type { Response } from 'express';
import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { directionOf } from '../../lib/languages.ts';
import type { Owner } from '../../model/owners/owner.ts';
import type { Publication } from '../../model/publications/publication.ts';
import { ownerText } from '../../text/owner/owner.ts';
import type { ReaderText } from '../../text/reader/catalogue.ts';
import { assets, lookPath } from './assets.ts';

interface PageProps {
  /** In the language of the page. */
  text: ReaderText;
  title: string;
  /** The publication whose page it is; without one it is Postrider's own page. */
  publication?: Publication | undefined;
  /** For tables and mails, which need more width than text. */
  wide?: boolean;
  script?: string;
  /** Set on an owner's page. */
  desk?: { owner: Owner };
  children: ComponentChildren;
}

/** The content security policy makes site addresses with a scheme such as `javascript:` harmless. */
function Masthead({ publication }: { publication: Publication }): VNode {
  return (
    <p class="masthead">
      <a href={publication.siteUrl}>
        {publication.logoUrl && <img src={publication.logoUrl} alt="" height="40" />}
        <span lang={publication.language}>{publication.name}</span>
      </a>
    </p>
  );
}

export function Page({ text, title, publication, wide, script, desk, children }: PageProps): VNode {
  const { product, foot } = text.pages;
  const name = publication?.name ?? product;
  return (
    <html lang={text.code} dir={directionOf(text.code)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title.includes(name) ? title : `${title} – ${name}`}</title>
        <link rel="icon" type="image/svg+xml" href={assets.icon} />
        <link rel="stylesheet" href={assets.style} />
        <link rel="stylesheet" href={lookPath(publication?.color)} />
        {script && <script type="module" src={script} />}
      </head>
      <body class={[wide && 'wide', desk && 'desk'].filter(Boolean).join(' ') || undefined}>
        <header>
          {publication ? (
            <Masthead publication={publication} />
          ) : (
            <p class="masthead">
              <a href={desk ? '/owner' : '/'}>{product}</a>
            </p>
          )}
          {desk && <SignedIn owner={desk.owner} />}
        </header>
        <main>{children}</main>
        <footer>{publication && <p>{foot}</p>}</footer>
      </body>
    </html>
  );
}

function SignedIn({ owner }: { owner: Owner }): VNode {
  return (
    <form class="signed-in" method="post" action="/owner/sign-out">
      <span title={ownerText.desk.signedInAs(owner.email)}>{owner.email}</span>
      <button type="submit" class="quiet">
        {ownerText.desk.signOut}
      </button>
    </form>
  );
}

/** Answers with a page. */
export function sendPage(res: Response, status: number, page: VNode): void {
  res
    .status(status)
    .type('html')
    .send(`<!doctype html>\n${renderToString(page)}`);
}
