/** From articles to the values that fill the issue templates. */
import { bareHost, webUrl } from '../../lib/web-url.ts';
import type { Cadence } from '../../model/issues/cadence.ts';
import type { SharedPage } from '../../model/publications/social.ts';
import { articleValues, type Extent, titleOf } from './article-values.ts';
import { groupsOf } from './groups.ts';
import type { ArticleView, PublicationLook } from './look.ts';
import { dateIn, type SharedValues, sharedValues } from './values.ts';
import { cut } from './words.ts';

/** What a mail and its copy on the web show alike. */
export interface IssueContent {
  publication: PublicationLook;
  cadence: Cadence;
  /** At least one, in any order: the newest (highest seq) is shown first. */
  articles: ArticleView[];
  /** Without a trailing slash. */
  baseUrl: string;
  /** Of the readers; Postrider's own sentences are in it. */
  language: string;
  /** The day that the mail shows. */
  date: Date;
}

export interface IssueInput extends IssueContent {
  /** How many older articles the issue has besides, which only the site shows; none if not given. */
  beyond?: number;
  /** Stands for the reader's own links, see reader-links.ts. */
  marker: string;
  /** The mail's copy on the web; null where it has none. */
  readUrl: string | null;
}

export interface WebCopyInput extends IssueContent {
  /** How many articles the mail left to the site. */
  left: number;
}

/** How much of the articles goes into one mail. */
export interface Fit {
  /** Which of several articles are there in full; a single one without is cut after its first paragraphs. */
  inFull: 'all' | 'lead' | 'none';
  pictures: 'all' | 'lead';
  /** Whether that is less than the owner wishes. */
  shortened: boolean;
}

const subjectLength = 78;
const previewLength = 140;
/** Headlines in the table of a long digest: it is to fit a screen. */
const maxHeadlines = 12;

/** The leading headlines, as many as a list of mails shows. `rest` is what of them didn't fit, `left` what isn't in `titles`. */
function subjectOf(
  titles: string[],
  left: number,
  more: (count: number) => string,
): { subject: string; rest: string[] } {
  let subject = cut(titles[0]!, 150);
  let used = 1;
  while (used < titles.length && `${subject} · ${titles[used]}`.length <= subjectLength) {
    subject = `${subject} · ${titles[used]}`;
    used += 1;
  }
  const rest = titles.slice(used);
  const count = rest.length + left;
  return { subject: count > 0 ? `${subject} · ${more(count)}` : subject, rest };
}

/** An article as it stands in the mail, with the mark that its headline in the table leads to. */
type Shown = ReturnType<typeof articleValues> & {
  lead: boolean;
  /** Its picture is above the headline, not beside it. */
  wide: boolean;
  ruled: boolean;
  /** Whether it stands under the heading of its group. */
  grouped: boolean;
  /** Whether a line parts it from what is above it in the text. */
  parted: boolean;
  anchor: string;
};
interface ShownGroup {
  title: string | null;
  articles: Shown[];
}

/** The table of headlines; null where the articles are in sight without it. One more costs no more room than "and one more". */
function contentsOf(groups: ShownGroup[], more: (count: number) => string) {
  const count = groups.reduce((sum, { articles }) => sum + articles.length, 0);
  if (count < 3) return null;
  let room = count > maxHeadlines + 1 ? maxHeadlines : count;
  const listed = groups
    .map(({ title, articles }) => {
      const headlines = articles.slice(0, room);
      room -= headlines.length;
      return { title, headlines };
    })
    .filter(({ headlines }) => headlines.length > 0);
  const left = count - listed.reduce((sum, { headlines }) => sum + headlines.length, 0);
  const next = groups.flatMap(({ articles }) => articles)[count - left];
  return { groups: listed, more: left > 0 ? more(left) : null, anchor: next?.anchor ?? null };
}

/** The article as it is passed on; undefined where it has no address. */
function sharedArticle(article: ArticleView): SharedPage | undefined {
  const url = webUrl(article.url);
  return url ? { url, title: titleOf(article, '') } : undefined;
}

/** The articles in their groups, the first of them leading, each with its place in the mail. */
function shownGroups(articles: ArticleView[], look: PublicationLook, shared: SharedValues, fit: Fit) {
  const groups = groupsOf(articles, look.digestGroups, shared.words.otherGroup);
  const grouped = groups[0]!.title !== null;
  const feeds = new Set(articles.map(({ feedTitle }) => feedTitle));
  const namesFeed = feeds.size > 1 && !(grouped && look.digestGroups === 'feed');
  let number = 0;
  return groups.map((group) => ({
    title: group.title,
    articles: group.articles.map((article, index): Shown => {
      number += 1;
      const lead = number === 1;
      const inFull = fit.inFull === 'all' || (fit.inFull === 'lead' && lead);
      const values = articleValues(article, shared, {
        extent: inFull ? 'whole' : 'summary',
        picture: fit.pictures === 'all' || lead,
        level: grouped ? 3 : 2,
        namesFeed,
      });
      // The table of headlines stands for the line above the first article, a group's heading for the one below it.
      const ruled = grouped ? index > 0 : !lead || articles.length < 3;
      const parted = !grouped || index > 0;
      return { ...values, lead, wide: lead || inFull, ruled, grouped, parted, anchor: `a${number}` };
    }),
  }));
}

/** A mail of one article has no headings above it and no table; what it lacks is on the site. */
function singleGroup(article: ArticleView, shared: SharedValues, fit: Fit): ShownGroup[] {
  const extent: Extent = fit.inFull === 'none' ? 'beginning' : 'whole';
  const values = articleValues(article, shared, { extent, picture: true, level: 1, namesFeed: false });
  const alone = { lead: true, wide: true, ruled: true, grouped: false, parted: true, anchor: '' };
  return [{ title: null, articles: [{ ...values, ...alone }] }];
}

/** The link to what the mail has not; null where it has everything. */
function restOf(left: number, { words, siteUrl, name }: SharedValues, shortened: boolean): string | null {
  const site = bareHost(siteUrl ?? '') ?? name;
  if (left > 0) return words.moreOnSite(left, site);
  return shortened ? words.readOnSite : null;
}

/** The values of these articles, newest first, but for the foot. `left` is the number of articles that only the site shows. */
export function issueValues(input: IssueContent, articles: ArticleView[], fit: Fit, left: number) {
  const single = articles.length === 1 && left === 0;
  const { publication, language, baseUrl } = input;
  const page = single ? sharedArticle(articles[0]!) : undefined;
  const shared = sharedValues(publication, language, baseUrl, page);
  const { words } = shared;
  const groups = single
    ? singleGroup(articles[0]!, shared, fit)
    : shownGroups(articles, publication, shared, fit);
  const shown = groups.flatMap((group) => group.articles);
  const { subject, rest } = subjectOf(
    shown.map(({ title }) => title),
    left,
    words.subjectMore,
  );
  const shortened = fit.shortened && !single;
  return {
    ...shared,
    subject,
    preview: cut(rest.join(' · ') || shown[0]!.opening, previewLength),
    kind: words.kind(input.cadence, articles.length + left),
    date: dateIn(shared, 'full', input.date),
    single,
    contents: contentsOf(groups, words.subjectMore),
    groups,
    shortened: shortened ? words.shortened : null,
    rest: restOf(left, shared, shortened),
    seqs: shown.map(({ seq }) => seq),
  };
}
