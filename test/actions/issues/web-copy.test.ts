import { load } from 'cheerio';
import { eq } from 'drizzle-orm';
import PostalMime from 'postal-mime';
import { beforeAll, expect, it } from 'vitest';
import { createComposer } from '../../../src/actions/deliveries/compose-mail.ts';
import { assembleIssues } from '../../../src/actions/issues/assemble-issues.ts';
import { createWebCopies } from '../../../src/actions/issues/web-copy.ts';
import { createRenderer, type Renderer } from '../../../src/mail/render/render.ts';
import { createTokens } from '../../../src/model/owners/tokens.ts';
import type { Store } from '../../../src/store/engine/store.ts';
import type { ArticleRow, PublicationRow, SubscriberRow } from '../../../src/store/schema/schema.ts';
import { testClock } from '../../support/clock.ts';
import { onEachEngine } from '../../support/store.ts';
import { publish, seedPublication, seedReaders } from '../../support/worlds/seed.ts';

let renderer: Renderer;
beforeAll(async () => {
  renderer = await createRenderer();
});

const tokens = createTokens('a key for tests, of thirty-two characters');
const baseUrl = 'https://news.example';
const worldOf = (store: Store) => ({
  store,
  renderer,
  tokens,
  baseUrl,
  clock: testClock('2026-03-02T10:00:00Z'),
});

/** Puts other words into the article of that title, as its feed does. */
const edit = ({ write, tables: { article } }: Store, title: string, set: Partial<ArticleRow>) =>
  write((tx) => tx.update(article).set(set).where(eq(article.title, title)));

const prune = (store: Store, title: string) =>
  edit(store, title, { html: '', text: '', summary: '', prunedAt: new Date() });

