import { createWebCopies } from '../actions/issues/web-copy.ts';
import { askForAddress, changeAddress } from '../actions/subscribers/change-address.ts';
import { changeChoices } from '../actions/subscribers/change-choices.ts';
import { confirm } from '../actions/subscribers/confirm.ts';
import { eraseSubscriber } from '../actions/subscribers/erase-subscriber.ts';
import { follow } from '../actions/subscribers/follow.ts';
import { gatherData } from '../actions/subscribers/gather-data.ts';
import { rejoin } from '../actions/subscribers/rejoin.ts';
import { askReturn } from '../actions/subscribers/return.ts';
import { sendLink, sendLostLink } from '../actions/subscribers/send-link.ts';
import { unsubscribe } from '../actions/subscribers/unsubscribe.ts';
import type { Renderer } from '../mail/render/render.ts';
import { allPublications, publicationBySlug } from '../store/publications/publications.ts';
import { namesSeen, topicsSeen } from '../store/publications/topics.ts';
import { lastIssuesTo, subscriptionsOf } from '../store/subscribers/my-data.ts';
import { subscriberWithPublication } from '../store/subscribers/subscribers.ts';
import { isSuppressed } from '../store/subscribers/suppressions.ts';
import type { ReaderPort } from '../web/ports.ts';
import type { Installation } from './open.ts';

const most = { issues: 50, offers: 30, topics: 100 };

/** What the readers' pages show and do. `wake` is called after what makes a mail due. */
export function readerPort(world: Installation, renderer: Renderer, wake: () => void): ReaderPort {
  const { store } = world;
  const waking = async <T>(outcome: Promise<T>): Promise<T> => {
    const result = await outcome;
    wake();
    return result;
  };
  return {
    publicationBySlug: (slug) => publicationBySlug(store, slug),
    publications: () => allPublications(store),
    subscriber: (id) => subscriberWithPublication(store, id),
    topicsSeen: (id) => topicsSeen(store, id, most.topics),
    follow: (publication, signUp) => waking(follow(world, publication, signUp)),
    confirm: (token) => waking(confirm(world, token)),
    unsubscribe: (id) => waking(unsubscribe(world, id)),
    rejoin: (id) => waking(rejoin(world, id)),
    webCopy: createWebCopies({ store, renderer, baseUrl: world.config.baseUrl }),
    changeChoices: (id, choices) => waking(changeChoices(world, id, choices)),
    async offers(publicationId) {
      const { topics, authors } = await namesSeen(store, publicationId, most.offers);
      return { topics: topics.map(({ name }) => name), authors: authors.map(({ name }) => name) };
    },
    lastIssues: (id) => lastIssuesTo(store, id, most.issues),
    isSuppressed: (addressKey) => isSuppressed(store, addressKey),
    subscriptions: (addressKey) => subscriptionsOf(store, addressKey),
    sendLink: (id) => waking(sendLink(world, id)),
    sendLostLink: (addressKey) => waking(sendLostLink(world, addressKey)),
    askForAddress: (id, wanted) => waking(askForAddress(world, id, wanted)),
    changeAddress: (token) => waking(changeAddress(world, token)),
    data: (id) => gatherData(world, id),
    erase: (id) => eraseSubscriber(world, id),
    askReturn: (id) => waking(askReturn(world, id)),
  };
}
