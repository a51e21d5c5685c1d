/** What other programs ask of Postrider: blogs and hubs that push, and owners' programs with an API key. */
import { askForPoll } from '../../actions/feeds/ask-for-poll.ts';
import { ping } from '../../actions/feeds/ping.ts';
import { isSubscribed, receivePush } from '../../actions/feeds/websub-receive.ts';
import { verifyIntent } from '../../actions/feeds/websub-verify.ts';
import { useKey } from '../../actions/owners/use-key.ts';
import type { WebPorts } from '../../web/app.ts';
import { bind, bindWaking } from '../bind.ts';
import type { WebDeps } from './deps.ts';

export function programPorts(deps: WebDeps, wake: () => void): Pick<WebPorts, 'hooks' | 'api'> {
  return {
    hooks: {
      ...bind(deps, { isSubscribed, verifyIntent }),
      ...bindWaking(deps, wake, { ping }),
      // A push with a wrong signature changes nothing and doesn't wake the dispatcher.
      async receivePush(...push) {
        const outcome = await receivePush(deps, ...push);
        if (outcome.kind === 'asked') wake();
        return outcome;
      },
    },
    api: {
      ...bind(deps, { useKey }),
      ...bindWaking(deps, wake, { askForPoll }),
    },
  };
}
