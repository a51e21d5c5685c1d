/** What the pages behind the links in mails need from the rest of Postrider. */

import type { WebCopy } from '../../../actions/issues/web-copy.ts';
import type { ConfirmOutcome } from '../../../actions/subscribers/confirm.ts';
import type { RejoinOutcome } from '../../../actions/subscribers/rejoin.ts';
import type { UnsubscribeOutcome } from '../../../actions/subscribers/unsubscribe.ts';
import type { Following } from '../../../model/publications/following.ts';

export interface LinksPort {
  subscriberWithPublication(id: number): Promise<Following | undefined>;
  confirm(token: { subscriberId: number; nonce: string }): Promise<ConfirmOutcome>;
  unsubscribe(subscriberId: number): Promise<UnsubscribeOutcome>;
  rejoin(subscriberId: number): Promise<RejoinOutcome>;
  webCopy(issueId: number): Promise<WebCopy>;
}
