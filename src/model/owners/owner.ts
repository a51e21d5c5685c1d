/** A person who signs in and runs publications. */
export interface Owner {
  id: number;
  /** Lower-cased; what the owner signs in with. */
  email: string;
  createdAt: Date;
}
