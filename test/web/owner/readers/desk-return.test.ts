/** The way back of readers who complained or were suppressed, at the owner's desk. */
import { describe, expect, test } from 'vitest';
import { askReturn } from '../../../../src/actions/subscribers/return.ts';
import type { Subscriber } from '../../../../src/model/subscribers/subscriber.ts';
import { isSuppressed, suppress } from '../../../../src/store/subscribers/suppressions.ts';
import { home, look, words } from '../../../support/web/desk-look.ts';
import { type OwnerSite, ownerSite } from '../../../support/web/owner-site.ts';
import { pageOf } from '../../../support/web/site.ts';
import { seedPublication, seedReaders } from '../../../support/worlds/seed.ts';

const address = 'reader1@example.net';

async function withReader(set: Partial<Subscriber> = {}, suppressed = true) {
  const it = await ownerSite();
  const publication = await seedPublication(it.store);
  const [id] = await seedReaders(it.store, publication, 1, set);
  if (suppressed) await it.store.write((tx) => suppress(tx, address, 'complaint', it.clock()));
  return { it, publication, id: id!, page: `${home}/readers/${id}` };
}

const rowsOf = async ({ store: { read, tables } }: OwnerSite) => ({
  readers: await read.select().from(tables.subscriber),
  deliveries: await read.select().from(tables.delivery),
  open: (await read.select().from(tables.notice)).filter(({ closedAt }) => closedAt === null),
});

/** Presses the button, and gives what the page then says. */
async function press(it: OwnerSite, page: string, end: 'allow' | 'refuse'): Promise<string> {
  const response = await it.owner().post(`${page}/${end}`);
  expect(response.status).toBe(303);
  return (await pageOf(await it.owner().get(response.headers.get('location')!)))('.flash').text();
}

describe('a reader who asks to be let back in', () => {
  const asking = async () => {
    const world = await withReader({ state: 'complained' });
    await askReturn(world.it, world.id);
    return world;
  };

  test('is on the overview, with a way to their page', async () => {
    const { it, page } = await asking();
    const $ = await look(it, home);
    expect($('.notice h2').text()).toBe('A reader asks to be let back in');
    expect($('.notice a').attr('href')).toBe(page);
    expect(words($('.notice li').text())).toBe(`${address} now`);
  });

  test('is shown with why, and with both answers behind a press each', async () => {
    const { it, page } = await asking();
    const $ = await look(it, page);
    expect(words($('.notice').text())).toMatch(/Why ?complaint ?Since ?now .*Asks to be let back in ?now/);
    const folds = $('.fold').map((_, fold) => [
      [$(fold).find('summary').text(), $(fold).find('form').attr('action')],
    ]);
    expect(folds.get()).toEqual([
      ['Allow again', `${page}/allow`],
      ['Do not', `${page}/refuse`],
      ['Erase', `${page}/erase`],
    ]);
  });

  test('gets one mail to confirm once they are allowed, and the question is gone', async () => {
    const { it, page } = await asking();
    expect(await press(it, page, 'allow')).toBe(
      'Allowed. A mail that asks to confirm is on its way to them.',
    );
    const { readers, deliveries, open } = await rowsOf(it);
    expect(readers).toMatchObject([{ state: 'pending' }]);
    expect(deliveries).toMatchObject([{ kind: 'confirmation', state: 'queued' }]);
    expect(open).toEqual([]);
    expect(await isSuppressed(it.store, address)).toBe(false);
    expect((await look(it, home))('.notice').length).toBe(0);
  });

  test('stays out where the owner does not want them, and nothing is sent', async () => {
    const { it, page } = await asking();
    expect(await press(it, page, 'refuse')).toBe('They are not let back in. They have not been told.');
    const { readers, deliveries, open } = await rowsOf(it);
    expect(readers).toMatchObject([{ state: 'complained' }]);
    expect([deliveries, open]).toEqual([[], []]);
    expect(await isSuppressed(it.store, address)).toBe(true);
    const $ = await look(it, page);
    expect($('form[action$="/refuse"]').length).toBe(0);
    expect($('.notice').text()).toContain('only they can ask');
  });

  test('of another publication is on no overview but its own', async () => {
    const { it } = await asking();
    await seedPublication(it.store, { slug: 'hill' });
    expect((await look(it, '/owner/publications/hill'))('.notice').length).toBe(0);
  });
});

describe('a reader who has not asked', () => {
  test('and complained, is not let in by a press of the owner alone', async () => {
    const { it, page } = await withReader({ state: 'complained' });
    const before = await rowsOf(it);
    expect((await look(it, page))('form[action$="/allow"]').length).toBe(0);
    expect(await press(it, page, 'allow')).toMatch(/^Nothing was changed/);
    expect(await rowsOf(it)).toEqual(before);
    expect(await isSuppressed(it.store, address)).toBe(true);
  });

  test('and was suppressed, is as before once that is taken back', async () => {
    const { it, id } = await withReader({}, false);
    const page = `${home}/readers/${id}`;
    const before = await rowsOf(it);
    await it.owner().post(`${page}/suppress`);
    const $ = await look(it, page);
    expect($('form[action$="/allow"]').closest('.fold').text()).toContain('They follow as before');
    expect(await press(it, page, 'allow')).toBe('Allowed. The address is suppressed no more.');
    expect(await rowsOf(it)).toEqual(before);
    expect(await isSuppressed(it.store, address)).toBe(false);
    const now = await look(it, page);
    expect(now('form[action$="/allow"]').length).toBe(0);
    expect(now('form[action$="/suppress"]').length).toBe(1);
  });

  test('and has nothing that keeps mail away, is not offered a way back', async () => {
    const { it, page } = await withReader({}, false);
    expect((await look(it, page))('form[action$="/allow"], .notice').length).toBe(0);
    expect(await press(it, page, 'allow')).toMatch(/^Nothing was changed/);
  });
});
