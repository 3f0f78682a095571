package dev.tidemark.audit.inquiry;

import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.execution.Outcome;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import jakarta.ws.rs.BadRequestException;
import java.util.function.Function;

/** Which decisions somebody looks for; null where it does not matter. */
record Wanted(Tag tag, Digest digest, Decision.Verdict verdict, Outcome outcome) {

    static Wanted of(String tag, String digest, String verdict, String outcome) {
        return new Wanted(
                read(tag, Tag::new),
                read(digest, Digest::new),
                read(verdict, Decision.Verdict::valueOf),
                read(outcome, Outcome::valueOf));
    }

    private static <T> T read(String text, Function<String, T> parse) {
        try {
            return text == null ? null : parse.apply(text);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(e.getMessage());
        }
    }

    /** What every chunk that holds such a decision has in its text: it costs a tenth to look for that first. Null where there is nothing. */
    String trace() {
        return tag != null ? "\"" + tag + "\"" : digest != null ? "\"" + digest + "\"" : null;
    }

    boolean isDecided(Decision decision) {
        return (tag == null || decision.tags().contains(tag))
                && (digest == null || decision.digest().equals(digest))
                && (verdict == null || decision.verdict() == verdict)
                // Only what is condemned becomes of anything.
                && (outcome == null || decision.verdict() == Decision.Verdict.DELETE);
    }

    boolean isBecome(JudgedDecision decision) {
        return outcome == null || outcome == decision.outcome();
    }
}
