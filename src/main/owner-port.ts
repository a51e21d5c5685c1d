import { answerFlood } from '../actions/feeds/answer-flood.ts';
import type { PollWorld } from '../actions/feeds/poll-world.ts';
import { releaseArticles } from '../actions/feeds/release-articles.ts';
import { assembleIssues } from '../actions/issues/assemble-issues.ts';
import { type PreviewWorld, previewDraft, previewNewest, sendTest } from '../actions/issues/preview-mail.ts';
import { addFirstOwner } from '../actions/owners/add-owner.ts';
import { closeSession, openSession, sessionOwner, signIn } from '../actions/owners/sign-in.ts';
import { changePublication, publishDraft } from '../actions/publications/change-publication.ts';
import { findSite } from '../actions/publications/find-site.ts';
import { addSample } from '../actions/sample/add-sample.ts';
import { eraseSubscriber, suppressSubscriber } from '../actions/subscribers/erase-subscriber.ts';
import { follow } from '../actions/subscribers/follow.ts';
import { undoSuppression } from '../actions/subscribers/lift-suppression.ts';
import { allowReturn, refuseReturn } from '../actions/subscribers/return.ts';
import type { PollReport } from '../cli/options/deps.ts';
import type { Smtp } from '../mail/smtp/smtp.ts';
import { isSetupSecret } from '../model/owners/tokens.ts';
import { parseAddress } from '../model/subscribers/addresses.ts';
import { withFacts } from '../store/feeds/feed-facts.ts';
import { feedsOf } from '../store/feeds/feeds.ts';
import { floodOf } from '../store/feeds/floods.ts';
import { openNotices } from '../store/notices/notices.ts';
import { hasOwner } from '../store/owners/owners.ts';
import { chooseDraftFeed, deleteDraft, draftOf } from '../store/publications/drafts.ts';
import {
  deliveriesOf,
  heldArticles,
  lastIssues,
  nextDigests,
  pausedReaders,
  readersByState,
  waitingDeliveries,
} from '../store/publications/overview.ts';
import { allPublications, publicationBySlug, updatePublication } from '../store/publications/publications.ts';
import { topicsSeen } from '../store/publications/topics.ts';
import { lastMails } from '../store/subscribers/last-mails.ts';
import { findReaders, subscriberByAddress } from '../store/subscribers/readers.ts';
import { openReturn, returnsAsked } from '../store/subscribers/returns.ts';
import { subscriberWithPublication } from '../store/subscribers/subscribers.ts';
import { isSuppressed, suppressionOf } from '../store/subscribers/suppressions.ts';
import { accountProblem } from '../text/owner/accounts.ts';
import { pollText as text } from '../text/owner/poll.ts';
import { absoluteTime } from '../text/owner/times.ts';
import type { Done, OwnerPort, SystemPart } from '../web/owner/port.ts';
import { pollAll } from './session.ts';

export interface OwnerWorld {
  polls: PollWorld;
  previews: PreviewWorld;
  /** Null where mail has nowhere to go. */
  smtp: Smtp | null;
  secretKey: string;
  system(): Promise<SystemPart[]>;
  /** Called after what makes a poll, an issue or a mail due. */
  wake(): void;
}

const readersPerPage = 50;
const most = { issues: 10, held: 20, deliveries: 100, stopped: 10, topics: 40 };

/** What the owner's pages show and do. */
export function ownerPort(world: OwnerWorld): OwnerPort {
  return { ...people(world), ...drafts(world), ...desk(world), ...feeds(world), ...readers(world) };
}

function people({ polls, secretKey }: OwnerWorld) {
  const { store } = polls;
  return {
    hasOwner: () => hasOwner(store),
    isSetupSecret: (typed) => isSetupSecret(secretKey, typed),
    async makeFirstOwner(email, password) {
      const outcome = await addFirstOwner(polls, email, password);
      if (outcome.kind === 'added') return { kind: 'done', ownerId: outcome.ownerId };
      if (outcome.kind === 'exists') return { kind: 'refused', field: 'email', reason: text.ownerExists };
      return { kind: 'refused', field: outcome.field, reason: accountProblem(outcome.problem) };
    },
    openSession: (ownerId) => openSession(polls, ownerId),
    async signIn(email, password) {
      const owner = await signIn(polls, email, password);
      return owner ? { kind: 'done', ownerId: owner.id } : { kind: 'wrong' };
    },
    sessionOwner: (token) => sessionOwner(polls, token),
    closeSession: (token) => closeSession(polls, token),
  } satisfies Partial<OwnerPort>;
}

function drafts({ polls, previews }: OwnerWorld) {
  const { store } = polls;
  return {
    draft: (ownerId) => draftOf(store, ownerId),
    async findSite(ownerId, address) {
      const outcome = await findSite(polls, ownerId, address);
      return outcome.kind === 'found' ? { kind: 'done' } : { kind: 'refused', reason: outcome.reason };
    },
    async chooseFeed(ownerId, url) {
      await store.write((tx) => chooseDraftFeed(tx, ownerId, url));
      return { kind: 'done' };
    },
    dropDraft: (ownerId) => store.write((tx) => deleteDraft(tx, ownerId)),
    async previewDraft(draft, feedUrl) {
      const feed = draft.feeds.find(({ url }) => url === feedUrl);
      return feed && previewDraft(previews, draft, feed);
    },
    addPublication: (draft, form) => publishDraft(polls, draft, form),
    async addSample(): Promise<Done> {
      const outcome = await addSample(polls);
      return outcome.kind === 'taken' ? { kind: 'refused', reason: outcome.reason } : { kind: 'done' };
    },
  } satisfies Partial<OwnerPort>;
}

