import type { SampleSite } from '../../actions/sample/sample-site.ts';

/** What every page knows of the site and of who looks at it. */
export interface SampleView extends SampleSite {
  now: Date;
  /** Without a trailing slash. */
  baseUrl: string;
  mayPublish: boolean;
  /** Whether there is a local mailbox, and they may read it. */
  mailbox: boolean;
  /** Whether they come from the button that publishes. */
  out: boolean;
  /** Whether they have just sent a reply. */
  replied: boolean;
}
