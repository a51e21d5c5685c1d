/** A person who signs in and runs publications. */
export interface Owner {
  id: number;
  /** The address that the owner signs in with, in lower case. */
  email: string;
  createdAt: Date;
}
