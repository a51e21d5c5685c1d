/** Articles, letters and messages become mails: subject, HTML and its plain-text twin. */
import { mailFoot, webFoot } from './issue-foot.ts';
import {
  type Fit,
  type IssueContent,
  type IssueInput,
  issueValues,
  type WebCopyInput,
} from './issue-values.ts';
import { type LetterInput, letterValues } from './letter-values.ts';
import type { ArticleView } from './look.ts';
import { type MessageInput, messageValues } from './message-values.ts';
import { type NoticeInput, noticeValues } from './notice-values.ts';
import { loadTemplates, type TemplateName, type Templates } from './templates.ts';
import type { SharedValues } from './values.ts';

export type { WebCopyInput } from './issue-values.ts';
export type { PublicationLook } from './look.ts';
export type { MessagePurpose } from './message-values.ts';

export interface RenderedMail {
  subject: string;
  html: string;
  text: string;
}

/** @internal */
export interface RenderedIssue extends RenderedMail {
  /** Seqs of the articles that the mail carries, in the order shown. */
  articles: number[];
  /** How many articles of the issue only the site shows. */
  left: number;
}

export interface Renderer {
  /**
   * One mail for all readers of an issue, with stand-ins for their own links (reader-links.ts). The HTML stays
   * under Gmail's limit: what does not fit is left out step by step, and the mail says so.
   */
  issue(input: IssueInput): RenderedIssue;
  /**
   * The page that shows what such a mail shows, with no reader's links. Gmail's limit is not its own: articles are in it
   * as the owner wishes, unless all their HTML has more than `maxPageHtml` characters.
   */
  webCopy(input: WebCopyInput): string;
  /** An owner's letter to all readers, with the same stand-ins. Nothing calls it yet: the desk can't write letters. */
  letter(input: LetterInput): RenderedMail;
  /** A mail to one reader about following. */
  message(input: MessageInput): RenderedMail;
  /** A mail to an owner. */
  notice(input: NoticeInput): RenderedMail;
}

/**
 * Gmail clips a mail at 102 KB; the rest is for the reader's tokens, which are longer than their stand-ins.
 * @internal
 */
export const maxHtmlBytes = 100_000;

/** A page with more would keep the program from other work for too long. @internal */
export const maxPageHtml = 500_000;

/** Takes seconds, since it loads mjml and compiles the templates: call it once, at the start. */
export async function createRenderer(): Promise<Renderer> {
  const templates = await loadTemplates();
  return {
    issue: (input) => renderIssue(templates, input),
    webCopy: (input) => renderWebCopy(templates, input),
    letter: (input) => fill(templates, 'letter', letterValues(input)),
    message: (input) => fill(templates, 'message', messageValues(input)),
    notice: (input) => fill(templates, 'notice', noticeValues(input)),
  };
}

type Values = SharedValues & { subject: string };

const page = (templates: Templates, name: TemplateName, values: Values): string =>
  templates.html(name, values.direction)(values);

function fill(templates: Templates, name: TemplateName, values: Values): RenderedMail {
  return {
    subject: values.subject,
    html: page(templates, name, values),
    text: `${templates.text(name)(values).trim()}\n`,
  };
}

const whole: Fit[] = [
  { inFull: 'all', pictures: 'all', shortened: false },
  { inFull: 'lead', pictures: 'all', shortened: true },
];
const excerpts: Fit[] = [
  { inFull: 'none', pictures: 'all', shortened: false },
  { inFull: 'none', pictures: 'lead', shortened: true },
];

/** From what the owner wishes to the least; where even that is too much, articles are left out. */
function fitsOf({ publication }: IssueContent, single: boolean): Fit[] {
  if (!single && publication.digestExtent === 'excerpt') return excerpts;
  return [...whole, ...excerpts].map((fit, step) => ({ ...fit, shortened: step > 0 }));
}

/** Whether the articles' own HTML has at most so many characters. */
function isWithin(most: number, { inFull }: Fit, articles: ArticleView[]): boolean {
  const whole = inFull === 'all' ? articles : inFull === 'lead' ? articles.slice(0, 1) : [];
  return whole.reduce((sum, { html }) => sum + html.length, 0) <= most;
}

const newestFirst = (articles: ArticleView[]): ArticleView[] => [...articles].sort((a, b) => b.seq - a.seq);

function renderIssue(templates: Templates, input: IssueInput): RenderedIssue {
  const newest = newestFirst(input.articles);
  if (newest.length === 0) throw new Error('an issue has at least one article');
  const total = newest.length + (input.beyond ?? 0);
  const shown = newest.slice(0, Math.max(1, input.publication.mostArticles));
  const render = (articles: ArticleView[], fit: Fit): RenderedIssue => {
    const left = total - articles.length;
    const { seqs, ...values } = issueValues(input, articles, fit, left);
    const mail = fill(templates, 'issue', { ...values, ...mailFoot(values, input) });
    return { ...mail, articles: seqs, left };
  };
  const tooLong = ({ html }: RenderedMail) => Buffer.byteLength(html) > maxHtmlBytes;

  // Texts far beyond the limit are not even laid out: that would take seconds.
  const fits = fitsOf(input, total === 1).filter((fit) => isWithin(2 * maxHtmlBytes, fit, shown));
  let mail = render(shown, fits[0]!);
  for (const fit of fits.slice(1)) if (tooLong(mail)) mail = render(shown, fit);
  for (let count = shown.length; count > 1 && tooLong(mail); ) {
    const size = Buffer.byteLength(mail.html);
    count = Math.max(1, Math.min(count - 1, Math.floor((count * maxHtmlBytes) / size)));
    mail = render(shown.slice(0, count), fits.at(-1)!);
  }
  return mail;
}

function renderWebCopy(templates: Templates, input: WebCopyInput): string {
  const newest = newestFirst(input.articles);
  const single = newest.length + input.left === 1;
  const fit = fitsOf(input, single).find((fit) => isWithin(maxPageHtml, fit, newest))!;
  const { seqs, ...values } = issueValues(input, newest, fit, input.left);
  return asPage(page(templates, 'issue', { ...values, ...webFoot(values, input) }));
}

/** MJML tells screen readers that it is a mail; here it is what the page is about. */
const asPage = (html: string): string =>
  html.replace('aria-roledescription="email" role="article"', 'role="main"');
