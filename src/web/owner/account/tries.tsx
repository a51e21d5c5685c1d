/** Limits on guessing: the answer to one try too many. */
import type { Response } from 'express';
import { hourSeconds } from '../../../lib/time.ts';
import { setupText } from '../../../text/owner/setup.ts';
import { english } from '../../../text/reader/catalogues.ts';
import { type Limit, setRetryAfter } from '../../http/limits.ts';
import { Message } from '../../pages/message.tsx';
import { sendPage } from '../../pages/page.tsx';

/** Tries of passwords and of the set-up's secret from one network, in so many seconds. */
export const triesOfNetwork = { count: 10, seconds: 15 * 60 };
/** Tries of one account's password, from wherever. */
export const triesOfAccount = { count: 20, seconds: hourSeconds };

/** Counts one try of the key; false if it is one too many and the answer is given. */
export async function mayTry(limit: Limit, key: string, res: Response): Promise<boolean> {
  const outcome = await limit(key);
  if (outcome.kind === 'allowed') return true;
  const text = setupText.tooMany;
  const lead = text.lead(setRetryAfter(res, outcome));
  sendPage(res, 429, <Message text={english} title={text.title} lead={lead} />);
  return false;
}
