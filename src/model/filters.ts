/** What a reader chose to receive; null stands for everything. */
import { createHash } from 'node:crypto';

export interface Filters {
  /** Categories of which an article must have one; empty for any. */
  topics: string[];
}

/** One string for equal choices, whatever the order (jsonb reorders keys, so the object itself is never hashed). */
export function filtersHash(filters: Filters | null): string {
  if (!filters || filters.topics.length === 0) return '';
  const topics = [...new Set(filters.topics.map((topic) => topic.toLowerCase()))].sort();
  return createHash('sha256')
    .update(JSON.stringify(['topics', topics]))
    .digest('base64url')
    .slice(0, 22);
}

/** Whether an article with these categories is wanted. */
export function matches(filters: Filters | null, categories: string[]): boolean {
  if (!filters || filters.topics.length === 0) return true;
  const wanted = new Set(filters.topics.map((topic) => topic.toLowerCase()));
  return categories.some((category) => wanted.has(category.toLowerCase()));
}