onEachEngine('the web copy of a mail', (engine) => {
  /** One reader's mail with these articles, on its way. */
  async function setUp(
    titles: string[],
    look: Partial<PublicationRow> = {},
    reader: Partial<SubscriberRow> = {},
  ) {
    const store = await engine.open();
    const world = worldOf(store);
    const publication = await seedPublication(store, { digestExtent: 'whole', ...look });
    await seedReaders(store, publication, 1, reader);
    await publish(store, publication, titles);
    await assembleIssues(world, publication.id);
    const mail = async () => {
      const [delivery] = await store.read.select().from(store.tables.delivery);
      const compose = await createComposer(world, [delivery!]);
      return PostalMime.parse((await compose(delivery!)).mail.raw);
    };
    const sent = await mail();
    const [issue] = await store.read.select().from(store.tables.issue);
    const copies = createWebCopies(world);
    const page = async () => {
      const copy = await copies(issue!.id);
      if (copy.kind !== 'page') throw new Error(`it is ${copy.kind}`);
      return load(copy.html);
    };
    return { store, issue: issue!, copies, mail, sent, page };
  }

  it('is where the mail says, in its text, its HTML and its headers', async () => {
    const { issue, sent } = await setUp(['One']);
    const url = /^View in browser: https:\/\/news\.example\/read\/(\S+)$/m.exec(sent.text!)!;
    expect(tokens.read.read(url[1]!, new Date('2056-01-01'))).toEqual({
      kind: 'valid',
      value: { issueId: issue.id },
    });
    const href = `${baseUrl}/read/${url[1]}`;
    expect(load(sent.html!)('a').first().attr('href')).toBe(href);
    expect(sent.headers.find(({ key }) => key === 'archived-at')?.value).toBe(`<${href}>`);
  });

  it('shows its articles as they are now, while the mail stays as it was', async () => {
    const { store, mail, sent, page } = await setUp(['One', 'Two']);
    expect((await page())('.body').text()).toContain('One: the story.');
    await edit(store, 'One', { title: 'Once', html: '<p>Corrected.</p>', text: 'Corrected.' });
    const $ = await page();
    expect($('h2').text()).toBe('TwoOnce');
    expect($('.body').text()).toContain('Corrected.');
    expect($('.body').text()).not.toContain('One: the story.');
    expect(await mail()).toEqual(sent);
  });

  it('has the look that the publication has now, and its readers’ language and its day still', async () => {
    const { store, page } = await setUp(['One'], { name: 'Old Name' }, { language: 'de' });
    await store.write((tx) =>
      tx.update(store.tables.publication).set({ name: 'New Name', color: '#123456', language: 'fr' }),
    );
    await store.write((tx) => tx.update(store.tables.issue).set({ createdAt: new Date('2026-02-03') }));
    const $ = await page();
    expect($.html()).toContain('#123456');
    expect($.text()).not.toContain('Old Name');
    expect($('.name').text()).toBe('New Name');
    expect($.text()).toContain('Neuer Artikel · Dienstag, 3. Februar 2026');
  });

  it('has no link of a reader, but one to follow by', async () => {
    const { issue, page } = await setUp(['One']);
    const $ = await page();
    expect($('a[href="https://news.example/follow/valley"]').text()).toBe(
      'Follow The Valley Courier by email',
    );
    for (const part of ['/unsubscribe/', '/manage/', '/read/', issue.marker])
      expect($.html()).not.toContain(part);
  });

  it('leaves out articles whose texts were dropped, and says how many', async () => {
    const { store, page } = await setUp(['One', 'Two', 'Three', 'Four'], { mostArticles: 3 });
    expect((await page()).text()).toContain('1 more article on valley.example');
    await prune(store, 'Three');
    const $ = await page();
    expect($('h2').text()).toBe('FourTwo');
    expect($.text()).toContain('2 more articles on valley.example');
  });

  it('is gone once the texts of all were dropped, and back with the first', async () => {
    const { store, issue, copies, page } = await setUp(['One'], {}, { language: 'de' });
    await prune(store, 'One');
    expect(await copies(issue.id)).toMatchObject({
      kind: 'gone',
      publication: { slug: 'valley' },
      language: 'de',
    });
    await edit(store, 'One', { html: '<p>Again.</p>', prunedAt: null });
    expect((await page())('.body').text()).toContain('Again.');
  });

  it('is none of what was never mailed, of a letter, and of nothing', async () => {
    const { store, issue, copies } = await setUp(['One']);
    const { tables } = store;
    expect((await copies(issue.id)).kind).toBe('page');
    for (const set of [{ rendered: null }, { rendered: issue.rendered, kind: 'letter' as const }]) {
      await store.write((tx) => tx.update(tables.issue).set(set));
      expect(await copies(issue.id)).toEqual({ kind: 'none' });
    }
    for (const id of [0, issue.id + 1]) expect(await copies(id)).toEqual({ kind: 'none' });
  });

  it('is made anew only where what it shows has changed, and for the last few that were asked for', async () => {
    const { store, issue } = await setUp(['One', 'Two']);
    const { tables } = store;
    const made: string[] = [];
    const counting = (input: Parameters<Renderer['webCopy']>[0]) => {
      made.push(input.articles.map(({ title }) => title).join());
      return renderer.webCopy(input);
    };
    const copies = createWebCopies({ ...worldOf(store), renderer: { ...renderer, webCopy: counting } });
    for (const _ of [1, 2, 3]) await copies(issue.id);
    expect(made).toEqual(['Two,One']);
    await edit(store, 'Two', { title: 'Too' });
    for (const _ of [1, 2]) await copies(issue.id);
    expect(made).toEqual(['Two,One', 'Too,One']);

    const { id, ...same } = issue;
    const others = Array.from({ length: 20 }, (_, at) => ({
      ...same,
      filtersHash: `other ${at}`,
      audience: 1,
    }));
    const rows = await store.write((tx) =>
      tx.insert(tables.issue).values(others).returning({ id: tables.issue.id }),
    );
    const [first, ...rest] = rows.map((row) => row.id);
    for (const asked of [first!, ...rest.slice(1), id, rest[0]!]) await copies(asked);
    expect(made).toHaveLength(22);
    await copies(id);
    expect(made).toHaveLength(22);
    await copies(first!);
    expect(made).toHaveLength(23);
  });
});
