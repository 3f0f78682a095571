package dev.tidemark.policy.api.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tidemark.contracts.execution.ExecutionStatus;
import dev.tidemark.policy.registry.Registries.Configured;
import dev.tidemark.policy.registry.RegistryPause;
import dev.tidemark.policy.registry.RegistryStates;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A registry. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A registry that Tidemark works on.")
record RegistryResponse(
        @Schema(required = true) String name,
        @Schema(required = true) String url,
        @Schema(required = true, description = "What it is: oci, harbor, …") String kind,
        @Schema(required = true) RegistryHealth health,
        @Schema(description = "Where it is there, nothing is deleted in the registry.") Pause pause,
        @Schema(description = "The last time that all of it was looked through.") Scan lastScan) {

    /** Who pressed the brake, and when. */
    @Schema(name = "RegistryPause")
    record Pause(@Schema(required = true) String by, @Schema(required = true) Instant since) {

        static Pause of(RegistryPause pause) {
            return new Pause(pause.by(), pause.since());
        }
    }

    /** A look at all there is. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RegistryScan")
    record Scan(
            @Schema(required = true) Instant askedAt,
            @Schema(description = "Not there as long as it goes on.") Instant endedAt,
            @Schema(required = true) ExecutionStatus status) {

        private static Scan of(RegistryStates.Scan scan) {
            return new Scan(scan.askedAt(), scan.endedAt(), scan.status());
        }
    }

    static RegistryResponse of(Configured registry, RegistryHealth health, RegistryStates.State state) {
        return new RegistryResponse(
                registry.name().value(),
                registry.url().toString(),
                registry.kind(),
                health,
                state.pause().map(Pause::of).orElse(null),
                state.lastScan().map(Scan::of).orElse(null));
    }
}
