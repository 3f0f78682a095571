package dev.tidemark.policy.swr;

import dev.tidemark.policy.gateway.GatewayArtifact;
import java.time.Instant;
import java.util.Comparator;

/** In which order a client wants tags; without a word of theirs, the one that was pushed last comes first. */
final class SwrTagOrder {

    /** A tag, and what it points at. */
    record Tagged(GatewayArtifact artifact, GatewayArtifact.Tag tag) {

        private Instant updated() {
            Instant updated = tag.pushed() == null ? artifact.created() : tag.pushed();
            return updated == null ? Instant.MIN : updated;
        }

        private String name() {
            return tag.name();
        }
    }

    private SwrTagOrder() {}

    /** @throws SwrException if it is none there is */
    static Comparator<Tagged> of(SwrQuery query) {
        Comparator<Tagged> ascending =
                switch (query.text("order_column")) {
                    case "", "updated_at" ->
                        Comparator.comparing(Tagged::updated).thenComparing(Tagged::name);
                    case "tag" -> Comparator.comparing(Tagged::name);
                    default -> throw SwrError.BAD_QUERY.refusal("order_column is updated_at or tag");
                };
        return switch (query.text("order_type")) {
            case "", "desc" -> ascending.reversed();
            case "asc" -> ascending;
            default -> throw SwrError.BAD_QUERY.refusal("order_type is desc or asc");
        };
    }
}
