/** What the sample publication's site needs from the rest of Postrider. */
import type { SampleFeed } from '../../actions/sample/sample-feed.ts';
import type { PublishOutcome, SampleSite } from '../../actions/sample/sample-site.ts';

export interface SamplePort {
  /** Null if there is no sample publication. */
  sampleSite(): Promise<SampleSite | null>;
  sampleFeed(): Promise<SampleFeed | null>;
  /** Publishes the next article and has the feed polled at once. */
  publishNextSample(): Promise<PublishOutcome>;
}
