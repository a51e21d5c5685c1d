import { describe, expect, it } from 'vitest';
import {
  type Filtered,
  type Filters,
  filterLimits,
  filtersHash,
  matcherOf,
  noFilters,
  readingOf,
  usedFilters,
  wantedBy,
} from '../../../src/model/issues/filters.ts';
import { unlessItHangs } from '../../support/growth.ts';
