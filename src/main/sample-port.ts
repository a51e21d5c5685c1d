import { sampleFeed } from '../actions/sample/sample-feed.ts';
import { publishNextSample, sampleSite } from '../actions/sample/sample-site.ts';
import type { SamplePort } from '../web/ports.ts';
import type { Installation } from './open.ts';

/** What the sample site's pages show and do. `wake` is called after what makes a poll due. */
export function samplePort({ store, clock, config }: Installation, wake: () => void): SamplePort {
  const world = { store, clock, baseUrl: config.baseUrl };
  return {
    site: () => sampleSite(world),
    feed: () => sampleFeed(world),
    async publishNext() {
      const outcome = await publishNextSample(world);
      wake();
      return outcome;
    },
  };
}
