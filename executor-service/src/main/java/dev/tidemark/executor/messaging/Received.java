package dev.tidemark.executor.messaging;

import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.execution.TaskId;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * A record as it came from Kafka.
 *
 * @param execution what its {@code ce_execution} header says, so that even an unreadable record can be told from whose work it is
 */
public record Received(String key, int partition, long offset, byte[] value, Optional<ExecutionId> execution) {

    /** The record of those coordinates. */
    public static Received of(Object key, int partition, long offset, byte[] value, Headers headers) {
        return new Received(key == null ? "" : key.toString(), partition, offset, value, execution(headers));
    }

    private static Optional<ExecutionId> execution(Headers headers) {
        Header header = headers.lastHeader(CloudEvents.EXECUTION);
        if (header == null || header.value() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ExecutionId(Long.parseLong(new String(header.value(), StandardCharsets.UTF_8))));
        } catch (IllegalArgumentException notANumber) {
            return Optional.empty();
        }
    }

    /** The task the record belongs to, as far as its key and header tell; its value need not be readable for that. */
    public Optional<TaskId> task() {
        int slash = key.indexOf('/');
        if (slash < 0 || execution.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new TaskId(
                    execution.get(),
                    new RegistryName(key.substring(0, slash)),
                    new RepositoryName(key.substring(slash + 1))));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
