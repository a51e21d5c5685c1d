import { eq } from 'drizzle-orm';
import PostalMime from 'postal-mime';
import { beforeAll, describe, expect, it } from 'vitest';
import { createComposer } from '../../../src/actions/deliveries/compose-mail.ts';
import { assembleIssues } from '../../../src/actions/issues/assemble-issues.ts';
import { createRenderer, type Renderer } from '../../../src/mail/render/render.ts';
import type { DeliveryKind } from '../../../src/model/deliveries/delivery.ts';
import { type Filters, filtersHash, noFilters } from '../../../src/model/issues/filters.ts';
import { addressMark, createTokens } from '../../../src/model/owners/tokens.ts';
import { queueMail } from '../../../src/store/deliveries/messages.ts';
import type { Store } from '../../../src/store/engine/store.ts';
import type { DeliveryRow, SubscriberRow } from '../../../src/store/schema/schema.ts';
import { testClock } from '../../support/clock.ts';
import { onEachEngine } from '../../support/store.ts';
import { publish, seedPublication, seedReaders } from '../../support/worlds/seed.ts';

let renderer: Renderer;
beforeAll(async () => {
  renderer = await createRenderer();
});

const baseUrl = 'https://news.example';
const tokens = createTokens('a key for tests, of thirty-two characters');
const start = '2026-03-02T10:00:00Z';
const worldOf = (store: Store) => ({ store, renderer, tokens, clock: testClock(start), baseUrl });

const filtered = (some: Partial<Filters>) => {
  const filters = { ...noFilters, ...some };
  return { filters, filtersHash: filtersHash(filters) };
};

/** The mails of all deliveries there are, in their order. */
async function mailsOf(store: Store) {
  const deliveries: DeliveryRow[] = await store.read.select().from(store.tables.delivery);
  const compose = await createComposer(worldOf(store), deliveries);
  return Promise.all(
    deliveries.map(async (delivery) => {
      const { mail } = await compose(delivery);
      const { subject, text, html, headers } = await PostalMime.parse(mail.raw);
      const names = headers.map(({ key }) => key);
      return {
        to: mail.envelope.to,
        messageId: mail.messageId,
        subject: subject!,
        text: text!,
        html: html!,
        names,
      };
    }),
  );
}

