import { type ComposedMail, composeIssue, composeMessage } from '../../mail/message/compose.ts';
import { type LinkContext, readerTokens, webCopyUrl } from '../../mail/message/links.ts';
import type { Renderer } from '../../mail/render/render.ts';
import type { Delivery, DeliveryKind } from '../../model/deliveries/delivery.ts';
import type { Issue, RenderedIssue } from '../../model/issues/issue.ts';
import type { Publication } from '../../model/publications/publication.ts';
import type { Subscriber } from '../../model/subscribers/subscriber.ts';
import type { Store } from '../../store/engine/store.ts';
import { issueById, keepRendering } from '../../store/issues/issues.ts';
import { publicationById } from '../../store/publications/publications.ts';
import { subscribersById } from '../../store/subscribers/subscribers.ts';
import { articlesOfIssue } from '../issues/issue-articles.ts';
import { purposeOf } from './message-purpose.ts';

export interface ComposeWorld extends LinkContext {
  store: Store;
  renderer: Renderer;
}

export interface MailFor {
  mail: ComposedMail;
  publication: Publication;
  subscriber: Subscriber;
}

interface Shared {
  issue: Issue;
  rendered: RenderedIssue;
  readUrl: string;
}

/** The issue's one rendering: made at its first lease, stored, and used by every worker and every retry. */
async function renderingOf(
  world: ComposeWorld,
  publication: Publication,
  issue: Issue,
  readUrl: string,
): Promise<RenderedIssue> {
  if (issue.rendered) return issue.rendered;
  const rendered = world.renderer.issue({
    publication,
    cadence: issue.cadence,
    ...(await articlesOfIssue(world.store, issue, publication.mostArticles)),
    marker: issue.marker,
    baseUrl: world.baseUrl,
    readUrl,
    language: issue.language,
    date: issue.createdAt,
  });
  return world.store.write((tx) => keepRendering(tx, issue.id, rendered));
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
  const issues = new Map<number, Shared>();
  for (const { publicationId, issueId } of deliveries) {
    if (!publications.has(publicationId)) {
      publications.set(publicationId, (await publicationById(store, publicationId))!);
    }
    if (issueId !== null && !issues.has(issueId)) {
      const issue = (await issueById(store, issueId))!;
      const readUrl = webCopyUrl(world, issueId);
      const rendered = await renderingOf(world, publications.get(publicationId)!, issue, readUrl);
      issues.set(issueId, { issue, rendered, readUrl });
    }
  }
  return async (delivery) => {
    const publication = publications.get(delivery.publicationId)!;
    const subscriber = subscribers.get(delivery.subscriberId)!;
    const shared = delivery.issueId === null ? undefined : issues.get(delivery.issueId);
    const mail = shared
      ? await issueMail(world, delivery, publication, subscriber, shared)
      : await messageMail(world, delivery, publication, subscriber);
    return { mail, publication, subscriber };
  };
}

function issueMail(
  world: ComposeWorld,
  delivery: Delivery,
  publication: Publication,
  subscriber: Subscriber,
  { issue, rendered, readUrl }: Shared,
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
    readUrl,
    tokens: readerTokens(world, subscriber.id),
    date: issue.createdAt,
  });
}

/** A mail that is no issue is made as it is sent. */
function messageMail(
  world: ComposeWorld,
  delivery: Delivery,
  publication: Publication,
  subscriber: Subscriber,
): Promise<ComposedMail> {
  const { baseUrl, renderer } = world;
  const { id, kind, address, createdAt } = delivery;
  if (!isMessage(kind)) throw new Error(`delivery ${id} is of an issue, but has none`);
  const purpose = purposeOf(world, { ...delivery, kind }, subscriber);
  return composeMessage({
    rendered: renderer.message({ publication, baseUrl, language: subscriber.language, purpose }),
    publication,
    deliveryId: id,
    kind,
    marker: kind === 'confirmation' ? (subscriber.confirmNonce ?? undefined) : undefined,
    tokens: kind === 'welcome' ? readerTokens(world, subscriber.id) : null,
    to: address ?? subscriber.address,
    baseUrl,
    date: createdAt,
  });
}

const isMessage = (kind: DeliveryKind): kind is Exclude<DeliveryKind, 'issue'> => kind !== 'issue';
