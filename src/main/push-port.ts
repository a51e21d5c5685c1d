import { askForPoll } from '../actions/feeds/ask-for-poll.ts';
import { isSubscribed, receivePush } from '../actions/feeds/websub-receive.ts';
import { verifyIntent } from '../actions/feeds/websub-verify.ts';
import { useKey } from '../actions/owners/use-key.ts';
import type { ApiPort, PushPort } from '../web/ports.ts';
import type { Installation } from './open.ts';

/** What hubs reach. `wake` is called after what makes a poll due. */
export function pushPort(world: Installation, wake: () => void): PushPort {
  return {
    isSubscribed: (token) => isSubscribed(world, token),
    verify: (token, asked) => verifyIntent(world, token, asked),
    async receive(token, body, signature) {
      const outcome = await receivePush(world, token, body, signature);
      if (outcome.kind === 'asked') wake();
      return outcome;
    },
  };
}

/** What the API does; likewise. */
export function apiPort(world: Installation, wake: () => void): ApiPort {
  return {
    useKey: (key) => useKey(world, key),
    async askForPoll(slug) {
      const outcome = await askForPoll(world, slug);
      wake();
      return outcome;
    },
  };
}
