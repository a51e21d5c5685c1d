import type { PollWorld } from '../../actions/feeds/poll-world.ts';
import type { PreviewWorld } from '../../actions/issues/preview-mail.ts';
import type { Smtp } from '../../mail/smtp/smtp.ts';

/** What the actions behind the pages work with. */
export interface WebWorld extends PollWorld, PreviewWorld {
  /** Null where mail has nowhere to go. */
  smtp: Smtp | null;
}
