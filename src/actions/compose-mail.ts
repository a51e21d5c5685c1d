import { type ComposedMail, composeConfirmation, composeIssue } from '../mail/compose.ts';
import { readerUrls } from '../mail/reader-links.ts';
import type { Renderer } from '../mail/render.ts';
import { scheduleOf } from '../model/cadence.ts';
import { matcherOf } from '../model/filters.ts';
import type { Tokens } from '../model/tokens.ts';
import { articlesBetween } from '../store/articles.ts';
import { issueById, keepRendering } from '../store/issues.ts';
import { publicationById } from '../store/publications.ts';
import type { Delivery, Issue, Publication, RenderedIssue, Subscriber } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { subscribersById } from '../store/subscribers.ts';

export interface ComposeWorld {
  store: Store;
  renderer: Renderer;
  tokens: Tokens;
  clock: () => Date;
  baseUrl: string;
}

export interface MailFor {
  mail: ComposedMail;
  publication: Publication;
  subscriber: Subscriber;
}

/** The issue's one rendering: made at its first lease, stored, and used by every worker and every retry. */
async function renderingOf(
  world: ComposeWorld,
  publication: Publication,
  issue: Issue,
): Promise<RenderedIssue> {
  if (issue.rendered) return issue.rendered;
  const articles = await articlesBetween(world.store, publication.id, issue.fromSeq, issue.upto);
  const rendered = world.renderer.issue({
    publication,
    cadence: issue.cadence,
    articles: articles.filter(matcherOf(issue.filters)).map((article) => ({ ...article, seq: article.seq! })),
    marker: issue.marker,
    baseUrl: world.baseUrl,
    language: issue.language,
    date: issue.createdAt,
  });
  return keepRendering(world.store, issue.id, rendered);
}

/** Loads what a batch of deliveries shares once, and gives the maker of each one's mail. */
export async function createComposer(
  world: ComposeWorld,
  deliveries: Delivery[],
): Promise<(delivery: Delivery) => Promise<MailFor>> {
  const { store } = world;
  const subscribers = new Map(
    (
      await subscribersById(
        store,
        deliveries.map((delivery) => delivery.subscriberId),
      )
    ).map((row) => [row.id, row]),
  );
  const publications = new Map<number, Publication>();
  const issues = new Map<number, { issue: Issue; rendered: RenderedIssue }>();
  for (const { publicationId, issueId } of deliveries) {
    if (!publications.has(publicationId)) {
      publications.set(publicationId, (await publicationById(store, publicationId))!);
    }
    if (issueId !== null && !issues.has(issueId)) {
      const issue = (await issueById(store, issueId))!;
      const rendered = await renderingOf(world, publications.get(publicationId)!, issue);
      issues.set(issueId, { issue, rendered });
    }
  }
  return async (delivery) => {
    const publication = publications.get(delivery.publicationId)!;
    const subscriber = subscribers.get(delivery.subscriberId)!;
    const shared = delivery.issueId === null ? undefined : issues.get(delivery.issueId);
    const mail = shared
      ? await issueMail(world, delivery, publication, subscriber, shared)
      : await confirmationMail(world, delivery, publication, subscriber);
    return { mail, publication, subscriber };
  };
}

const readerTokens = ({ tokens, clock }: ComposeWorld, subscriberId: number) => ({
  unsubscribe: tokens.unsubscribe.make({ subscriberId }, clock()),
  manage: tokens.manage.make({ subscriberId }, clock()),
});

function issueMail(
  world: ComposeWorld,
  delivery: Delivery,
  publication: Publication,
  subscriber: Subscriber,
  { issue, rendered }: { issue: Issue; rendered: RenderedIssue },
): Promise<ComposedMail> {
  return composeIssue({
    rendered,
    marker: issue.marker,
    publication,
    deliveryId: delivery.id,
    issueId: issue.id,
    cadence: issue.cadence,
    to: subscriber.address,
    baseUrl: world.baseUrl,
    tokens: readerTokens(world, subscriber.id),
    date: issue.createdAt,
  });
}

/** The confirmation's content is made as it is sent: an active reader is told that they follow already. */
function confirmationMail(
  world: ComposeWorld,
  delivery: Delivery,
  publication: Publication,
  subscriber: Subscriber,
): Promise<ComposedMail> {
  const { baseUrl, tokens, clock, renderer } = world;
  const { id, confirmNonce, language } = subscriber;
  const links = readerUrls(baseUrl, readerTokens(world, id));
  const token = tokens.confirm.make({ subscriberId: id, nonce: confirmNonce ?? '' }, clock());
  const purpose =
    subscriber.state === 'active'
      ? { kind: 'already' as const, manageUrl: links.manage, unsubscribeUrl: links.unsubscribe }
      : {
          kind: 'confirm' as const,
          url: `${baseUrl}/confirm/${token}`,
          schedule: scheduleOf(subscriber),
        };
  const rendered = renderer.confirmation({ publication, baseUrl, language, purpose });
  return composeConfirmation({
    rendered,
    publication,
    deliveryId: delivery.id,
    marker: confirmNonce ?? undefined,
    to: delivery.address ?? subscriber.address,
    baseUrl,
    date: delivery.createdAt,
  });
}
