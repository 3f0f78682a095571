/**
 * This package moves events between Kafka and the use cases: records in, one at a time per key and many keys at once; events out,
 * acknowledged before anything rests on them.
 */
package dev.tidemark.executor.messaging;
