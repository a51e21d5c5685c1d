/** The answers if a page doesn't exist or something fails: never a stack trace, and never a token in the log. */
import { randomBytes } from 'node:crypto';
import type { ErrorRequestHandler, Request, RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { PageText } from '../../text/reader/catalogue.ts';
import { browserText } from '../http/language.ts';
import { Message } from './message.tsx';
import { sendPage } from './page.tsx';

/** Returns the route's pattern, such as `/confirm/:token`. Addresses themselves contain tokens and are not logged. */
export const routeOf = (req: Request): string =>
  typeof req.route?.path === 'string' ? req.route.path : '(no route)';

/** The last handler of a route: `allow` lists the methods that the handlers before it accept. */
export const methodNotAllowed =
  (allow: string): RequestHandler =>
  (_req, res) => {
    const text = browserText(res);
    const { methodTitle, methodLead } = text.pages.problem;
    res.set('Allow', allow);
    sendPage(res, 405, <Message text={text} title={methodTitle} lead={methodLead} />);
  };

export const notFound: RequestHandler = (_req, res) => {
  const text = browserText(res);
  const { problem, link } = text.pages;
  const links = [{ href: '/', label: link.start }];
  const message = { text, title: problem.notFoundTitle, lead: problem.notFoundLead, links };
  sendPage(res, 404, <Message {...message} />);
};

/** The only error handler. Gives the visitor a reference that is also in the log. */
export const errorHandler =
  (log: Logger): ErrorRequestHandler =>
  (error, req, res, next) => {
    const status = statusOf(error);
    const reference = randomBytes(5).toString('hex');
    const entry = { reference, method: req.method, route: routeOf(req), status };
    // For a client's mistake only the kind is logged: its message may quote the address with the token.
    if (status < 500) log.info({ ...entry, mistake: error.type ?? error.name }, 'A request was refused');
    else log.error({ ...entry, err: error }, 'A page broke');
    if (res.headersSent) return next(error);
    const text = browserText(res);
    const { problem } = text.pages;
    const [title, lead] = wordsOf(status, problem);
    const notes = status < 500 ? [] : [problem.reference(reference)];
    res.set('Cache-Control', 'no-store');
    if (req.accepts(['html', 'json']) === 'json')
      return res.status(status).json({ kind: 'broken', title, lead, notes });
    sendPage(res, status, <Message text={text} title={title} lead={lead} notes={notes} />);
  };

/** Express and its body parsers store the status of a client's mistake in the error. */
function statusOf(error: unknown): number {
  const status = (error as { status?: unknown } | null)?.status;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}

function wordsOf(status: number, text: PageText['problem']): [title: string, lead: string] {
  if (status >= 500) return [text.brokenTitle, text.brokenLead];
  if (status === 413) return [text.tooLargeTitle, text.tooLargeLead];
  if (status === 404) return [text.notFoundTitle, text.notFoundLead];
  return [text.badTitle, text.badLead];
}
