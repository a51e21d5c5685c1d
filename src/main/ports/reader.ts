/** What readers' pages show and do; each name is a port's method. `bindWaking` is for actions that make a mail due. */
import { createWebCopies } from '../../actions/issues/web-copy.ts';
import { askForAddress, changeAddress } from '../../actions/subscribers/change-address.ts';
import { changeChoices } from '../../actions/subscribers/change-choices.ts';
import { confirm } from '../../actions/subscribers/confirm.ts';
import { eraseSubscriber } from '../../actions/subscribers/erase-subscriber.ts';
import { follow } from '../../actions/subscribers/follow.ts';
import { gatherData } from '../../actions/subscribers/gather-data.ts';
import { rejoin } from '../../actions/subscribers/rejoin.ts';
import { askReturn } from '../../actions/subscribers/return.ts';
import { sendLink, sendLostLink } from '../../actions/subscribers/send-link.ts';
import { unsubscribe } from '../../actions/subscribers/unsubscribe.ts';
import { lastIssuesTo } from '../../store/deliveries/summaries.ts';
import { hasOwner } from '../../store/owners/owners.ts';
import { allPublications, publicationBySlug } from '../../store/publications/publications.ts';
import { namesSeen } from '../../store/publications/topics.ts';
import { followingsOf } from '../../store/subscribers/personal-data.ts';
import { subscriberWithPublication } from '../../store/subscribers/subscribers.ts';
import { isSuppressed } from '../../store/subscribers/suppressions.ts';
import type { WebPorts } from '../../web/app.ts';
import { bind, bindWaking } from '../bind.ts';
import type { WebDeps } from './deps.ts';

type ReaderPorts = Pick<WebPorts, 'start' | 'follow' | 'links' | 'manage'>;

export function readerPorts(deps: WebDeps, wake: () => void): ReaderPorts {
  const { store } = deps;
  return {
    start: bind(store, { allPublications, hasOwner }),
    follow: {
      ...bind(store, { publicationBySlug }),
      ...bindWaking(deps, wake, { follow }),
    },
    links: {
      ...bind(store, { subscriberWithPublication }),
      ...bindWaking(deps, wake, { confirm, unsubscribe, rejoin }),
      webCopy: createWebCopies(deps),
    },
    manage: {
      ...bind(store, { subscriberWithPublication, isSuppressed, followingsOf, namesSeen, lastIssuesTo }),
      ...bind(deps, { gatherData, eraseSubscriber }),
      ...bindWaking(deps, wake, {
        changeChoices,
        sendLink,
        sendLostLink,
        askForAddress,
        changeAddress,
        askReturn,
      }),
    },
  };
}
