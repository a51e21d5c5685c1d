/** Where the database is. */
export type DatabaseSettings = { engine: 'sqlite'; file: string } | { engine: 'postgres'; url: string };
