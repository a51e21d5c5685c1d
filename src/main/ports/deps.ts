import type { PollDeps } from '../../actions/feeds/poll-deps.ts';
import type { PreviewDeps } from '../../actions/issues/preview-mail.ts';
import type { Smtp } from '../../mail/smtp/smtp.ts';

/** The dependencies of the actions behind the pages. */
export interface WebDeps extends PollDeps, PreviewDeps {
  /** Null if mail can't be sent anywhere. */
  smtp: Smtp | null;
}
