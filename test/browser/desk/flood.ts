import type { FloodView } from '../../../src/model/feeds/flood.ts';
import { otherFeeds } from './feeds.ts';
import { at, days } from './times.ts';

/** The articles of a flood, with the readers that they would go to. */
export const floodView: FloodView = {
  feed: otherFeeds[0]!,
  limit: 10,
  readers: { instant: 8234, digest: 4111 },
  flood: {
    total: 27,
    upto: 1027,
    articles: [
      'A seal has moved into the east basin, and it is not leaving for anybody',
      'Ferry times',
      'The breakwater, explained in eleven drawings',
      'What the keeper saw on the night of the storm, in his own words and those of his daughter',
      'Old lamps',
      'Fog',
      'A letter from the pilot',
      'Knots',
      'The tide tables of the harbour',
      '',
    ].map((title, index) => ({
      id: 1027 - index,
      title,
      url: `https://harbour.example/stories/${index}`,
      publishedAt: at(-index * 40 * days),
      createdAt: at(-4),
    })),
  },
};
