/** The tables as drizzle-kit reads them: one export a table, for Postgres. */
const { postgresKit } = require('../../src/store/columns.ts');
const { defineSchema } = require('../../src/store/schema.ts');

module.exports = defineSchema(postgresKit);
