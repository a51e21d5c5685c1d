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

export interface ComposeDeps extends LinkContext {
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

/**
 * Returns the rendering of an issue. It is made once, at the first lease of one of its deliveries, and stored: every
 * worker and every retry uses it.
 */
async function renderingOf(
  deps: ComposeDeps,
  publication: Publication,
  issue: Issue,
  readUrl: string,
): Promise<RenderedIssue> {
  if (issue.rendered) return issue.rendered;
  const rendered = deps.renderer.issue({
    publication,
    cadence: issue.cadence,
    ...(await articlesOfIssue(deps.store, issue, publication.mostArticles)),
    marker: issue.marker,
    baseUrl: deps.baseUrl,
    readUrl,
    language: issue.language,
    date: issue.createdAt,
  });
  return deps.store.write((tx) => keepRendering(tx, issue.id, rendered));
}

/**
 * Loads the rows that the deliveries of a batch share, once for all.
 * @returns a function that composes the mail of one delivery
 */
export async function createComposer(
  deps: ComposeDeps,
  deliveries: Delivery[],
): Promise<(delivery: Delivery) => Promise<MailFor>> {
  const { store } = deps;
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
      const readUrl = webCopyUrl(deps, issueId);
      const rendered = await renderingOf(deps, publications.get(publicationId)!, issue, readUrl);
      issues.set(issueId, { issue, rendered, readUrl });
    }
  }
  return async (delivery) => {
    const publication = publications.get(delivery.publicationId)!;
    const subscriber = subscribers.get(delivery.subscriberId)!;
    const shared = delivery.issueId === null ? undefined : issues.get(delivery.issueId);
    const mail = shared
      ? await issueMail(deps, delivery, publication, subscriber, shared)
      : await messageMail(deps, delivery, publication, subscriber);
    return { mail, publication, subscriber };
  };
}

function issueMail(
  deps: ComposeDeps,
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
    baseUrl: deps.baseUrl,
    readUrl,
    tokens: readerTokens(deps, subscriber.id),
    date: issue.createdAt,
  });
}

/** Composes a mail that is not an issue. It is rendered when it is sent, and not stored. */
function messageMail(
  deps: ComposeDeps,
  delivery: Delivery,
  publication: Publication,
  subscriber: Subscriber,
): Promise<ComposedMail> {
  const { baseUrl, renderer } = deps;
  const { id, kind, address, createdAt } = delivery;
  if (!isMessage(kind)) throw new Error(`delivery ${id} is of an issue, but has none`);
  const purpose = purposeOf(deps, { ...delivery, kind }, subscriber);
  return composeMessage({
    rendered: renderer.message({ publication, baseUrl, language: subscriber.language, purpose }),
    publication,
    deliveryId: id,
    kind,
    marker: kind === 'confirmation' ? (subscriber.confirmNonce ?? undefined) : undefined,
    tokens: kind === 'welcome' ? readerTokens(deps, subscriber.id) : null,
    to: address ?? subscriber.address,
    baseUrl,
    date: createdAt,
  });
}

const isMessage = (kind: DeliveryKind): kind is Exclude<DeliveryKind, 'issue'> => kind !== 'issue';
