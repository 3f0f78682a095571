package dev.tidemark.standalone.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.execution.Decision.Verdict;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.execution.TimeEvidence;
import dev.tidemark.contracts.execution.TimeSource;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * What was decided on one tag, or on a manifest without any, as it is printed. What comes after {@code rule} is left out where there is
 * nothing to say.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DecisionLine(
        @JsonInclude Tag tag,
        @JsonInclude Digest digest,
        @JsonInclude Verdict outcome,
        @JsonInclude Reason reason,
        @JsonInclude String rule,
        Integer rank,
        boolean spared,
        Digest follows,
        Told pushed,
        Told pulled,
        String created,
        String pullsKnownSince) {

    /** When, and who says so. */
    record Told(String at, TimeSource source) {
        static Told of(TimeEvidence time) {
            return time == null ? null : new Told(time.at().toString(), time.source());
        }
    }

    /** A line for each tag. */
    static Stream<DecisionLine> of(Decision decision) {
        return decision.tags().isEmpty()
                ? Stream.of(line(null, decision))
                : decision.tags().stream().map(tag -> line(tag, decision));
    }

    private static DecisionLine line(Tag tag, Decision decision) {
        return new DecisionLine(
                tag,
                decision.digest(),
                decision.verdict(),
                decision.reason(),
                decision.rule(),
                decision.rank(),
                decision.spared(),
                decision.follows(),
                Told.of(decision.pushed()),
                Told.of(decision.pulled()),
                text(decision.created()),
                text(decision.pullsKnownSince()));
    }

    private static String text(Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
