/** `/manage/:token`: how often and when mail comes, and the way out. */
import { type Request, type Response, Router } from 'express';
import { isCadence, isTimeZone, type Schedule, scheduleOf } from '../../model/cadence.ts';
import { pageText } from '../../text/en/pages.ts';
import { methodNotAllowed } from '../errors.tsx';
import { type Form, formBody, readForm } from '../form.ts';
import type { AppDeps } from '../ports.ts';
import { ManageForm, type ManageProblems } from '../views/manage.tsx';
import type { MessageProps } from '../views/message.tsx';
import { sendPage } from '../views/page.tsx';
import { type Found, followLink, keyPage, sendInvalidLink, sendMessage, startLink } from './link.tsx';

const text = pageText.manage;

export function manageRoutes({ reader, tokens, clock }: AppDeps): Router {
  /** The reader, if active; else the answer is given. */
  const open = async (req: Request<{ token: string }>, res: Response): Promise<Found | undefined> => {
    const reading = tokens.manage.read(req.params.token, clock());
    if (reading.kind !== 'valid') {
      sendInvalidLink(res);
      return undefined;
    }
    const found = await reader.subscriber(reading.value.subscriberId);
    if (found?.subscriber.state === 'active') return found;
    sendNotActive(res, found);
    return undefined;
  };
  const leave = (subscriberId: number) =>
    `/unsubscribe/${tokens.unsubscribe.make({ subscriberId }, clock())}`;

  const router = Router();
  router
    .route('/manage/:token')
    .all(keyPage)
    .get(async (req, res) => {
      const found = await open(req, res);
      if (!found) return;
      const schedule = scheduleOf(found.subscriber);
      sendPage(res, 200, <ManageForm {...found} schedule={schedule} leave={leave(found.subscriber.id)} />);
    })
    .post(formBody, async (req, res) => {
      const found = await open(req, res);
      if (!found) return;
      const { schedule, problems } = readSchedule(await readForm(req), scheduleOf(found.subscriber));
      const wrong = Object.keys(problems).length > 0;
      if (!wrong && !(await reader.changeSchedule(found.subscriber.id, schedule))) {
        return sendNotActive(res, found);
      }
      const props = { ...found, schedule, leave: leave(found.subscriber.id) };
      sendPage(
        res,
        wrong ? 422 : 200,
        <ManageForm {...props} {...(wrong ? { problems } : { saved: true })} />,
      );
    })
    .all(methodNotAllowed('GET, HEAD, POST'));
  return router;
}

/** A field with a problem keeps its former value. */
function readSchedule(form: Form, former: Schedule): { schedule: Schedule; problems: ManageProblems } {
  const [cadence, timezone, hour] = [form('cadence'), form('timezone'), form('hour')];
  const problems: ManageProblems = {};
  const schedule = { ...former };
  if (isCadence(cadence)) schedule.cadence = cadence;
  else problems.cadence = pageText.follow.cadenceUnknown;
  if (timezone && isTimeZone(timezone)) schedule.timezone = timezone;
  else problems.timezone = pageText.follow.timezoneUnknown(timezone);
  if (/^(1?\d|2[0-3])$/.test(hour)) schedule.hour = Number(hour);
  else problems.hour = text.hourUnknown;
  return { schedule, problems };
}

function sendNotActive(res: Response, found: Found | undefined): void {
  const [status, message] = notActive(found);
  sendMessage(res, status, { publication: found?.publication, ...message });
}

function notActive(found: Found | undefined): [status: number, message: MessageProps] {
  if (!found) {
    const { unknownTitle, unknownLead } = pageText.unsubscribe;
    return [410, { title: unknownTitle, lead: unknownLead, links: [startLink] }];
  }
  const { publication, subscriber } = found;
  if (subscriber.state === 'pending') return [200, { title: text.pendingTitle, lead: text.pendingLead }];
  return [
    200,
    { title: text.notTitle(publication.name), lead: text.notLead, links: [followLink(publication)] },
  ];
}
