/**
 * Who opens a reader's own page, and with which link: the one in every mail, or a fresh one that was mailed on request.
 */

import type { Request, Response } from 'express';
import { minuteMs } from '../../../lib/time.ts';
import { freshMinutes } from '../../../model/owners/tokens.ts';
import type { Following } from '../../../model/publications/following.ts';
import type { SubscriberState } from '../../../model/subscribers/subscriber.ts';
import type { ReaderText } from '../../../text/reader/catalogue.ts';
import type { Deps } from '../../http/deps.ts';
import { browserText } from '../../http/language.ts';
import { sendInvalidLink, sendMessage, startLink, textOf } from '../links/link.tsx';
import type { VisitPort } from './port.ts';

/** `expired`: a fresh link past its time, which opens only what the ordinary link opens. */
export type LinkKind = 'ordinary' | 'fresh' | 'expired';

/** `silenced`: the reader complained, or the address is suppressed. */
type Standing = Exclude<SubscriberState, 'complained'> | 'silenced';

export interface ReaderVisit extends Following {
  token: string;
  link: LinkKind;
  standing: Standing;
  /** The texts in the reader's language. */
  text: ReaderText;
}

/** Returns undefined if the link is not valid or the reader was erased; the response has then been sent. */
export async function readerVisit(
  deps: Deps<VisitPort>,
  req: Request<{ token: string }>,
  res: Response,
): Promise<ReaderVisit | undefined> {
  const { token } = req.params;
  const opened = readLink(deps, token);
  if (!opened) {
    sendInvalidLink(res);
    return undefined;
  }
  const found = await deps.port.subscriberWithPublication(opened.subscriberId);
  if (!found || found.subscriber.erasedAt) {
    sendGone(res);
    return undefined;
  }
  const standing = await standingOf(deps, found);
  return { ...found, token, link: opened.link, standing, text: textOf(found) };
}

/** Returns whether the row is gone or its data was erased. */
export function sendGone(res: Response): void {
  const text = browserText(res);
  const { unknownTitle, unknownLead } = text.pages.unsubscribe;
  sendMessage(res, 410, { text, title: unknownTitle, lead: unknownLead, links: [startLink(text)] });
}

function readLink(
  { tokens, clock }: Deps<VisitPort>,
  token: string,
): { subscriberId: number; link: LinkKind } | undefined {
  const ordinary = tokens.manage.read(token, clock());
  if (ordinary.kind === 'valid') return { ...ordinary.value, link: 'ordinary' };
  const fresh = tokens.fresh.read(token, clock());
  if (fresh.kind === 'valid') return { ...fresh.value, link: 'fresh' };
  // The link still says which reader it belongs to: it was mailed to them, as the ordinary link was.
  const expired = tokens.fresh.read(token, new Date(0));
  return fresh.kind === 'expired' && expired.kind === 'valid'
    ? { ...expired.value, link: 'expired' }
    : undefined;
}

async function standingOf({ port }: Deps<VisitPort>, { subscriber }: Following): Promise<Standing> {
  const { state, addressKey } = subscriber;
  return state === 'complained' || (await port.isSuppressed(addressKey)) ? 'silenced' : state;
}

/** Returns the address of another page of the same reader. Its link expires when the current one does. */
export function freshPath({ tokens }: Deps<VisitPort>, token: string, subscriberId: number): string {
  const [payload = ''] = token.split('.');
  const { e } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { e: number };
  const madeAt = new Date(e * 1000 - freshMinutes * minuteMs);
  return `/manage/${tokens.fresh.make({ subscriberId }, madeAt)}`;
}
