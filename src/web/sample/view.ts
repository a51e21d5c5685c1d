import type { SampleSite } from '../../actions/sample/sample-site.ts';

/** What every page knows about the site and its visitor. */
export interface SampleView extends SampleSite {
  now: Date;
  /** Without a trailing slash. */
  baseUrl: string;
  mayPublish: boolean;
  /** Whether there is a local mailbox that the visitor may read. */
  mailbox: boolean;
  /** Whether the visitor has just pressed the button that publishes. */
  out: boolean;
  /** Whether the visitor has just sent a reply. */
  replied: boolean;
}
