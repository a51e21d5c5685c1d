/** Every route of the program, as nobody and as the owner, from our own pages and from foreign ones. */
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addSample } from '../../src/actions/sample/add-sample.ts';
import { createPolls } from '../../src/main/polls.ts';
import { createVisitor, type OwnerSite, openOwnerSite } from '../support/web/owner-site.ts';
import { seedPublication, seedReaders } from '../support/worlds/seed.ts';

interface Layer {
  route?: { path: string; methods?: Record<string, boolean> };
  handle: { stack?: Layer[] };
}

/** The patterns of all routes, found in the app itself, so that a new one can't be forgotten. */
function patternsOf(stack: Layer[]): string[] {
  return stack.flatMap(({ route, handle }) => (route ? [route.path] : patternsOf(handle.stack ?? [])));
}

/** What anybody may open; all else needs the owner. */
const open = [
  /^\/$/,
  /^\/(assets|look)\/:name$/,
  /^\/(healthz|readyz|ping)$/,
  /^\/(follow|embed)\/:slug/,
  /^\/(confirm|unsubscribe|manage|address|websub)\/:token$/,
  /^\/manage(\/:token\/erase)?$/,
  /^\/owner\/(sign-in|setup|setup\/account)$/,
  /^\/sample(?!\/publish)/,
];
const isOpen = (pattern: string): boolean => open.some((each) => each.test(pattern));

/** Where a form on a foreign site, or a mail program, or a blog is meant to post. */
const foreignPosts = ['/follow/valley', '/embed/valley', '/ping'];

const fill = (pattern: string): string =>
  pattern
    .replace(':slug', pattern.startsWith('/sample') ? 'nothing' : 'valley')
    .replace(':id', '1')
    .replace(':token', 'eyJ4Ijoxfq.AAAA')
    .replace(':name', 'nothing');
const spellings = (path: string): string[] => [
  path,
  `${path}/`,
  path.toUpperCase(),
  `${path.toUpperCase()}/`,
];

/** As if somebody came from another machine: to whoever sits at this one, mailbox and sample are open. */
const fromElsewhere = { 'x-forwarded-for': '192.0.2.7' };

describe('who may do what', () => {
  let site: OwnerSite;
  let patterns: string[];
  beforeAll(async () => {
    site = await openOwnerSite({
      parts: { mailbox: { list: async () => [], read: async () => undefined } as never },
    });
    const publication = await seedPublication(site.store);
    await seedReaders(site.store, publication, 1);
    await addSample(createPolls({ ...site, log: undefined as never }));
    patterns = [...new Set(patternsOf((site.app as unknown as { router: { stack: Layer[] } }).router.stack))];
  });
  afterAll(() => site?.close());

  /** Every row of every table. */
  async function contents(): Promise<string> {
    const tables = Object.values(site.store.tables);
    return JSON.stringify(
      await Promise.all(tables.map((table) => site.store.read.select().from(table).orderBy(sql`1`))),
    );
  }

  test('the table holds every part of the program', () => {
    expect(patterns.length).toBeGreaterThan(35);
    for (const pattern of [
      '/',
      '/follow/:slug',
      '/owner/publications/:slug/readers/:id/erase',
      '/owner/publications/:slug/readers/:id/allow',
      '/owner/publications/:slug/readers/:id/refuse',
      '/ping',
      '/websub/:token',
      '/api/v1/publications/:slug/poll',
      '/mailbox/:id',
    ])
      expect(patterns).toContain(pattern);
  });

  test('nobody gets into what is the owner’s, however it is spelt, and changes nothing', {
    timeout: 60_000,
  }, async () => {
    const before = await contents();
    const nobody = createVisitor(site.url);
    for (const pattern of patterns.filter((each) => !isOpen(each))) {
      for (const path of spellings(fill(pattern))) {
        for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
          const { status } = await nobody.get(path, {
            method,
            headers: { ...fromElsewhere, origin: site.url, 'sec-fetch-site': 'same-origin' },
          });
          expect([303, 401, 403, 404, 405], `${method} ${path}: ${status}`).toContain(status);
        }
      }
    }
    expect(await contents()).toBe(before);
  });

  test('the owner gets into all of it, and fetching changes nothing', async () => {
    const before = await contents();
    const owner = site.owner();
    for (const pattern of patterns.filter(
      (each) => each.startsWith('/owner') || each.startsWith('/mailbox'),
    )) {
      for (const path of spellings(fill(pattern))) {
        const { status } = await owner.get(path, { headers: fromElsewhere });
        expect([200, 303, 404, 405], `GET ${path}: ${status}`).toContain(status);
      }
    }
    for (const path of ['', '/readers', '/readers/1', '/settings', '/install', '/preview']) {
      expect((await owner.get(`/owner/publications/valley${path}`)).status, path).toBe(200);
    }
    expect(await contents()).toBe(before);
  });

  test.each([
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['a neighbour on our domain', { origin: 'https://blog.valley.example', 'sec-fetch-site': 'same-site' }],
    ['another site, in an old browser', { origin: 'https://evil.example' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['who knows where', {}],
  ])('a post from %s is refused with the owner’s cookie on it', async (_, headers) => {
    const before = await contents();
    for (const pattern of patterns) {
      if (!/^\/(owner|sample\/publish)/.test(pattern)) continue;
      const path = fill(pattern);
      const cookie = `postrider=${site.session}`;
      for (const spelt of spellings(path)) {
        const { status } = await fetch(site.url + spelt, {
          method: 'POST',
          redirect: 'manual',
          headers: { cookie, ...headers } as Record<string, string>,
          body: new URLSearchParams({
            email: 'mallory@evil.example',
            password: 'mallory mallory',
            site: 'x',
          }),
        });
        expect(status, spelt).toBe(403);
      }
    }
    expect(await contents()).toBe(before);
  });

  test('a post from a foreign site is taken where a form there is the point', async () => {
    for (const path of foreignPosts) {
      const { status } = await fetch(site.url + path, {
        method: 'POST',
        headers: { origin: 'https://blog.valley.example', 'sec-fetch-site': 'cross-site' },
        body: new URLSearchParams({ email: 'ada@example.org' }),
      });
      expect(status, path).toBeLessThan(404);
    }
  });
});
