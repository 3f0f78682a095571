/** This package tells the other services what was written here: rows in the writer's transaction, sent to Kafka in their order. */
package dev.tidemark.audit.outbox;
