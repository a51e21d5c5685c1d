/** A category or an author as most articles spell it, and how many of the newest articles have it. */
export interface NameCount {
  name: string;
  count: number;
}
