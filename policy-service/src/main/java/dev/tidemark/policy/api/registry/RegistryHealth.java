package dev.tidemark.policy.api.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tidemark.policy.gateway.GatewayHealth;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether a registry answers. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "Whether a registry answers executor-service, which is who works on it.")
record RegistryHealth(@Schema(required = true) Status status, @Schema(description = "What is wrong.") String detail) {

    static final RegistryHealth UNKNOWN =
            new RegistryHealth(Status.UNKNOWN, "executor-service does not answer, or waits for the registry");

    /** What is known. */
    @Schema(name = "RegistryHealthStatus")
    enum Status {
        UP,
        DOWN,
        /** Nobody could be asked. */
        UNKNOWN
    }

    static RegistryHealth of(GatewayHealth told) {
        return new RegistryHealth(told.answers() ? Status.UP : Status.DOWN, told.detail());
    }
}
