/** Turns articles into the values that fill the issue templates. */
import { bareHost, webUrl } from '../../lib/web-url.ts';
import type { Cadence } from '../../model/issues/cadence.ts';
import type { SharedPage } from '../../model/publications/social.ts';
import { articleValues, type Extent, titleOf } from './article-values.ts';
import { groupsOf } from './groups.ts';
import type { ArticleView, PublicationLook } from './look.ts';
import { dateIn, type SharedValues, sharedValues } from './values.ts';
import { cut } from './words.ts';

/** The content that a mail and its copy on the web have in common. */
export interface IssueContent {
  publication: PublicationLook;
  cadence: Cadence;
  /** At least one, in any order: the newest (highest seq) is shown first. */
  articles: ArticleView[];
  /** Without a trailing slash. */
  baseUrl: string;
  /** BCP 47; the readers' language, in which Postrider's own sentences are. */
  language: string;
  /** The day that the mail shows. */
  date: Date;
}

export interface IssueInput extends IssueContent {
  /** Number of further, older articles of the issue, which only the site shows; default 0. */
  beyond?: number;
  /** Marks the places of the reader's own links, see reader-links.ts. */
  marker: string;
  /** Address of the mail's copy on the web; null if it has none. */
  readUrl: string | null;
}

export interface WebCopyInput extends IssueContent {
  /** Number of articles that the mail left out and only the site shows. */
  left: number;
}

/** How much of each article goes into one mail. */
export interface Fit {
  /** Which of several articles are shown in full. With `none`, a single article is cut after its first paragraphs. */
  inFull: 'all' | 'lead' | 'none';
  pictures: 'all' | 'lead';
  /** Whether this is less than the owner's settings ask for. */
  shortened: boolean;
}

const subjectLength = 78;
const previewLength = 140;
/** Maximum of headlines in a long digest's table of contents, so that it fits a screen. */
const maxHeadlines = 12;

/**
 * Makes the subject from the first headlines, as many as a list of mails can show. `left` is the number of articles
 * that are not in `titles`. @returns the subject, and in `rest` the titles that did not fit into it
 */
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

/** An article as the mail shows it. Its headline in the table of contents links to `anchor`. */
type Shown = ReturnType<typeof articleValues> & {
  lead: boolean;
  /** Whether its picture is above the headline, not beside it. */
  wide: boolean;
  ruled: boolean;
  /** Whether it is under the heading of a group. */
  grouped: boolean;
  /** Whether the plain text has a line between it and the content above it. */
  parted: boolean;
  anchor: string;
};
interface ShownGroup {
  title: string | null;
  articles: Shown[];
}

/**
 * Returns the table of contents; null for fewer than 3 articles, which are in sight without it. It lists one headline
 * more than its maximum if that is the last one, because "and one more" would take the same space.
 */
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

/** Returns the article as a page to share; undefined if it has no web address. */
function sharedArticle(article: ArticleView): SharedPage | undefined {
  const url = webUrl(article.url);
  return url ? { url, title: titleOf(article, '') } : undefined;
}

/** Returns the articles in their groups, each with its place in the mail. The first article is the lead. */
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
      // An article needs no line above it if it is directly below the table of contents or a group's heading.
      const ruled = grouped ? index > 0 : !lead || articles.length < 3;
      const parted = !grouped || index > 0;
      return { ...values, lead, wide: lead || inFull, ruled, grouped, parted, anchor: `a${number}` };
    }),
  }));
}

/** Returns the one group of a mail with a single article: no group heading, no table of contents. */
function singleGroup(article: ArticleView, shared: SharedValues, fit: Fit): ShownGroup[] {
  const extent: Extent = fit.inFull === 'none' ? 'beginning' : 'whole';
  const values = articleValues(article, shared, { extent, picture: true, level: 1, namesFeed: false });
  const alone = { lead: true, wide: true, ruled: true, grouped: false, parted: true, anchor: '' };
  return [{ title: null, articles: [{ ...values, ...alone }] }];
}

/** Returns the words of the link to the content that the mail leaves out; null if it is complete. */
function restOf(left: number, { words, siteUrl, name }: SharedValues, shortened: boolean): string | null {
  const site = bareHost(siteUrl ?? '') ?? name;
  if (left > 0) return words.moreOnSite(left, site);
  return shortened ? words.readOnSite : null;
}

/**
 * Returns all values of an issue except those of the foot. `articles` are newest first; `left` is the number of
 * articles that only the site shows.
 */
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
