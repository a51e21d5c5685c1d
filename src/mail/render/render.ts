/** Renders articles, letters and messages as mails: subject, HTML and the same content as plain text. */
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
  /** The `seq` numbers of the articles in the mail, in the order shown. */
  articles: number[];
  /** Number of articles of the issue that only the site shows. */
  left: number;
}

export interface Renderer {
  /**
   * Renders one mail for all readers of an issue, with placeholders for their own links (reader-links.ts). To keep the
   * HTML under Gmail's limit, it leaves content out step by step, and the mail says so.
   */
  issue(input: IssueInput): RenderedIssue;
  /**
   * Renders the web page of such a mail, without a reader's links. Gmail's limit does not apply: the page shows the
   * articles as the owner's settings say, unless their HTML has more than `maxPageHtml` characters in all.
   */
  webCopy(input: WebCopyInput): string;
  /** Renders an owner's letter to all readers, with placeholders too. Unused so far: the desk can't write letters. */
  letter(input: LetterInput): RenderedMail;
  /** Renders a mail to one reader about following. */
  message(input: MessageInput): RenderedMail;
  /** Renders a mail to an owner. */
  notice(input: NoticeInput): RenderedMail;
}

/**
 * Gmail clips a mail at 102 KB. The difference is for the reader's tokens, which are longer than their placeholders.
 * @internal
 */
export const maxHtmlBytes = 100_000;

/** In characters. A longer page would block the program's other work for too long. @internal */
export const maxPageHtml = 500_000;

/** Creates the renderer. Takes seconds to load mjml and compile the templates, so call it once, at the start. */
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

/** Returns the ways to show articles, the owner's choice first. If even the shortest is too long, we drop articles. */
function fitsOf({ publication }: IssueContent, single: boolean): Fit[] {
  if (!single && publication.digestExtent === 'excerpt') return excerpts;
  return [...whole, ...excerpts].map((fit, step) => ({ ...fit, shortened: step > 0 }));
}

/** Returns whether the articles' own HTML has at most `most` characters. */
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

  // We don't render texts far over the limit, because that would take seconds.
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

/** MJML tells screen readers that the content is a mail. On a page it is the main content. */
const asPage = (html: string): string =>
  html.replace('aria-roledescription="email" role="article"', 'role="main"');
