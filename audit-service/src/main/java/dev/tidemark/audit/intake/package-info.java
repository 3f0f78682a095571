/**
 * This package takes records from Kafka: it parses them, hands them in batches to whoever projects them, and sees to it that none is
 * lost and none blocks the others.
 */
package dev.tidemark.audit.intake;
