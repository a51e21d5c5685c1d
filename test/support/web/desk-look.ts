/** Looking at pages of the desk. */
import type { CheerioAPI } from 'cheerio';
import { seedBusyWeek } from '../worlds/desk-world.ts';
import { type OwnerSite, ownerSite } from './owner-site.ts';
import { pageOf } from './site.ts';

/** The overview of the seeded publication. */
export const home = '/owner/publications/valley';

/** The page that the owner sees there. */
export const look = async (it: OwnerSite, path: string): Promise<CheerioAPI> =>
  pageOf(await it.owner().get(path));

/** Words as they are read, whatever the line breaks. */
export const words = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Of each element, the words of what stands in it side by side or below each other. */
export const parts = ($: CheerioAPI, selector: string): string[][] =>
  $(selector)
    .toArray()
    .map((row) =>
      $(row)
        .children()
        .toArray()
        .map((part) => words($(part).text())),
    );

/** An owner with a publication in a busy week. */
export async function busySite(): Promise<OwnerSite> {
  const it = await ownerSite();
  await seedBusyWeek(it.store, it.clock());
  return it;
}

/** So many minutes from now on the site's clock. */
export const inMinutes = ({ clock }: OwnerSite, minutes: number): Date =>
  new Date(clock().getTime() + minutes * 60_000);
