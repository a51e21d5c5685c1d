/** `postrider send-due` */
import { counted } from '../english/numbers.ts';

export const sendDueText = {
  description: 'queue the mails that are due; a running Postrider sends them',
  slug: 'the publication',
  cadence: 'this one now, whatever the hour',
  help: '\nExamples:\n  $ npx postrider send-due blog\n  $ npx postrider send-due blog --cadence weekly',
  nothing: 'Nothing is due.',
  queued: (mails: number, issues: number) =>
    `${counted(mails, 'mail')} queued in ${counted(issues, 'issue')}.`,
};
