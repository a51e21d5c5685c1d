/** What programs of the owner do with an API key. */
import type { AskOutcome } from '../../../actions/feeds/ask-for-poll.ts';
import type { KnownKey } from '../../../actions/owners/use-key.ts';

export interface KeyPort {
  /** Undefined for a key that nobody made. */
  useKey(key: string): Promise<KnownKey | undefined>;
}

export interface ApiPort extends KeyPort {
  askForPoll(slug: string): Promise<AskOutcome>;
}
