/**
 * This package turns events into read models and records: batches from Kafka, each in one transaction, each harmless to repeat, in
 * whatever order the topics come.
 */
package dev.tidemark.audit.projection;
