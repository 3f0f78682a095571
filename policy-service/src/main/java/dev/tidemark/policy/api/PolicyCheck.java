package dev.tidemark.policy.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.contracts.policy.Dialect;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.policy.PolicyOrder;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A document that is to be looked at only. */
@Schema(description = "A document that is to be looked at, and not stored.")
record PolicyCheck(
        @Schema(required = true) Dialect dialect,
        @Schema(required = true, type = SchemaType.OBJECT) JsonNode document,
        @Schema(description = "As in a policy.") String project,
        @Schema(description = "As in a policy.") String repository,
        @Schema(description = "As in a policy.") Boolean enabled,
        @Schema(description = "As in a policy.") String cron) {

    PolicyOrder toOrder(RegistryName any) {
        return new PolicyRequest(any.value(), project, repository, null, dialect, document, enabled, cron, null)
                .toOrder(name -> Optional.of(any));
    }

    Dialect requireDialect() {
        return new PolicyRequest(null, null, null, null, dialect, null, null, null, null).requireDialect();
    }
}
