/** A category or an author, in the spelling that most articles use, with the number of newest articles that have it. */
export interface NameCount {
  name: string;
  count: number;
}
