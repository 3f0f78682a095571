package dev.tidemark.policy.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.tidemark.contracts.policy.Dialect;
import dev.tidemark.contracts.policy.Policy;
import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.policy.StoredPolicy;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A policy as it is.
 *
 * @param rules what the document was compiled into
 * @param nextRun when its schedule is due
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A policy as it is. ETag has the revision.")
record PolicyResponse(
        @Schema(required = true) long id,
        @Schema(required = true, description = "1 for the first; each change adds to it.") int revision,
        @Schema(required = true) String registry,
        String project,
        String repository,
        String name,
        @Schema(required = true) Dialect dialect,
        @Schema(required = true, type = SchemaType.OBJECT, description = "The client's own, as it was sent.")
                @JsonRawValue
                String document,
        @Schema(required = true) boolean enabled,
        String cron,
        TriggerDocument trigger,
        @Schema(description = "When its schedule is due.") Instant nextRun,
        @Schema(required = true, description = "What the document was compiled into.") CompiledRules rules,
        @Schema(required = true) Instant createdAt,
        @Schema(required = true) Instant updatedAt) {

    static PolicyResponse of(StoredPolicy stored) {
        Policy policy = stored.policy();
        return new PolicyResponse(
                policy.id().value(),
                policy.revision(),
                policy.scope().registry().value(),
                Optional.ofNullable(policy.scope().project())
                        .map(ProjectName::toString)
                        .orElse(null),
                Optional.ofNullable(policy.scope().repository())
                        .map(RepositoryName::toString)
                        .orElse(null),
                stored.name().orElse(null),
                policy.dialect(),
                policy.document(),
                stored.enabled(),
                policy.cron(),
                Optional.ofNullable(policy.eventTrigger())
                        .map(TriggerDocument::of)
                        .orElse(null),
                stored.nextRun().orElse(null),
                CompiledRules.of(policy.rules()),
                stored.createdAt(),
                stored.updatedAt());
    }
}
