package dev.tidemark.executor.messaging;

import dev.tidemark.contracts.execution.ExecutionId;
import java.util.Optional;

/**
 * A record as it came from Kafka.
 *
 * @param execution what its {@code ce_execution} header says, so that even an unreadable record can be told from whose work it is
 */
public record Received(String key, int partition, long offset, byte[] value, Optional<ExecutionId> execution) {}
