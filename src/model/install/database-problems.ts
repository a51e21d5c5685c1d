/** Why the database can't be opened; src/text/install/database.ts has a sentence for each code. */
export type DatabaseProblem =
  | { code: 'file-not-opened' | 'tables-not-updated'; file: string; detail: string }
  | { code: 'made-by-newer' }
  /** `server`: its address without user and password. */
  | { code: 'server-unusable'; server: string; fault: ServerFault }
  | { code: 'server-failed'; server: string; detail: string };

export type ServerFault =
  | 'nothing-listens'
  | 'no-socket'
  | 'unknown-host'
  | 'no-answer'
  | 'wrong-password'
  | 'no-sign-in'
  | 'no-database'
  | 'no-right';
