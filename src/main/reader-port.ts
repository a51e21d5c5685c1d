import { changeSchedule } from '../actions/change-schedule.ts';
import { confirm } from '../actions/confirm.ts';
import { follow } from '../actions/follow.ts';
import { rejoin } from '../actions/rejoin.ts';
import { unsubscribe } from '../actions/unsubscribe.ts';
import { allPublications, publicationBySlug } from '../store/publications.ts';
import { subscriberWithPublication } from '../store/subscribers.ts';
import type { ReaderPort } from '../web/ports.ts';
import type { Installation } from './open.ts';

/** What the readers' pages show and do. `wake` is called after what makes a mail due. */
export function readerPort(world: Installation, wake: () => void): ReaderPort {
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
    follow: (publication, signUp) => waking(follow(world, publication, signUp)),
    confirm: (token) => confirm(world, token),
    unsubscribe: (id) => unsubscribe(world, id),
    rejoin: (id) => waking(rejoin(world, id)),
    changeSchedule: (id, schedule) => waking(changeSchedule(world, id, schedule)),
  };
}
