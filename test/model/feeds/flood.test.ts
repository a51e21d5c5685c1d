import { expect, it } from 'vitest';
import { floodLimit } from '../../../src/model/feeds/flood.ts';

const feed = { chosen: null, perDay: 0.5, largestBatch: 2, daysAway: 0.01 };

it.each([
  ['ten articles at once are nobody’s flood', {}, 10],
  ['three times the usual day is let through', { perDay: 8 }, 24],
  ['as many as a feed once had are let through again', { largestBatch: 40 }, 40],
  ['what gathers in five days away is let through', { perDay: 8, daysAway: 5 }, 120],
  ['the owner’s own number counts', { chosen: 3, perDay: 100 }, 3],
  ['the owner may be asked about every article', { chosen: 0 }, 0],
])('%s', (_, set, limit) => {
  expect(floodLimit({ ...feed, ...set })).toBe(limit);
});
