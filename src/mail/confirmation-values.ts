/** The values that fill the confirmation templates. Nothing that the visitor typed is among them. */
import { isTimeZone, type Schedule } from '../model/cadence.ts';
import { confirmDays } from '../model/tokens.ts';
import type { PublicationLook } from './look.ts';
import { sharedValues } from './values.ts';

export interface ConfirmationInput {
  publication: PublicationLook;
  /** Without a trailing slash. */
  baseUrl: string;
  /** Of the reader. */
  language: string;
  purpose:
    | { kind: 'confirm'; url: string; schedule: Schedule }
    | { kind: 'already'; manageUrl: string; unsubscribeUrl: string };
}

export function confirmationValues({ publication, language, baseUrl, purpose }: ConfirmationInput) {
  const shared = sharedValues(publication, language, baseUrl);
  const { words, name } = shared;
  const text = purpose.kind === 'confirm' ? words.confirm : words.already;
  const common = {
    ...shared,
    subject: text.subject(name),
    preview: text.preview,
    kind: null,
    heading: text.heading(name),
    asked: text.asked(name),
    button: text.button,
    leave: text.leave,
    notYou: text.notYou,
    why: words.confirm.why(name),
    unsubscribeUrl: null,
    manageUrl: null,
  };
  if (purpose.kind === 'already') {
    return { ...common, url: purpose.manageUrl, leaveUrl: purpose.unsubscribeUrl, schedule: null };
  }
  // The one value that comes from the visitor's form: a name from the list of zones, or it isn't shown.
  if (!isTimeZone(purpose.schedule.timezone))
    throw new Error('the time zone of a confirmation is not checked');
  return {
    ...common,
    url: purpose.url,
    schedule: words.confirm.schedule(purpose.schedule),
    youWillGet: words.confirm.youWillGet,
    linkAge: words.confirm.linkAge(confirmDays),
    linkInstead: words.confirm.linkInstead,
  };
}
