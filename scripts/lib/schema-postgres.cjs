/** The tables as drizzle-kit reads them: one export per table, for Postgres. */
const { postgresKit } = require('../../src/store/schema/columns.ts');
const { defineSchema } = require('../../src/store/schema/schema.ts');

module.exports = defineSchema(postgresKit);
