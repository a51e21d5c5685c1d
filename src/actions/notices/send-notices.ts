import type { Logger } from 'pino';
import { minuteMs } from '../../lib/time.ts';
import { composeNotice } from '../../mail/message/compose.ts';
import type { RenderedMail, Renderer } from '../../mail/render/render.ts';
import type { SendResult, Smtp } from '../../mail/smtp/smtp.ts';
import { retryWaitMs } from '../../model/deliveries/delivery.ts';
import type { Flood } from '../../model/feeds/flood.ts';
import type { Owner } from '../../model/owners/owner.ts';
import type { Publication } from '../../model/publications/publication.ts';
import { floodOf } from '../../store/feeds/floods.ts';
import { claimNotice, closeNotices, ownersToTell, recordNotice } from '../../store/notices/notices.ts';
import { publicationById } from '../../store/publications/publications.ts';
import type { NoticeRow } from '../../store/schema/schema.ts';
import { noticeText } from '../../text/owner/notices.ts';
import { noteOutage, type Outage } from '../deliveries/outage.ts';
import type { Deps } from '../deps.ts';

export interface NoticeDeps extends Deps {
  log: Logger;
  smtp: Smtp;
  renderer: Renderer;
  /** Without a trailing slash. */
  baseUrl: string;
  /** Until when this process does not connect to the mail server, because it did not answer. */
  outage: Outage;
  /** Is aborted when the process has to stop: then no new mail is started. */
  stopping: AbortSignal;
}

/** A notice that this worker holds, with its mail. */
interface Task {
  notice: NoticeRow;
  publication: Publication;
  rendered: RenderedMail;
  /** The owners who need no mail about it any more. */
  told: number[];
}

/** The stored progress of a notice. */
const toldOf = ({ data }: NoticeRow): number[] => [...(data.told ?? [])];

type Told =
  | { kind: 'told'; reply: string; sent: boolean }
  | { kind: 'later'; reply: string }
  /** The notice was closed or taken over by another worker, or the process has to stop. */
  | { kind: 'left' };

/**
 * How long (ms) a worker holds a notice without renewing its claim. After a crash, another worker goes on with the
 * mails after this time.
 */
const claimMs = 10 * minuteMs;
/** The back-offs of this number of attempts add up to about five days. */
const maxAttempts = 35;
/** The number of titles in the mail about a flood. */
const titles = 5;

/**
 * Mails an open notice to every owner who was not told yet. An owner counts as told after the mail server accepted the
 * mail, or refused it for good. If the server says "later", the notice is tried again with the back-off of deliveries.
 * The result of each mail is stored before the next one, so a crash repeats at most one mail, with the same Message-ID.
 */
export async function sendNotice(deps: NoticeDeps, id: number): Promise<void> {
  const { store, clock, outage } = deps;
  const now = clock();
  const until = new Date(now.getTime() + claimMs);
  const notice = await store.write((tx) => claimNotice(tx, id, until, now));
  if (!notice) return;
  const publication = (await publicationById(store, notice.publicationId))!;
  const resting = [publication.pausedUntil, outage.until].find((end) => end && end > now);
  if (resting) return void (await record(deps, notice, { dueAt: resting }));
  const rendered = await renderNotice(deps, publication, notice);
  if (!rendered) return store.write((tx) => closeNotices(tx, notice.feedId!, [notice.kind], now));
  await tellOwners(deps, { notice, publication, rendered, told: toldOf(notice) });
}

async function tellOwners(deps: NoticeDeps, task: Task): Promise<void> {
  const { store, clock } = deps;
  const { notice, told } = task;
  let later: string | undefined;
  for (const owner of await ownersToTell(store, told)) {
    const outcome = await tell(deps, task, owner);
    if (outcome.kind === 'left') return void (await record(deps, notice, { dueAt: clock() }));
    if (outcome.kind === 'later') later = outcome.reply;
    else {
      told.push(owner.id);
      const sentAt = outcome.sent ? clock() : notice.sentAt;
      await record(deps, notice, {
        data: { ...notice.data, told },
        reply: outcome.reply,
        sentAt,
      });
      notice.sentAt = sentAt;
    }
  }
  await record(deps, notice, later === undefined ? { dueAt: null } : putOff(notice, later, clock()));
}

const record = ({ store }: NoticeDeps, notice: NoticeRow, set: Partial<NoticeRow>): Promise<boolean> =>
  store.write((tx) => recordNotice(tx, notice, set));

/** Plans the next attempt, or none after five days. */
function putOff({ attempts }: NoticeRow, reply: string, now: Date): Partial<NoticeRow> {
  const made = attempts + 1;
  if (made >= maxAttempts) return { attempts: made, dueAt: null, reply: noticeText.givenUp(reply) };
  return { attempts: made, dueAt: new Date(now.getTime() + retryWaitMs(made)), reply };
}

/** Sends one mail to one owner. An answer of an owner at the desk still stops it until the dot is sent. */
async function tell(deps: NoticeDeps, { notice, publication, rendered }: Task, owner: Owner): Promise<Told> {
  const { clock, smtp, baseUrl, stopping, log, outage } = deps;
  const noticeId = notice.id;
  const shared = { rendered, publication, baseUrl, date: notice.createdAt };
  const mail = await composeNotice({ ...shared, noticeId, to: owner.email });
  /** Says whether the notice is still open and held by this worker. If so, the claim is renewed. */
  const renewClaim = async () => {
    const dueAt = new Date(clock().getTime() + claimMs);
    const kept = await record(deps, notice, { dueAt });
    if (kept) notice.dueAt = dueAt;
    return kept;
  };
  const result = await smtp.send(mail, {
    beforeMail: async () => !stopping.aborted && (await renewClaim()),
    beforeDot: renewClaim,
  });
  noteOutage(outage, result, clock());
  const outcome = outcomeOf(result, notice);
  if (outcome.kind !== 'left' && !(outcome.kind === 'told' && outcome.sent))
    log.warn({ notice: notice.id, owner: owner.id }, `A mail to an owner did not go: ${outcome.reply}`);
  return outcome;
}

/**
 * After an ambiguous result the mail is tried once more, as deliveries are. After a refusal that blames the server or
 * the sender, it is tried as often as after any other.
 */
function outcomeOf(result: SendResult, { attempts }: NoticeRow): Told {
  if (result.kind === 'stopped' || result.kind === 'fenced') return { kind: 'left' };
  const { kind, reply } = result;
  if (kind === 'sent') return { kind: 'told', reply, sent: true };
  if (kind === 'ambiguous' && attempts > 0) return { kind: 'told', reply: `unknown: ${reply}`, sent: false };
  if (kind === 'permanent' && result.blames !== 'server') return { kind: 'told', reply, sent: false };
  return { kind: 'later', reply };
}

/** Returns undefined if there is nothing to tell any more. */
async function renderNotice(
  { store, renderer, baseUrl }: NoticeDeps,
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

/** Returns the path of the desk's page about the reader or the feed. */
function deskPath({ slug }: Publication, { kind, feedId, subscriberId }: NoticeRow): string {
  const home = `/owner/publications/${slug}`;
  if (subscriberId !== null) return `${home}/readers/${subscriberId}`;
  return kind === 'flood' ? `${home}/feeds/${feedId}` : `${home}#feed-${feedId}`;
}
