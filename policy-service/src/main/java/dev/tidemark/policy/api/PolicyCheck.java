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
        @Schema(description = "As in a policy.") String cron) {

    /** SWR's policies are for one repository each; what they come to is the same for all. */
    private static final String ANY_REPOSITORY = "any/repository";

    PolicyOrder toOrder(RegistryName any) {
        String repository = dialect == Dialect.SWR ? ANY_REPOSITORY : null;
        return new PolicyRequest(any.value(), null, repository, null, dialect, document, null, cron, null)
                .toOrder(name -> Optional.of(any));
    }

    Dialect requireDialect() {
        return new PolicyRequest(null, null, null, null, dialect, null, null, null, null).requireDialect();
    }
}
