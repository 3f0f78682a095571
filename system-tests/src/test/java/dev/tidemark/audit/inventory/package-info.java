/** This package lets tests fold events into an inventory without a database. */
package dev.tidemark.audit.inventory;
