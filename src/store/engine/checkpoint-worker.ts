/** Writes a database's WAL back into its file. Runs in a thread that checkpoints.ts starts. */
import Database from 'better-sqlite3';

export default function checkpoint(file: string): void {
  const connection = new Database(file);
  try {
    connection.pragma('synchronous = FULL');
    // PASSIVE does not wait: pages that are in use are left to the next checkpoint.
    connection.pragma('wal_checkpoint(PASSIVE)');
  } finally {
    connection.close();
  }
}
