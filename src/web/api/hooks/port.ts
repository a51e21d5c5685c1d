/** What blogs and WebSub hubs report to Postrider. */
import type { PingOutcome } from '../../../actions/feeds/ping.ts';
import type { ReceiveOutcome } from '../../../actions/feeds/websub-receive.ts';
import type { VerifyOutcome } from '../../../actions/feeds/websub-verify.ts';
import type { Verification } from '../../../feed/push/websub.ts';

export interface PingPort {
  /** A blog reports that it has published. The only effect is a poll of feeds that are already known. */
  ping(addresses: string[]): Promise<PingOutcome>;
}

/** `token` names a subscription. */
export interface WebSubPort {
  isSubscribed(token: string): Promise<boolean>;
  verifyIntent(token: string, asked: Verification): Promise<VerifyOutcome>;
  /** The only effect of a correctly signed push is a poll. */
  receivePush(token: string, body: Uint8Array, signature: string | undefined): Promise<ReceiveOutcome>;
}

export interface HooksPort extends PingPort, WebSubPort {}
