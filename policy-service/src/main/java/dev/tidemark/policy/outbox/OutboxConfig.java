package dev.tidemark.policy.outbox;

import dev.tidemark.contracts.event.Topic;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** How events are told. */
@ConfigMapping(prefix = "tidemark.outbox")
interface OutboxConfig {

    /** The names in Kafka of the topics this service writes to. */
    Map<Topic, String> topics();

    /** Rows sent before the next ones are read; their acknowledgements are awaited together, in one short transaction. */
    @WithDefault("500")
    int batch();

    /** The age of a row from which on an operator is called: ordinary outages of Kafka are shorter. */
    @WithDefault("PT1M")
    Duration tooOld();
}
