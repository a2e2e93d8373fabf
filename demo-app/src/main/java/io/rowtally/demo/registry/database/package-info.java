/** The register's database: the connection pool, the tables and their first filling. */
package io.rowtally.demo.registry.database;
