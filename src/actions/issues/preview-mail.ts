import { primaryLanguage } from '../../lib/languages.ts';
import { composeIssue } from '../../mail/message/compose.ts';
import { readerTokens, webCopyUrl } from '../../mail/message/links.ts';
import { addressTo } from '../../mail/render/reader-links.ts';
import type { PublicationLook, RenderedMail, Renderer } from '../../mail/render/render.ts';
import type { Smtp } from '../../mail/smtp/smtp.ts';
import type { Cadence } from '../../model/issues/cadence.ts';
import { newNonce, type Tokens } from '../../model/owners/tokens.ts';
import type { PublicationDraft } from '../../model/publications/draft.ts';
import type { Publication } from '../../model/publications/publication.ts';
import { settingsDefaults } from '../../model/publications/settings/defaults.ts';
import { slugOf } from '../../model/publications/slug.ts';
import { newestArticles } from '../../store/feeds/articles.ts';
import { feedsOf } from '../../store/feeds/feeds.ts';
import { smtpProblem } from '../../text/owner/mail-server.ts';
import { english } from '../../text/reader/catalogues.ts';
import type { Deps } from '../deps.ts';

export interface PreviewDeps extends Deps {
  renderer: Renderer;
  tokens: Tokens;
  baseUrl: string;
}

/** The number of articles in a preview: one if each article is mailed at once, else a small digest. */
const shown = (cadence: Cadence): number => (cadence === 'instant' ? 1 : 3);
/** No subscriber and no issue has this id: the links of a preview lead to pages that say so. */
const nobody = 0;
const noIssue = 0;

type Articles = Parameters<Renderer['issue']>[0]['articles'];

function render(deps: PreviewDeps, publication: PublicationLook, cadence: Cadence, articles: Articles) {
  const { renderer, baseUrl } = deps;
  const now = deps.clock();
  const marker = newNonce();
  const links = readerTokens(deps, nobody);
  const { language } = publication;
  const content = { publication, cadence, articles, baseUrl, language, date: now };
  const rendered = renderer.issue({ ...content, marker, readUrl: webCopyUrl(deps, noIssue) });
  return { rendered, marker, links, now };
}

function previewOf(...args: Parameters<typeof render>): RenderedMail {
  const { rendered, marker, links } = render(...args);
  return {
    ...rendered,
    html: addressTo(rendered.html, marker, links),
    text: addressTo(rendered.text, marker, links),
  };
}

/** Returns the newest articles of a found feed as the mail that readers would get; undefined if it has no articles. */
export async function previewDraft(
  deps: PreviewDeps,
  draft: PublicationDraft,
  feedUrl: string,
): Promise<RenderedMail | undefined> {
  const feed = draft.feeds.find(({ url }) => url === feedUrl);
  if (!feed || feed.articles.length === 0) return undefined;
  const name = feed.title ?? draft.siteTitle ?? new URL(draft.siteUrl).host;
  const look: PublicationLook = {
    ...settingsDefaults,
    slug: slugOf(name),
    name,
    siteUrl: feed.link ?? draft.siteUrl,
    language: primaryLanguage(feed.language),
    fromName: name,
  };
  const articles = feed.articles.map((article, index) => ({
    ...article,
    seq: feed.articles.length - index,
    feedTitle: feed.title,
    publishedAt: article.publishedAt === null ? null : new Date(article.publishedAt),
  }));
  return previewOf(deps, look, 'daily', articles);
}

const newest = async (deps: PreviewDeps, publication: Publication, cadence: Cadence): Promise<Articles> => {
  const articles = await newestArticles(deps.store, publication.id, shown(cadence));
  const feeds = await feedsOf(deps.store, publication.id);
  const titles = new Map(feeds.map(({ id, title }) => [id, title]));
  return articles.map((article, index) => ({
    ...article,
    seq: articles.length - index,
    feedTitle: titles.get(article.feedId) ?? null,
  }));
};

/** Returns the newest articles of a publication as the mail that readers of this cadence would get. */
export async function previewNewest(
  deps: PreviewDeps,
  publication: Publication,
  cadence: Cadence,
): Promise<RenderedMail | undefined> {
  const articles = await newest(deps, publication, cadence);
  return articles.length > 0 ? previewOf(deps, publication, cadence, articles) : undefined;
}

export type TestOutcome =
  | { kind: 'sent' }
  /** No mail server is set, so no mail can be sent. */
  | { kind: 'no-server' }
  | { kind: 'no-articles' }
  | { kind: 'failed'; reply: string };

/**
 * Sends that mail to one address at once and makes no delivery, because the owner can simply repeat a test that fails.
 */
export async function sendTest(
  deps: PreviewDeps & { smtp: Smtp | null },
  publication: Publication,
  to: string,
): Promise<TestOutcome> {
  if (!deps.smtp) return { kind: 'no-server' };
  const cadence = publication.defaultCadence;
  const articles = await newest(deps, publication, cadence);
  if (articles.length === 0) return { kind: 'no-articles' };
  const { rendered, marker, links, now } = render(deps, publication, cadence, articles);
  const mail = await composeIssue({
    rendered: { ...rendered, subject: english.mail.test(rendered.subject) },
    marker,
    publication,
    // A negative number made from the time: no delivery has it, so no other mail has this Message-ID.
    deliveryId: -now.getTime(),
    issueId: noIssue,
    readUrl: null,
    cadence,
    to,
    baseUrl: deps.baseUrl,
    tokens: links,
    date: now,
  });
  const yes = async () => true;
  const result = await deps.smtp.send(mail, { beforeMail: yes, beforeDot: yes });
  if (result.kind === 'sent') return { kind: 'sent' };
  return { kind: 'failed', reply: 'reply' in result ? result.reply : smtpProblem({ code: 'stopping' }) };
}
