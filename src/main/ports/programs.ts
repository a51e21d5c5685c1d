/** What other programs ask of Postrider: blogs and hubs that push, and owners' programs with an API key. */
import { askForPoll } from '../../actions/feeds/ask-for-poll.ts';
import { ping } from '../../actions/feeds/ping.ts';
import { isSubscribed, receivePush } from '../../actions/feeds/websub-receive.ts';
import { verifyIntent } from '../../actions/feeds/websub-verify.ts';
import { useKey } from '../../actions/owners/use-key.ts';
import type { WebPorts } from '../../web/app.ts';
import { bind, bindWaking } from '../bind.ts';
import type { WebWorld } from './world.ts';

export function programPorts(world: WebWorld, wake: () => void): Pick<WebPorts, 'hooks' | 'api'> {
  return {
    hooks: {
      ...bind(world, { isSubscribed, verifyIntent }),
      ...bindWaking(world, wake, { ping }),
      // A push with a wrong signature changes nothing and doesn't wake the dispatcher.
      async receivePush(...push) {
        const outcome = await receivePush(world, ...push);
        if (outcome.kind === 'asked') wake();
        return outcome;
      },
    },
    api: {
      ...bind(world, { useKey }),
      ...bindWaking(world, wake, { askForPoll }),
    },
  };
}
