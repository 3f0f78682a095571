package dev.tidemark.executor.inventory;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** How audit-service is reached. */
@ConfigMapping(prefix = "tidemark")
interface AuditConfig {

    /** Its address. */
    @WithDefault("http://localhost:8082")
    URI auditUrl();

    /**
     * How long it may take to begin its answer, and to hear of what led to a task; after that the task is planned without it, which only
     * makes it keep more.
     */
    @WithDefault("PT2S")
    Duration auditTimeout();

    /** The token services know each other by. */
    String serviceToken();
}
