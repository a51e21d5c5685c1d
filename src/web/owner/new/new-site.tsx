/** The first step of a new publication: the address of its site. */
import type { VNode } from 'preact';
import type { Owner } from '../../../model/owners/owner.ts';
import type { PublicationDraft } from '../../../model/publications/draft.ts';
import { setupText } from '../../../text/owner/setup.ts';
import { assets } from '../../pages/assets.ts';
import { Desk } from '../parts/desk.tsx';
import { TextField, urlInput } from '../parts/inputs.tsx';
import { Steps } from '../parts/steps.tsx';

const text = setupText.site;

export interface SiteProps {
  owner: Owner;
  /** Whether this is the first publication of the installation. */
  first: boolean;
  draft: PublicationDraft | undefined;
  typed: string;
  problem?: string;
}

export function SitePage({ owner, first, draft, typed, problem }: SiteProps): VNode {
  const title = problem ? `${setupText.details.wrong}: ${text.title}` : text.title;
  return (
    <Desk title={title} owner={owner} script={assets.setup}>
      <Steps current="site" first={first} />
      <div class="site-step">
        <div>
          <h1>{text.title}</h1>
          <p class="lead">{text.lead}</p>
          {draft && !problem && <Draft draft={draft} />}
          <form method="post" action="/owner/new" data-busy={text.busy}>
            <TextField
              name="site"
              label={text.address}
              value={typed}
              problem={problem}
              hint={text.addressHint}
              input={{
                required: true,
                autofocus: !draft || problem !== undefined,
                autocomplete: 'url',
                ...urlInput,
              }}
            />
            <button type="submit">{text.button}</button>
          </form>
          <p class="small">{text.takes}</p>
        </div>
        <section class="aside">
          <h2>{text.sampleTitle}</h2>
          <p>{text.sampleLead}</p>
          <form method="post" action="/owner/new/sample">
            <button type="submit" class="quiet">
              {text.sample}
            </button>
          </form>
        </section>
      </div>
    </Desk>
  );
}

function Draft({ draft }: { draft: PublicationDraft }): VNode {
  const { host } = new URL(draft.siteUrl);
  return (
    <section class="begun">
      <h2>{text.draftTitle}</h2>
      <p>{text.draftLead(draft.siteTitle ?? host)}</p>
      <div class="buttons">
        <a class="button" href={draft.feedUrl ? '/owner/new/details' : '/owner/new/feed'}>
          {text.goOn}
        </a>
        <form method="post" action="/owner/new/over">
          <button type="submit" class="quiet">
            {text.startOver}
          </button>
        </form>
      </div>
    </section>
  );
}
