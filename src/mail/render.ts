/** Articles and sign-ups become mails: subject, HTML and its plain-text twin. */
import { type ConfirmationInput, confirmationValues } from './confirmation-values.ts';
import { type Extent, type IssueInput, issueValues } from './issue-values.ts';
import type { ArticleView } from './look.ts';
import { type NoticeInput, noticeValues } from './notice-values.ts';
import { loadTemplates, type TemplateName, type Templates } from './templates.ts';

export type { ConfirmationInput } from './confirmation-values.ts';
export type { IssueInput } from './issue-values.ts';
export type { ArticleView, PublicationLook } from './look.ts';
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
   * under Gmail's limit: the whole text, else its first paragraphs; summaries, else of fewer articles.
   */
  issue(input: IssueInput): RenderedIssue;
  confirmation(input: ConfirmationInput): RenderedMail;
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
    confirmation: (input) => fill(templates, 'confirmation', confirmationValues(input)),
    notice: (input) => fill(templates, 'notice', noticeValues(input)),
  };
}

function fill(
  templates: Templates,
  name: TemplateName,
  values: ReturnType<typeof issueValues | typeof confirmationValues | typeof noticeValues>,
): RenderedMail {
  return {
    subject: values.subject,
    html: templates.html(name, values.direction)(values),
    text: `${templates.text(name)(values).trim()}\n`,
  };
}

function renderIssue(templates: Templates, input: IssueInput): RenderedIssue {
  const newest = [...input.articles].sort((a, b) => b.seq - a.seq);
  if (newest.length === 0) throw new Error('an issue has at least one article');
  const render = (articles: ArticleView[], extent: Extent): RenderedIssue => ({
    ...fill(templates, 'issue', issueValues(input, articles, extent, newest.length - articles.length)),
    articles: articles.map(({ seq }) => seq),
  });

  let mail = render(newest, 'whole');
  if (newest.length === 1)
    return Buffer.byteLength(mail.html) > maxHtmlBytes ? render(newest, 'excerpt') : mail;
  for (let count = newest.length; count > 1; ) {
    const size = Buffer.byteLength(mail.html);
    if (size <= maxHtmlBytes) break;
    count = Math.max(1, Math.min(count - 1, Math.floor((count * maxHtmlBytes) / size)));
    mail = render(newest.slice(0, count), 'excerpt');
  }
  return mail;
}
