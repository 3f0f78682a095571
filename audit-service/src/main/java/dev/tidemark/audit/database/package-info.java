/** This package says how rows reach PostgreSQL in sets, and which of its failures pass by themselves. */
package dev.tidemark.audit.database;