onEachEngine('the mail of a delivery', (engine) => {
  describe('that is no issue', () => {
    async function mailOf(
      kind: Exclude<DeliveryKind, 'issue'>,
      set: Partial<SubscriberRow> = {},
      address?: string,
    ) {
      const store = await engine.open();
      const publication = await seedPublication(store);
      const [id] = await seedReaders(store, publication, 1, { confirmNonce: 'n', cadence: 'weekly', ...set });
      const to = { kind, publicationId: publication.id, subscriberId: id!, ...(address && { address }) };
      await store.write((tx) => queueMail(tx, to, new Date(start)));
      const [mail] = await mailsOf(store);
      return { mail: mail!, id: id! };
    }
    const linkIn = (text: string, page: string): string =>
      new RegExp(`^https://news\\.example/${page}/(\\S+)$`, 'm').exec(text)![1]!;
    const now = new Date(start);

    it('asks a new reader to confirm', async () => {
      const { mail, id } = await mailOf('confirmation', { state: 'pending' });
      expect(mail.to).toBe('reader1@example.net');
      expect(tokens.confirm.read(linkIn(mail.text, 'confirm'), now)).toEqual({
        kind: 'valid',
        value: { subscriberId: id, nonce: 'n' },
      });
      expect(mail.names).toContain('auto-submitted');
    });

    it('tells an active one that they follow already', async () => {
      const { mail } = await mailOf('confirmation');
      expect(mail.subject).toBe('You already follow The Valley Courier');
      expect(mail.text).not.toContain('/confirm/');
    });

    it('welcomes a reader, who can leave by it', async () => {
      const { mail, id } = await mailOf('welcome');
      expect(mail.text).toContain('One mail a week, on Mondays at 8:00 (UTC time)');
      expect(tokens.manage.read(linkIn(mail.text, 'manage'), now)).toMatchObject({
        value: { subscriberId: id },
      });
      expect(mail.names).toContain('list-unsubscribe');
      expect(mail.names).not.toContain('auto-submitted');
    });

    it('says to whom is asked and to whom is welcomed what they chose, and nothing of it where that is all', async () => {
      for (const [kind, state] of [
        ['confirmation', 'pending'],
        ['welcome', 'active'],
      ] as const) {
        const chosen = await mailOf(kind, { state, ...filtered({ topics: ['Schools', 'Town Hall'] }) });
        for (const part of [chosen.mail.text, chosen.mail.html])
          expect(part).toContain('Only articles about Schools and Town Hall come.');
        const words = await mailOf(kind, { state, ...filtered({ words: ['bridge'] }) });
        expect(words.mail.text).toContain('Only articles that fit your choices come.');
        const all = await mailOf(kind, { state });
        expect(all.mail.text).not.toContain('Only articles');
      }
    });

    it('says goodbye, with the way back', async () => {
      const { mail, id } = await mailOf('goodbye', { state: 'unsubscribed' });
      expect(tokens.unsubscribe.read(linkIn(mail.text, 'unsubscribe'), now)).toMatchObject({
        value: { subscriberId: id },
      });
      expect(mail.text).toContain('works for 24 hours');
      expect(mail.names).not.toContain('list-unsubscribe');
    });

    it('carries a fresh link, good for half an hour from when it is sent', async () => {
      const { mail, id } = await mailOf('link');
      const token = linkIn(mail.text, 'manage');
      const later = (minutes: number) => tokens.fresh.read(token, new Date(now.getTime() + minutes * 60_000));
      expect(later(29)).toEqual({ kind: 'valid', value: { subscriberId: id } });
      expect(later(31)).toEqual({ kind: 'expired' });
    });

    it('asks at the new address, with a link that holds for the old one alone', async () => {
      const { mail, id } = await mailOf('address', {}, 'new@example.org');
      const of = { addressKey: 'reader1@example.net', confirmNonce: 'n' };
      expect(mail.to).toBe('new@example.org');
      expect(tokens.address.read(linkIn(mail.text, 'address'), now)).toEqual({
        kind: 'valid',
        value: { subscriberId: id, from: addressMark(of), to: 'new@example.org' },
      });
      for (const part of [mail.subject, mail.text, mail.html]) expect(part).not.toContain('reader1');
    });

    it('tells the old address, and leads nowhere', async () => {
      const { mail } = await mailOf('moved', {}, 'old@example.org');
      expect(mail.to).toBe('old@example.org');
      expect(mail.text).toContain('answer this mail');
      for (const part of [mail.text, mail.html]) expect(part).not.toMatch(/news\.example|reader1/);
    });

    it('has the same Message-ID at every retry, and another to another address', async () => {
      const ids = async (address?: string) => {
        const first = await mailOf('link', {}, address);
        return first.mail.messageId;
      };
      expect(await ids()).toBe(await ids());
      expect(await ids()).not.toBe(await ids('other@example.org'));
    });
  });

  describe('of an issue', () => {
    it('brings several feeds together, each with its name', async () => {
      const store = await engine.open();
      const { tables } = store;
      const publication = await seedPublication(store, { digestGroups: 'feed' });
      await seedReaders(store, publication, 1);
      const [feed] = await store.read.select().from(tables.feed);
      await store.write((tx) =>
        tx.update(tables.feed).set({ title: 'The Log' }).where(eq(tables.feed.id, feed!.id)),
      );
      await publish(store, publication, ['One', 'Two', 'Three']);
      const [other] = await store.write((tx) =>
        tx
          .insert(tables.feed)
          .values({
            publicationId: publication.id,
            url: 'https://x.example/feed',
            title: 'The Kitchen',
            nextPollAt: new Date(0),
          })
          .returning(),
      );
      await store.write((tx) =>
        tx.update(tables.article).set({ feedId: other!.id }).where(eq(tables.article.title, 'Two')),
      );
      await assembleIssues(worldOf(store), publication.id);
      const [mail] = await mailsOf(store);
      expect(mail!.subject).toBe('Three · One · Two');
      expect(mail!.text).toMatch(/^The Log\n\s+Three\n[\s\S]*^The Kitchen\n\s+Two\n/m);
    });

    it('has the newest articles that its readers want, as many as the owner set, and counts the others', async () => {
      const store = await engine.open();
      const publication = await seedPublication(store, { mostArticles: 2 });
      await seedReaders(store, publication, 1, {
        ...filtered({ words: ['story'], without: ['four'] }),
      });
      await publish(store, publication, ['One', 'Two', 'Three', 'Four', 'Five']);
      await assembleIssues(worldOf(store), publication.id);
      const [mail] = await mailsOf(store);
      expect(mail!.subject).toBe('Five · Three · and 2 more');
      expect(mail!.text).toContain('2 more articles on valley.example');
      const [issue] = await store.read.select().from(store.tables.issue);
      expect(issue!.rendered!.articles).toEqual([5, 3]);
    });

    it('is not empty even where its one article was corrected, and fits the filters no more', async () => {
      const store = await engine.open();
      const { article } = store.tables;
      const publication = await seedPublication(store);
      await seedReaders(store, publication, 1, filtered({ words: ['story'] }));
      await publish(store, publication, ['One']);
      await assembleIssues(worldOf(store), publication.id);
      await store.write((tx) => tx.update(article).set({ text: 'Corrected.', title: 'Once' }));
      const [mail] = await mailsOf(store);
      expect(mail!.subject).toBe('Once');
    });
  });
});
