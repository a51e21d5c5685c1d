import type { Schema } from './schema.ts';
import type { Db, Store } from './store.ts';

/** What `Store.prepared` is on both engines. */
export function createPrepared(read: Db, tables: Schema): Store['prepared'] {
  const built = new Map<string, unknown>();
  return <T>(name: string, build: (read: Db, tables: Schema) => T): T => {
    if (!built.has(name)) built.set(name, build(read, tables));
    return built.get(name) as T;
  };
}