function desk({ polls, previews, smtp, system, wake }: OwnerWorld) {
  const { store } = polls;
  return {
    publications: () => allPublications(store),
    publicationBySlug: (slug) => publicationBySlug(store, slug),
    system,
    overview: async (id) => ({
      readers: await readersByState(store, id),
      issues: await lastIssues(store, id, most.issues),
      feeds: await withFacts(store, await feedsOf(store, id)),
      held: await heldArticles(store, id, most.held),
      nextDigests: await nextDigests(store, id, polls.clock()),
      waiting: await waitingDeliveries(store, id),
      paused: await pausedReaders(store, id, polls.clock()),
      returns: await returnsAsked(store, id),
    }),
    changeSettings: (publication, form) => changePublication(polls, publication, form),
    async poll(id) {
      const reports = await pollAll(polls, id);
      wake();
      return reports.map(({ url, outcome }) => ({ feed: url, ...pollReport(outcome, polls.clock()) }));
    },
    async send(id, digest) {
      await releaseArticles(polls, id);
      const assembled = await assembleIssues(polls, id, digest);
      wake();
      return assembled;
    },
    async sendTest(publication, address) {
      if (!smtp) return { kind: 'refused', reason: text.noMail };
      const outcome = await sendTest({ ...previews, smtp }, publication, address);
      if (outcome.kind === 'sent') return { kind: 'done' };
      const reason = outcome.kind === 'failed' ? text.refused(outcome.reply) : text.noArticles;
      return { kind: 'refused', reason };
    },
    previewNewest: (publication, cadence) => previewNewest(previews, publication, cadence),
    async resume(id) {
      await store.write((tx) => updatePublication(tx, id, { pausedUntil: null, pausedReason: null }));
      wake();
    },
  } satisfies Partial<OwnerPort>;
}

function pollReport(outcome: PollReport['outcome'], now: Date): { ok: boolean; sentence: string } {
  if (outcome.kind === 'failed') return { ok: false, sentence: outcome.reason };
  if (outcome.kind === 'asked-to-wait')
    return { ok: false, sentence: text.askedToWait(absoluteTime(outcome.until, now)) };
  if (outcome.kind === 'under-way') return { ok: true, sentence: text.underWay };
  return { ok: true, sentence: outcome.kind === 'unchanged' ? text.unchanged : text.polled(outcome) };
}

function feeds({ polls, wake }: OwnerWorld) {
  const { store } = polls;
  return {
    feeds: (id) => feedsOf(store, id),
    topicsSeen: (id) => topicsSeen(store, id, most.topics),
    async flood(id, feedId) {
      const feed = (await feedsOf(store, id)).find((each) => each.id === feedId);
      if (!feed) return undefined;
      const asked = (await openNotices(store, id)).find(
        (notice) => notice.feedId === feedId && notice.kind === 'flood',
      );
      const readers = { instant: 0, digest: 0 };
      for (const { cadence, readers: n } of await nextDigests(store, id, polls.clock()))
        readers[cadence === 'instant' ? 'instant' : 'digest'] += n;
      const flood = (await floodOf(store, feedId, most.stopped)) ?? null;
      return { feed, flood, limit: asked?.data.limit ?? null, readers };
    },
    async answerFlood(feedId, answer, upto) {
      const outcome = await answerFlood(polls, feedId, answer, upto);
      wake();
      return outcome;
    },
  } satisfies Partial<OwnerPort>;
}

function readers({ polls, wake }: OwnerWorld) {
  const { store } = polls;
  return {
    async readers(publicationId, search) {
      const found = await findReaders(store, publicationId, search, readersPerPage + 1);
      const page = found.readers.slice(0, readersPerPage);
      const next = found.readers.length > page.length ? page.at(-1)!.id : null;
      const last = await lastMails(
        store,
        page.map(({ id }) => id),
      );
      const readers = page.map((reader) => ({ ...reader, lastMailAt: last.get(reader.id) ?? null }));
      return { readers, total: found.total, next };
    },
    async reader(publicationId, subscriberId) {
      const found = await subscriberWithPublication(store, subscriberId);
      if (!found || found.publication.id !== publicationId || found.subscriber.erasedAt) return undefined;
      return {
        subscriber: found.subscriber,
        suppression: (await suppressionOf(store, found.subscriber.addressKey)) ?? null,
        askedAt: (await openReturn(store, subscriberId))?.createdAt ?? null,
        deliveries: await deliveriesOf(store, subscriberId, most.deliveries),
      };
    },
    async addReader(publication, typed, owner) {
      const address = parseAddress(typed);
      if (address.kind === 'invalid') return { kind: 'refused', reason: accountProblem(address.problem) };
      if (await isSuppressed(store, address.key)) return { kind: 'refused', reason: text.suppressed };
      await follow(polls, publication, {
        address: address.address,
        addressKey: address.key,
        cadence: publication.defaultCadence,
        timezone: publication.timezone,
        language: publication.language,
        consent: text.addedBy(owner.email),
      });
      wake();
      const row = await subscriberByAddress(store, publication.id, address.key);
      if (row?.state === 'active') return { kind: 'refused', reason: text.alreadyFollows };
      return { kind: 'done', subscriberId: row?.id ?? null };
    },
    suppressReader: (id, owner) => suppressSubscriber(polls, id, text.suppressedBy(owner.email)),
    async allowReader(id) {
      const { kind } = await allowReturn(polls, id);
      wake();
      return kind === 'allowed' ? { kind: 'asked' } : undoSuppression(polls, id);
    },
    async refuseReader(id) {
      await refuseReturn(polls, id);
    },
    eraseReader: (id) => eraseSubscriber(polls, id),
  } satisfies Partial<OwnerPort>;
}
