/** Describes the results of polls in sentences for the owner. */
import type { PollReport } from '../../../actions/feeds/poll-publication.ts';
import { pollText as text } from '../../../text/owner/poll.ts';
import { absoluteTime } from '../../../text/owner/times.ts';

/** `ok`: the poll succeeded. */
export function pollWords(outcome: PollReport['outcome'], now: Date): { ok: boolean; sentence: string } {
  switch (outcome.kind) {
    case 'failed':
      return { ok: false, sentence: outcome.reason };
    case 'asked-to-wait':
      return { ok: false, sentence: text.askedToWait(absoluteTime(outcome.until, now)) };
    case 'under-way':
      return { ok: true, sentence: text.underWay };
    case 'unchanged':
      return { ok: true, sentence: text.unchanged };
    case 'polled':
      return { ok: true, sentence: text.polled(outcome) };
  }
}
