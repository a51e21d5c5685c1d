/** Why the database can't be opened, and what to do. */
import type { DatabaseProblem, ServerFault } from '../../model/install/database-problems.ts';
import { type Sentences, sentenceOf } from '../sentences.ts';

const faults: Record<ServerFault, string> = {
  'nothing-listens': 'nothing listens there. Is PostgreSQL running, and are host and port right?',
  'no-socket': 'the socket is not there. Is PostgreSQL running, and is the socket folder right?',
  'unknown-host': 'the host is unknown. Is its name right?',
  'no-answer': 'it does not answer. Are host and port right, and does a firewall let this machine through?',
  'wrong-password': 'the password is wrong for this user.',
  'no-sign-in': 'this user may not sign in to this database.',
  'no-database': 'there is no such database. Make it with `createdb`, or correct the name.',
  'no-right': 'this user may not create tables there. Give it the right with GRANT CREATE ON SCHEMA public.',
};

const unusable = (server: string, why: string): string =>
  `The database ${server} (DATABASE_URL) can't be used: ${why}`;

const sentences: Sentences<DatabaseProblem> = {
  'file-not-opened': ({ file, detail }) =>
    `The database file ${file} can't be opened: ${detail}. Check that its folder exists, that this user may write there and that the disk is not full; DATA_DIR or DATABASE_URL chooses another place.`,
  'tables-not-updated': ({ file, detail }) => `The tables in ${file} can't be brought up to date: ${detail}.`,
  'made-by-newer':
    'The database was made by a newer Postrider. Start that version, or restore a backup from before the upgrade.',
  'server-unusable': ({ server, fault }) => unusable(server, faults[fault]),
  'server-failed': ({ server, detail }) => unusable(server, detail),
};

export const databaseProblem = (problem: DatabaseProblem): string => sentenceOf(sentences, problem);
