import type { PollWorld } from '../../actions/feeds/poll-world.ts';
import type { PreviewWorld } from '../../actions/issues/preview-mail.ts';
import type { Smtp } from '../../mail/smtp/smtp.ts';

/** The dependencies of the actions behind the pages. */
export interface WebWorld extends PollWorld, PreviewWorld {
  /** Null if mail can't be sent anywhere. */
  smtp: Smtp | null;
}
