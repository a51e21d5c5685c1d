/** A fake of what readers' pages need: one object for all their ports, so that they see the same rows. */
import { scheduleColumns } from '../../../src/model/issues/cadence.ts';
import { addressMark } from '../../../src/model/owners/tokens.ts';
import type { NameCount } from '../../../src/model/publications/names.ts';
import type { Publication } from '../../../src/model/publications/publication.ts';
import type { Subscriber } from '../../../src/model/subscribers/subscriber.ts';
import type { FollowPort } from '../../../src/web/reader/follow/port.ts';
import type { LinksPort } from '../../../src/web/reader/links/port.ts';
import type { ManagePort } from '../../../src/web/reader/manage/port.ts';
import type { StartPort } from '../../../src/web/start/port.ts';

export type FakeReaderPort = StartPort & FollowPort & LinksPort & ManagePort;

/** Names of one article each. */
export const seen = (...names: string[]): NameCount[] => names.map((name) => ({ name, count: 1 }));

/** Keeps publications and subscribers in memory, and every call that changes something in `changes`. */
export function fakeReader(publications: Publication[], subscribers: Subscriber[], clock: () => Date) {
  const changes: [verb: string, ...args: unknown[]][] = [];
  const rows = new Map(subscribers.map((row) => [row.id, { ...row }]));
  const port: FakeReaderPort = {
    publicationBySlug: async (slug) => publications.find((p) => p.slug === slug.toLowerCase()),
    allPublications: async () => publications,
    hasOwner: async () => true,
    async subscriberWithPublication(id) {
      const row = rows.get(id);
      const owner = publications.find((p) => p.id === row?.publicationId);
      return row && owner && { subscriber: { ...row }, publication: owner };
    },
    async follow(followed, signUp) {
      changes.push(['follow', followed.slug, signUp]);
    },
    async confirm(token) {
      changes.push(['confirm', token]);
      const row = rows.get(token.subscriberId);
      if (row?.state === 'active') return { kind: 'already' };
      if (row?.state !== 'pending' || row.confirmNonce !== token.nonce) return { kind: 'stale' };
      Object.assign(row, { state: 'active', confirmNonce: null, confirmedAt: clock() });
      return { kind: 'confirmed' };
    },
    async unsubscribe(id) {
      changes.push(['unsubscribe', id]);
      const row = rows.get(id);
      if (!row) return { kind: 'unknown' };
      if (row.state === 'unsubscribed') return { kind: 'already' };
      Object.assign(row, { state: 'unsubscribed', unsubscribedAt: clock() });
      return { kind: 'left' };
    },
    async rejoin(id) {
      changes.push(['rejoin', id]);
      const row = rows.get(id);
      if (!row) return { kind: 'unknown' };
      if (clock().getTime() - (row.unsubscribedAt?.getTime() ?? 0) > 24 * 3600_000)
        return { kind: 'too-late' };
      Object.assign(row, { state: 'active', unsubscribedAt: null });
      return { kind: 'active' };
    },
    webCopy: async () => ({ kind: 'none' }),
    async changeChoices(id, choices) {
      changes.push(['changeChoices', id, choices]);
      const row = rows.get(id);
      if (row?.state !== 'active') return false;
      const { schedule, filters, tracking, pausedUntil, language } = choices;
      if (schedule) Object.assign(row, scheduleColumns(schedule));
      if (filters !== undefined) row.filters = filters;
      if (language !== undefined) row.language = language;
      if (pausedUntil !== undefined) row.pausedUntil = pausedUntil;
      if (tracking !== undefined) row.trackingConsentAt = tracking ? clock() : null;
      return true;
    },
    namesSeen: async () => ({
      topics: seen('Harbour', 'Weather'),
      authors: seen('Ada Wren', 'Bo Finch'),
    }),
    lastIssuesTo: async () => [],
    isSuppressed: async () => false,
    async followingsOf(addressKey) {
      return [...rows.values()].flatMap((row) => {
        const owner = publications.find((p) => p.id === row.publicationId);
        return owner && row.addressKey === addressKey ? [{ subscriber: { ...row }, publication: owner }] : [];
      });
    },
    async sendLink(id) {
      changes.push(['sendLink', id]);
    },
    async sendLostLink(addressKey) {
      changes.push(['sendLostLink', addressKey]);
    },
    async askForAddress(id, wanted) {
      changes.push(['askForAddress', id, wanted]);
      return { kind: 'asked' };
    },
    async changeAddress(token) {
      changes.push(['changeAddress', token]);
      const row = rows.get(token.subscriberId);
      if (!row || addressMark(row) !== token.from) return { kind: 'stale' };
      Object.assign(row, { address: token.to, addressKey: token.to, confirmNonce: `after ${token.to}` });
      return { kind: 'changed' };
    },
    async gatherData(id) {
      return { address: rows.get(id)?.address };
    },
    async eraseSubscriber(id) {
      changes.push(['eraseSubscriber', id]);
      const key = rows.get(id)?.addressKey;
      for (const row of rows.values())
        if (row.addressKey === key)
          Object.assign(row, { address: '', addressKey: `erased ${row.id}`, erasedAt: clock() });
    },
    async askReturn(id) {
      changes.push(['askReturn', id]);
      return { kind: 'asked' };
    },
  };
  return { port, changes, rows };
}
