/** Writes a database's WAL back into its file, in a thread of its own; checkpoints.ts hands it its work. */
import Database from 'better-sqlite3';

export default function checkpoint(file: string): void {
  const connection = new Database(file);
  try {
    connection.pragma('synchronous = FULL');
    // What others are reading or writing just now is left to the next.
    connection.pragma('wal_checkpoint(PASSIVE)');
  } finally {
    connection.close();
  }
}
