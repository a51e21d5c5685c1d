import type { Logger } from 'pino';
import { minuteMs } from '../../lib/time.ts';
import { composeNotice } from '../../mail/message/compose.ts';
import type { RenderedMail, Renderer } from '../../mail/render/render.ts';
import type { SendResult, Smtp } from '../../mail/smtp/smtp.ts';
import { retryWaitMs } from '../../model/deliveries/delivery.ts';
import type { Flood } from '../../model/feeds/flood.ts';
import type { Owner } from '../../model/owners/owner.ts';
import type { Publication } from '../../model/publications/publication.ts';
import type { Store } from '../../store/engine/store.ts';
import { floodOf } from '../../store/feeds/floods.ts';
import { claimNotice, closeNotices, ownersToTell, recordNotice } from '../../store/notices/notices.ts';
import { publicationById } from '../../store/publications/publications.ts';
import type { NoticeRow } from '../../store/schema/schema.ts';
import { noticeText } from '../../text/owner/notices.ts';
import { noteOutage, type Outage } from '../deliveries/outage.ts';

export interface NoticeWorld {
  store: Store;
  clock: () => Date;
  log: Logger;
  smtp: Smtp;
  renderer: Renderer;
  /** Without a trailing slash. */
  baseUrl: string;
  /** Until when this process leaves the mail server alone, because it did not answer. */
  outage: Outage;
  /** Aborted when the process is to stop: nothing new is started. */
  stopping: AbortSignal;
}

/** A notice in hand, with the mail that it makes. */
interface Task {
  notice: NoticeRow;
  publication: Publication;
  rendered: RenderedMail;
  /** Owners who need no mail of it any more. */
  told: number[];
}

/** What a notice keeps besides. */
const toldOf = ({ data }: NoticeRow): number[] => [...(data.told ?? [])];

type Told =
  | { kind: 'told'; reply: string; sent: boolean }
  | { kind: 'later'; reply: string }
  /** Closed or taken over, or the process is to stop. */
  | { kind: 'left' };

/** How long a worker keeps a notice without a word: after a crash, its mails go on once this is over. */
const claimMs = 10 * minuteMs;
/** The back-offs of so many attempts make up about five days. */
const maxAttempts = 35;
/** Titles in the mail about a flood. */
const titles = 5;

/**
 * Mails an open notice to every owner who was not told yet. An owner counts as told once the mail server took the mail,
 * or will never take it; where it says "later", the notice is tried again with the back-off of deliveries. What each
 * mail came to is written down before the next one, so a crash repeats at most one, under the same Message-ID.
 */
export async function sendNotice(world: NoticeWorld, id: number): Promise<void> {
  const { store, clock, outage } = world;
  const now = clock();
  const until = new Date(now.getTime() + claimMs);
  const notice = await store.write((tx) => claimNotice(tx, id, until, now));
  if (!notice) return;
  const publication = (await publicationById(store, notice.publicationId))!;
  const resting = [publication.pausedUntil, outage.until].find((end) => end && end > now);
  if (resting) return void (await record(world, notice, { dueAt: resting }));
  const rendered = await renderNotice(world, publication, notice);
  if (!rendered) return store.write((tx) => closeNotices(tx, notice.feedId!, [notice.kind], now));
  await tellOwners(world, { notice, publication, rendered, told: toldOf(notice) });
}

async function tellOwners(world: NoticeWorld, task: Task): Promise<void> {
  const { store, clock } = world;
  const { notice, told } = task;
  let later: string | undefined;
  for (const owner of await ownersToTell(store, told)) {
    const outcome = await tell(world, task, owner);
    if (outcome.kind === 'left') return void (await record(world, notice, { dueAt: clock() }));
    if (outcome.kind === 'later') later = outcome.reply;
    else {
      told.push(owner.id);
      const sentAt = outcome.sent ? clock() : notice.sentAt;
      await record(world, notice, {
        data: { ...notice.data, told },
        reply: outcome.reply,
        sentAt,
      });
      notice.sentAt = sentAt;
    }
  }
  await record(world, notice, later === undefined ? { dueAt: null } : putOff(notice, later, clock()));
}

const record = ({ store }: NoticeWorld, notice: NoticeRow, set: Partial<NoticeRow>): Promise<boolean> =>
  store.write((tx) => recordNotice(tx, notice, set));

/** The next attempt, or none after five days. */
function putOff({ attempts }: NoticeRow, reply: string, now: Date): Partial<NoticeRow> {
  const made = attempts + 1;
  if (made >= maxAttempts) return { attempts: made, dueAt: null, reply: noticeText.givenUp(reply) };
  return { attempts: made, dueAt: new Date(now.getTime() + retryWaitMs(made)), reply };
}

/** One mail to one owner. Until the dot leaves, the answer of an owner at the desk still stops it. */
async function tell(
  world: NoticeWorld,
  { notice, publication, rendered }: Task,
  owner: Owner,
): Promise<Told> {
  const { clock, smtp, baseUrl, stopping, log, outage } = world;
  const noticeId = notice.id;
  const shared = { rendered, publication, baseUrl, date: notice.createdAt };
  const mail = await composeNotice({ ...shared, noticeId, to: owner.email });
  /** Is it still open and ours? If so, it is ours for longer. */
  const keep = async () => {
    const dueAt = new Date(clock().getTime() + claimMs);
    const kept = await record(world, notice, { dueAt });
    if (kept) notice.dueAt = dueAt;
    return kept;
  };
  const result = await smtp.send(mail, {
    beforeMail: async () => !stopping.aborted && (await keep()),
    beforeDot: keep,
  });
  noteOutage(outage, result, clock());
  const outcome = outcomeOf(result, notice);
  if (outcome.kind !== 'left' && !(outcome.kind === 'told' && outcome.sent))
    log.warn({ notice: notice.id, owner: owner.id }, `A mail to an owner did not go: ${outcome.reply}`);
  return outcome;
}

/** An ambiguous end is tried once more, as with deliveries; a refusal that blames the server or the sender, as often as any. */
function outcomeOf(result: SendResult, { attempts }: NoticeRow): Told {
  if (result.kind === 'stopped' || result.kind === 'fenced') return { kind: 'left' };
  const { kind, reply } = result;
  if (kind === 'sent') return { kind: 'told', reply, sent: true };
  if (kind === 'ambiguous' && attempts > 0) return { kind: 'told', reply: `unknown: ${reply}`, sent: false };
  if (kind === 'permanent' && result.blames !== 'server') return { kind: 'told', reply, sent: false };
  return { kind: 'later', reply };
}

/** Undefined where there is nothing to tell any more. */
async function renderNotice(
  { store, renderer, baseUrl }: NoticeWorld,
  publication: Publication,
  notice: NoticeRow,
): Promise<RenderedMail | undefined> {
  const { kind, data, feedId } = notice;
  const flood = kind === 'flood' ? await floodOf(store, feedId!, titles) : noFlood;
  if (!flood) return undefined;
  const { articles, total } = flood;
  const url = `${baseUrl}${deskPath(publication, notice)}`;
  return renderer.notice({ publication, kind, data, articles, total, url, baseUrl });
}

const noFlood: Pick<Flood, 'articles' | 'total'> = { articles: [], total: 0 };

/** Where the desk says more: of a reader, or of a feed. */
function deskPath({ slug }: Publication, { kind, feedId, subscriberId }: NoticeRow): string {
  const home = `/owner/publications/${slug}`;
  if (subscriberId !== null) return `${home}/readers/${subscriberId}`;
  return kind === 'flood' ? `${home}/feeds/${feedId}` : `${home}#feed-${feedId}`;
}
