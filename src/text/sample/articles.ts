/** The articles of the sample site in the order in which they come out. */
import type { SampleArticle } from './article.ts';
import { bakery } from './bakery.ts';
import { bridge } from './bridge.ts';
import { lambs } from './lambs.ts';
import { lanterns } from './lanterns.ts';
import { library } from './library.ts';
import { market } from './market.ts';
import { school } from './school.ts';
import { storks } from './storks.ts';
import { train } from './train.ts';

export const sampleArticles: SampleArticle[] = [
  bridge,
  lambs,
  school,
  bakery,
  train,
  library,
  storks,
  market,
  lanterns,
];
