import { load } from 'cheerio';
import { onTestFinished } from 'vitest';
import { answerAtOnce } from './answer-times.ts';
import { openSite, type Site, type SiteOptions } from './app.ts';

/** A site that closes when its test ends, and holds no answer back for a time. */
export async function site(options: SiteOptions = {}): Promise<Site> {
  answerAtOnce();
  const opened = await openSite(options);
  onTestFinished(() => opened.close());
  return opened;
}

/** The page of an answer, to look into. */
export const pageOf = async (response: Response) => load(await response.text());

/** What the page's first form would send, as it stands. */
export async function formOf(response: Response): Promise<Record<string, string>> {
  const $ = await pageOf(response);
  const form = $('form').first();
  const fields = form.serializeArray().map(({ name, value }) => [name, value]);
  // Of options in groups, cheerio does not see which one is selected.
  const selects = form.find('select').map((_, select) => {
    const options = $(select).find('option');
    const selected = options.filter('[selected]');
    return [[$(select).attr('name'), (selected.length > 0 ? selected : options).first().val()]];
  });
  return Object.fromEntries([...fields, ...selects.get()]);
}
