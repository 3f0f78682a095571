package dev.tidemark.policy.api.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.policy.audit.AuditDeletionPage.Deleted;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A tag or a manifest that was deleted. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A tag or a manifest that was deleted.")
record DeletionResponse(
        @Schema(required = true) Instant deletedAt,
        @Schema(required = true) String registry,
        @Schema(required = true) String repository,
        @Schema(description = "Without it: the manifest itself.") String tag,
        @Schema(required = true) String digest,
        @Schema(required = true) long execution,
        Long policy,
        @Schema(description = "Why it was condemned.") Reason reason,
        String rule,
        @Schema(description = "Bytes of the manifest.") Long manifestBytes,
        @Schema(description = "Bytes of all that the manifest named: an upper bound of what that freed.")
                Long contentBytesAtMost) {

    static DeletionResponse of(Deleted deleted) {
        return new DeletionResponse(
                deleted.deletedAt(),
                deleted.registry(),
                deleted.repository(),
                deleted.tag(),
                deleted.digest(),
                deleted.execution(),
                deleted.policy(),
                deleted.reason(),
                deleted.rule(),
                deleted.manifestBytes(),
                deleted.contentBytesAtMost());
    }
}
