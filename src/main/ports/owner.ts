/**
 * What the owner's pages show and do; each name is a port's method. `bindWaking` is for actions that make a poll, an
 * issue or a mail due.
 */
import { answerFlood } from '../../actions/feeds/answer-flood.ts';
import { pollPublication } from '../../actions/feeds/poll-publication.ts';
import { previewDraft, previewNewest, sendTest } from '../../actions/issues/preview-mail.ts';
import { sendDue } from '../../actions/issues/send-due.ts';
import { addFirstOwner } from '../../actions/owners/add-owner.ts';
import { endSession, sessionOwner, signIn, startSession } from '../../actions/owners/sign-in.ts';
import { changePublication, publishDraft } from '../../actions/publications/change-publication.ts';
import { chooseDraftFeed } from '../../actions/publications/choose-draft-feed.ts';
import { dropDraft } from '../../actions/publications/drop-draft.ts';
import { findSite } from '../../actions/publications/find-site.ts';
import { resumeSending } from '../../actions/publications/resume-sending.ts';
import { addSample } from '../../actions/sample/add-sample.ts';
import { addByOwner } from '../../actions/subscribers/add-by-owner.ts';
import { eraseSubscriber, suppressSubscriber } from '../../actions/subscribers/erase-subscriber.ts';
import { letBackIn } from '../../actions/subscribers/let-back-in.ts';
import { refuseReturn } from '../../actions/subscribers/return.ts';
import { isSetupSecret } from '../../model/owners/tokens.ts';
import { feedsOf } from '../../store/feeds/feeds.ts';
import { floodView } from '../../store/feeds/flood-view.ts';
import { hasOwner } from '../../store/owners/owners.ts';
import { draftOf } from '../../store/publications/drafts.ts';
import { overviewOf } from '../../store/publications/overview.ts';
import { allPublications, publicationBySlug } from '../../store/publications/publications.ts';
import { topicsSeen } from '../../store/publications/topics.ts';
import { subscribersByState } from '../../store/subscribers/counts.ts';
import { subscriberDetails } from '../../store/subscribers/details.ts';
import { subscriberPage } from '../../store/subscribers/find-subscribers.ts';
import type { WebPorts } from '../../web/app.ts';
import type { OpsPort } from '../../web/ops/port.ts';
import { bind, bindWaking } from '../bind.ts';
import type { WebDeps } from './deps.ts';

/** Who is signed in. */
export const sessionPort = (deps: WebDeps): WebPorts['session'] => ({
  ...bind(deps.store, { hasOwner }),
  ...bind(deps, { startSession, sessionOwner, endSession }),
});

export function ownerPorts(
  deps: WebDeps,
  { secretKey, ops, wake }: { secretKey: string; ops: OpsPort; wake: () => void },
): WebPorts['owner'] {
  const { store } = deps;
  return {
    account: {
      ...bind(store, { hasOwner }),
      ...bind(secretKey, { isSetupSecret }),
      ...bind(deps, { addFirstOwner, signIn }),
    },
    new: {
      ...bind(store, { allPublications, publicationBySlug, draftOf }),
      ...bind(deps, { findSite, chooseDraftFeed, dropDraft, previewDraft, publishDraft, addSample }),
    },
    desk: {
      ...ops,
      ...bind(store, { allPublications, publicationBySlug, overviewOf, floodView }),
      ...bind(deps, { previewNewest, sendTest }),
      ...bindWaking(deps, wake, { pollPublication, sendDue, resumeSending, answerFlood }),
    },
    readers: {
      ...bind(store, { publicationBySlug, subscribersByState, subscriberPage, subscriberDetails }),
      ...bind(deps, { suppressSubscriber, refuseReturn, eraseSubscriber }),
      ...bindWaking(deps, wake, { addByOwner, letBackIn }),
    },
    settings: {
      ...bind(store, { publicationBySlug, feedsOf, topicsSeen }),
      ...bind(deps, { changePublication }),
    },
    install: bind(store, { allPublications, publicationBySlug }),
  };
}
