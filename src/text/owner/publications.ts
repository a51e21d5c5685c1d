/** Why a publication can't be added. */
import type { DiscoveryProblem } from '../../model/feeds/feed-problems.ts';
import type { SlugProblem } from '../../model/publications/slug.ts';
import { type Sentences, sentenceOf } from '../sentences.ts';
import { discoveryProblem } from './feed-problems.ts';

const slugs: Sentences<SlugProblem> = {
  'slug-malformed': ({ slug }) =>
    `The slug "${slug}" can't stand in an address: use letters a to z, digits and hyphens, at most 63.`,
  'slug-taken': ({ slug }) => `The slug "${slug}" is taken by another publication. Choose another one.`,
};

/** '' where nothing answered within the time of a search. */
export const addingProblem = (problem: SlugProblem | DiscoveryProblem | null): string =>
  problem && 'slug' in problem ? sentenceOf(slugs, problem) : discoveryProblem(problem);
