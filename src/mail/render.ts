/** Articles, letters and messages become mails: subject, HTML and its plain-text twin. */
import { type Fit, type IssueInput, issueValues } from './issue-values.ts';
import { type LetterInput, letterValues } from './letter-values.ts';
import type { ArticleView } from './look.ts';
import { type MessageInput, messageValues } from './message-values.ts';
import { type NoticeInput, noticeValues } from './notice-values.ts';
import { loadTemplates, type TemplateName, type Templates } from './templates.ts';
import type { SharedValues } from './values.ts';

export type { IssueInput } from './issue-values.ts';
export type { LetterInput } from './letter-values.ts';
export type { ArticleView, PublicationLook } from './look.ts';
export type { MessageInput, MessagePurpose } from './message-values.ts';
export type { NoticeInput } from './notice-values.ts';

export interface RenderedMail {
  subject: string;
  html: string;
  text: string;
}

export interface RenderedIssue extends RenderedMail {
  /** Seqs of the articles that the mail carries, in the order shown. */
  articles: number[];
}

export interface Renderer {
  /**
   * One mail for all readers of an issue, with stand-ins for their own links (reader-links.ts). The HTML stays
   * under Gmail's limit: what does not fit is left out step by step, and the mail says so.
   */
  issue(input: IssueInput): RenderedIssue;
  /** An owner's letter to all readers, with the same stand-ins. */
  letter(input: LetterInput): RenderedMail;
  /** A mail to one reader about following. */
  message(input: MessageInput): RenderedMail;
  /** A mail to an owner. */
  notice(input: NoticeInput): RenderedMail;
}

/** Gmail clips a mail at 102 KB; the rest is for the reader's tokens, which are longer than their stand-ins. */
export const maxHtmlBytes = 100_000;

/** Takes seconds, since it loads mjml and compiles the templates: call it once, at the start. */
export async function createRenderer(): Promise<Renderer> {
  const templates = await loadTemplates();
  return {
    issue: (input) => renderIssue(templates, input),
    letter: (input) => fill(templates, 'letter', letterValues(input)),
    message: (input) => fill(templates, 'message', messageValues(input)),
    notice: (input) => fill(templates, 'notice', noticeValues(input)),
  };
}

function fill(
  templates: Templates,
  name: TemplateName,
  values: SharedValues & { subject: string },
): RenderedMail {
  return {
    subject: values.subject,
    html: templates.html(name, values.direction)(values),
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
function fitsOf({ publication }: IssueInput, single: boolean): Fit[] {
  if (!single && publication.digestExtent === 'excerpt') return excerpts;
  return [...whole, ...excerpts].map((fit, step) => ({ ...fit, shortened: step > 0 }));
}

/** Texts far beyond the limit are not even laid out: that would take seconds. */
function mayFit({ inFull }: Fit, articles: ArticleView[]): boolean {
  const whole = inFull === 'all' ? articles : inFull === 'lead' ? articles.slice(0, 1) : [];
  return whole.reduce((sum, { html }) => sum + html.length, 0) <= 2 * maxHtmlBytes;
}

function renderIssue(templates: Templates, input: IssueInput): RenderedIssue {
  const newest = [...input.articles].sort((a, b) => b.seq - a.seq);
  if (newest.length === 0) throw new Error('an issue has at least one article');
  const total = newest.length + (input.beyond ?? 0);
  const shown = newest.slice(0, Math.max(1, input.publication.mostArticles));
  const render = (articles: ArticleView[], fit: Fit): RenderedIssue => {
    const { seqs, ...values } = issueValues(input, articles, fit, total - articles.length);
    return { ...fill(templates, 'issue', values), articles: seqs };
  };
  const tooLong = ({ html }: RenderedMail) => Buffer.byteLength(html) > maxHtmlBytes;

  const fits = fitsOf(input, total === 1).filter((fit) => mayFit(fit, shown));
  let mail = render(shown, fits[0]!);
  for (const fit of fits.slice(1)) if (tooLong(mail)) mail = render(shown, fit);
  for (let count = shown.length; count > 1 && tooLong(mail); ) {
    const size = Buffer.byteLength(mail.html);
    count = Math.max(1, Math.min(count - 1, Math.floor((count * maxHtmlBytes) / size)));
    mail = render(shown.slice(0, count), fits.at(-1)!);
  }
  return mail;
}
