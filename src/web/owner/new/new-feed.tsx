/** The second step: which of the found feeds to use, and a preview of its mails. */
import type { VNode } from 'preact';
import type { Owner } from '../../../model/owners/owner.ts';
import type { DraftFeed, PublicationDraft } from '../../../model/publications/draft.ts';
import { setupText } from '../../../text/owner/setup.ts';
import { assets } from '../../pages/assets.ts';
import { describedBy, Problem } from '../../pages/fields.tsx';
import { Desk } from '../parts/desk.tsx';
import { Steps } from '../parts/steps.tsx';

const text = setupText.feed;
const widths = ['desktop', 'phone'] as const;
type PreviewWidth = (typeof widths)[number];
export const previewWidth = (asked: unknown): PreviewWidth => (asked === 'phone' ? 'phone' : 'desktop');

export function FeedPage(props: {
  owner: Owner;
  first: boolean;
  draft: PublicationDraft;
  /** Address of the feed that is selected and previewed. */
  chosen: string;
  width: PreviewWidth;
  problem: string | undefined;
}): VNode {
  const { owner, first, draft, chosen, width, problem } = props;
  const { feeds } = draft;
  const site = draft.siteTitle ?? new URL(draft.siteUrl).host;
  const { 'aria-describedby': described } = describedBy('feed', problem);
  return (
    <Desk title={text.title} owner={owner} script={assets.setup}>
      <Steps current="feed" first={first} />
      <h1>{text.title}</h1>
      <p class="lead">{feeds.length === 1 ? text.one(site) : text.many(site, feeds.length)}</p>
      <form method="post" action="/owner/new/feed">
        <fieldset aria-describedby={described}>
          <legend class={feeds.length === 1 ? 'unseen' : undefined}>{text.legend}</legend>
          <Problem id="feed-problem">{problem}</Problem>
          <div class="found">
            {feeds.map((feed) => (
              <FeedChoice key={feed.url} feed={feed} chosen={feed.url === chosen} width={width} />
            ))}
          </div>
        </fieldset>
        <div class="buttons">
          <button type="submit">{text.choose}</button>
          <a href="/owner/new">{text.other}</a>
        </div>
      </form>
      <MailPreview feed={feeds.find(({ url }) => url === chosen)!} width={width} />
    </Desk>
  );
}

const previewPath = ({ url }: DraftFeed): string => `/owner/new/preview?feed=${encodeURIComponent(url)}`;
const pagePath = ({ url }: DraftFeed, width: PreviewWidth): string =>
  `?feed=${encodeURIComponent(url)}&width=${width}#preview`;

function FeedChoice(props: { feed: DraftFeed; chosen: boolean; width: PreviewWidth }): VNode {
  const { feed, chosen, width } = props;
  const newest = feed.articles[0]?.publishedAt;
  return (
    <div class="feed">
      <label class="choice">
        <input
          type="radio"
          name="feed"
          value={feed.url}
          checked={chosen}
          required
          data-preview={feed.articles.length > 0 ? previewPath(feed) : ''}
          data-lead={text.previewLead(feed.articles.length)}
        />
        <span>
          {feed.title ?? text.untitled}
          <small>{feed.url}</small>
          <small>
            {text.articles(feed.count)}
            {newest && `, ${text.newest(dayOf(newest))}`}
          </small>
        </span>
      </label>
      <Headlines feed={feed} />
      {!chosen && feed.articles.length > 0 && (
        <a class="look" href={pagePath(feed, width)} data-look="">
          {text.look}
        </a>
      )}
    </div>
  );
}

function Headlines({ feed }: { feed: DraftFeed }): VNode | null {
  if (feed.articles.length === 0) return null;
  return (
    <ul class="headlines">
      {feed.articles.map(({ url, title, publishedAt }) => (
        <li key={url}>
          <span>{title}</span>
          {publishedAt && <time dateTime={publishedAt}>{dayOf(publishedAt)}</time>}
        </li>
      ))}
    </ul>
  );
}

/** Returns for example `2 March 2026`. */
const dayOf = (iso: string): string =>
  new Date(iso).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });

/** A script previews the selected feed; without scripts, links do. */
function MailPreview({ feed, width }: { feed: DraftFeed; width: PreviewWidth }): VNode {
  const count = feed.articles.length;
  return (
    <section class="preview" id="preview">
      <h2>{text.previewTitle}</h2>
      <p class="small" data-preview-lead={text.none}>
        {count > 0 ? text.previewLead(count) : text.none}
      </p>
      <div class="preview-body" hidden={count === 0}>
        <div class="switches">
          <nav class="switch widths" aria-label={text.width}>
            <span aria-hidden="true">{text.width}</span>
            {widths.map((each) => (
              <a key={each} href={pagePath(feed, each)} aria-current={each === width ? 'true' : undefined}>
                {text[each]}
              </a>
            ))}
          </nav>
        </div>
        <div class={`stage ${width}`}>
          <iframe
            class="mail"
            title={text.frame}
            src={count > 0 ? previewPath(feed) : 'about:blank'}
            // No scripts: see `mailPolicy`.
            sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
          />
        </div>
      </div>
    </section>
  );
}
