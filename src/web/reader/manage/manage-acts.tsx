/** The actions of the forms on the reader's own page, by their field `action`. */
import type { Request, Response } from 'express';
import type { Choices } from '../../../actions/subscribers/change-choices.ts';
import { scheduleOf } from '../../../model/issues/cadence.ts';
import { usedFilters } from '../../../model/issues/filters.ts';
import { parseAddress } from '../../../model/subscribers/addresses.ts';
import { catalogues } from '../../../text/reader/catalogues.ts';
import { sentenceOf } from '../../../text/sentences.ts';
import type { Deps } from '../../http/deps.ts';
import type { Form } from '../../http/form.ts';
import { type Limit, type SignUpLimit, setRetryAfter } from '../../http/limits.ts';
import { inSameTime } from '../follow/same-time.ts';
import { readPause, readWhat, readWhen } from './choices-form.ts';
import { pausedDay } from './manage-more.tsx';
import type { Acted, PartName } from './manage-parts.tsx';
import { sendNeedsFresh } from './not-active.tsx';
import type { ManagePort } from './port.ts';
import { type ReaderVisit, sendGone } from './visit.tsx';

export interface ManageLimits {
  /** Limits mails to addresses that a visitor typed, by the visitor's network. */
  typed: SignUpLimit;
  /** Limits confirmation mails to a new address, by that address: three a day, no matter who asks for them. */
  newAddress: Limit;
}

interface ActContext {
  deps: Deps<ManagePort>;
  limits: ManageLimits;
  visit: ReaderVisit;
  form: Form;
  req: Request;
  res: Response;
}

/** `answered`: the response has been sent. */
type ActOutcome = { kind: 'acted'; acted?: Acted | undefined; status?: number } | { kind: 'answered' };
export type ManageAct = (context: ActContext) => Promise<ActOutcome>;

const answered: ActOutcome = { kind: 'answered' };
const wrong = (acted: Acted): ActOutcome => ({ kind: 'acted', acted, status: 422 });
const has = (problems: object): boolean => Object.keys(problems).length > 0;

/**
 * Changes the choices. For a reader who no longer follows it changes nothing, and the page shows their state instead.
 */
async function save(
  { deps, visit }: ActContext,
  choices: Choices,
  part: PartName,
  saved: string,
): Promise<ActOutcome> {
  const changed = await deps.port.changeChoices(visit.subscriber.id, choices);
  return { kind: 'acted', acted: changed ? { part, saved } : undefined };
}

const when: ManageAct = async (context) => {
  const { subscriber, text } = context.visit;
  const { schedule, problems } = readWhen(context.form, scheduleOf(subscriber), text);
  if (has(problems)) return wrong({ part: 'when', schedule, problems });
  const paused = pausedDay(subscriber, context.deps.clock()) !== null;
  const words = text.manage.when;
  const saved = paused ? words.savedPaused(schedule) : words.saved(schedule);
  return save(context, { schedule }, 'when', saved);
};

const what: ManageAct = async (context) => {
  const words = context.visit.text.manage.what;
  const { typed, filters, problems } = readWhat(context.form, words);
  if (has(problems)) return wrong({ part: 'what', filters: typed, problems });
  const used = usedFilters(filters);
  return save(context, { filters: used }, 'what', used ? words.saved : words.savedAll);
};

const pause: ManageAct = async (context) => {
  const day = context.form('until').slice(0, 40);
  const { subscriber, text } = context.visit;
  const words = text.manage.pause;
  const reading = readPause(day, subscriber.timezone, context.deps.clock(), words);
  if (reading.kind === 'wrong') return wrong({ part: 'pause', day, problems: { until: reading.problem } });
  return save(context, { pausedUntil: reading.until }, 'pause', words.saved(day));
};

const resume: ManageAct = (context) =>
  save(context, { pausedUntil: null }, 'pause', context.visit.text.manage.pause.resumed);

const language: ManageAct = async (context) => {
  const chosen = catalogues.find(({ code }) => code === context.form('language'));
  if (!chosen) {
    const { unknown } = context.visit.text.manage.language;
    return wrong({ part: 'language', problems: { language: unknown } });
  }
  return save(context, { language: chosen.code }, 'language', chosen.manage.language.saved);
};

const tracking: ManageAct = (context) => {
  const agreed = context.form('tracking') === 'yes';
  const words = context.visit.text.manage.tracking;
  const saved = agreed ? words.saved : words.savedNot;
  return save(context, { tracking: agreed }, 'tracking', saved);
};

/** The answer is the same whether or not the limit of three a day was reached. */
const link: ManageAct = async ({ deps, visit }) => {
  await inSameTime(deps.port.sendLink(visit.subscriber.id));
  return { kind: 'acted', acted: { part: 'fresh', saved: visit.text.manage.fresh.sent } };
};

const askReturn: ManageAct = async ({ deps, visit }) => {
  const { kind } = await deps.port.askReturn(visit.subscriber.id);
  return {
    kind: 'acted',
    acted: kind === 'asked' ? { part: 'return', saved: visit.text.manage.silenced.asked } : undefined,
  };
};

/** The answer is the same whatever is stored about the new address. */
const address: ManageAct = async ({ deps, limits, visit, form, req, res }) => {
  const { text, subscriber } = visit;
  const words = text.manage.address;
  const email = form('email');
  const parsed = parseAddress(email);
  const refused = (problem: string, status = 422): ActOutcome => ({
    kind: 'acted',
    status,
    acted: { part: 'address', email: email.slice(0, 400), problems: { email: problem } },
  });
  if (parsed.kind === 'invalid') return refused(sentenceOf(text.addresses, parsed.problem));
  if (parsed.key === subscriber.addressKey) return refused(words.same);
  const limited = await limits.typed(req.ip ?? '');
  if (limited.kind === 'limited')
    return refused(text.pages.problem.limitLead(setRetryAfter(res, limited)), 429);
  const mayMail = (await limits.newAddress(parsed.key)).kind === 'allowed';
  await inSameTime<unknown>(mayMail ? deps.port.askForAddress(subscriber.id, parsed) : Promise.resolve());
  return { kind: 'acted', acted: { part: 'address', saved: words.asked(email) } };
};

/** Answers with a file, so that the data is stored only where the reader wants it. */
const download: ManageAct = async ({ deps, visit, res }) => {
  const data = await deps.port.gatherData(visit.subscriber.id);
  if (!data) sendGone(res);
  else
    res
      .type('json')
      .set('Content-Disposition', 'attachment; filename="my-data.json"')
      .send(`${JSON.stringify(data, null, 2)}\n`);
  return answered;
};

/** Works only with a fresh link: one that was mailed a moment ago. */
const fresh =
  (act: ManageAct): ManageAct =>
  async (context) => {
    if (context.visit.link === 'fresh') return act(context);
    sendNeedsFresh(context.res, context.visit);
    return answered;
  };

export const manageActs: Record<string, ManageAct> = {
  when,
  what,
  pause,
  resume,
  language,
  tracking,
  link,
  return: askReturn,
  address: fresh(address),
  download: fresh(download),
};
