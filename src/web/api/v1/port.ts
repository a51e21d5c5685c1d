/** What owners' programs can do with an API key. */
import type { AskOutcome } from '../../../actions/feeds/ask-for-poll.ts';
import type { KnownKey } from '../../../actions/owners/use-key.ts';

export interface KeyPort {
  /** Returns undefined if no such key exists. */
  useKey(key: string): Promise<KnownKey | undefined>;
}

export interface ApiPort extends KeyPort {
  askForPoll(slug: string): Promise<AskOutcome>;
}
