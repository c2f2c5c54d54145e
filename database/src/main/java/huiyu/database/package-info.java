/**
 * The database as it really is: the migration step that owns the schema, the embedded PostgreSQL of the standalone
 * platform and of the tests, and the generator that reads tables from a really migrated database.
 */
package huiyu.database;
