/** Limits on guessing passwords and secrets, and the answer to an attempt over the limit. */
import type { Response } from 'express';
import { hourSeconds } from '../../../lib/time.ts';
import { setupText } from '../../../text/owner/setup.ts';
import { english } from '../../../text/reader/catalogues.ts';
import { type Limit, setRetryAfter } from '../../http/limits.ts';
import { Message } from '../../pages/message.tsx';
import { sendPage } from '../../pages/page.tsx';

/** Limits attempts at passwords and at the set-up secret from one network. */
export const triesOfNetwork = { count: 10, seconds: 15 * 60 };
/** Limits attempts at one account's password, from all networks together. */
export const triesOfAccount = { count: 20, seconds: hourSeconds };

/** Counts one attempt for the key. @returns false if it exceeds the limit; the response has then been sent */
export async function mayTry(limit: Limit, key: string, res: Response): Promise<boolean> {
  const outcome = await limit(key);
  if (outcome.kind === 'allowed') return true;
  const text = setupText.tooMany;
  const lead = text.lead(setRetryAfter(res, outcome));
  sendPage(res, 429, <Message text={english} title={text.title} lead={lead} />);
  return false;
}
