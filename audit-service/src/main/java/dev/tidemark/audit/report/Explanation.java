package dev.tidemark.audit.report;

import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.execution.Outcome;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.execution.SubjectOutcome;
import dev.tidemark.contracts.execution.TimeEvidence;
import java.util.Locale;

/** Says in a sentence why something was decided, and what it rests on. */
public final class Explanation {

    private Explanation() {}

    public static String of(Decision decision) {
        var text = new StringBuilder(decision.spared() ? "the rules do not retain it, but " : "");
        text.append(reason(decision.reason(), decision));
        if (decision.spared()) {
            text.append(" (").append(decision.reason()).append(')');
        }
        if (decision.rule() != null && decision.reason() != Reason.RULE) {
            text.append(", ").append(decision.rule());
        }
        if (decision.rank() != null) {
            text.append(", rank ").append(decision.rank());
        }
        append(text, "pushed", decision.pushed());
        append(text, "pulled", decision.pulled());
        if (decision.untaggedSince() != null) {
            text.append(", untagged since ").append(decision.untaggedSince());
        }
        if (decision.created() != null) {
            text.append(", created ").append(decision.created());
        }
        if (decision.pullsKnownSince() != null) {
            text.append(", pulls known since ").append(decision.pullsKnownSince());
        } else if (decision.reason() == Reason.PULL_EVIDENCE_INCOMPLETE) {
            text.append(", pulls known by chance only");
        }
        if (decision.pushed() == null && decision.role() == Decision.Role.CANDIDATE) {
            text.append(", push time unknown");
        }
        return text.toString();
    }

    static String of(SubjectOutcome outcome) {
        if (outcome.outcome() == Outcome.GONE) {
            return "it was not there when we came";
        }
        String reason = outcome.reason() == null
                ? "no reason was told"
                : reason(outcome.reason(), null) + " (" + outcome.reason() + ")";
        return outcome.detail() == null ? reason : reason + ": " + outcome.detail();
    }

    private static void append(StringBuilder text, String what, TimeEvidence evidence) {
        if (evidence != null) {
            String source = evidence.source().name().toLowerCase(Locale.ROOT).replace('_', '-');
            text.append(", " + what + " ")
                    .append(evidence.at())
                    .append(" (")
                    .append(source)
                    .append(')');
        }
    }

    private static String reason(Reason reason, Decision decision) {
        return switch (reason) {
            case RULE -> decision == null ? "retained by a rule" : "retained by " + decision.rule();
            case NOT_RETAINED -> "no rule retains it";
            case NOT_SELECTED -> "no rule selects it, and what no rule retains goes";
            case ASKED_FOR ->
                decision == null || decision.rule() == null
                        ? "a client asked for its deletion"
                        : decision.rule() + " asked for its deletion";
            case INDEX_CHILD -> with(decision, "an untagged child of an index, and with ");
            case REFERRER -> with(decision, "it refers to another artifact, and with ");
            case TIME_UNKNOWN -> "when it was pushed is not known well enough";
            case PULL_EVIDENCE_INCOMPLETE -> "pulls are not known as far back as the rule looks";
            case FACTS_UNKNOWN -> "labels, annotations or a type that a rule asks for are not known";
            case IMMUTABLE -> "the registry protects its tag from deletion";
            case UNKNOWN_MEDIA_TYPE -> "a manifest of an unknown media type may refer to anything";
            case UNREADABLE -> "its manifest, or one it refers to, could not be read";
            case LAST_ONE -> "it is the last artifact of its repository";
            case SHARED_DIGEST -> "a tag that stays shares its digest, and the registry cannot remove a tag alone";
            case BUDGET -> "one run has a limit, and the next goes on";
            case MOVED -> "something new or moved points at it, or refers to it, since it was condemned";
            case RECHECK_FAILED -> "its repository could not be read again before the deletion";
            case REFUSED -> "the registry refused";
            case UNSUPPORTED -> "the registry does not delete this";
            case NOT_VERIFIED -> "nothing confirms that it is gone";
            case REGISTRY_ERROR -> "the registry did not answer, or with an error that did not pass";
            case STOPPED -> "the execution was stopped first";
            case EXPIRED -> "its time was up first";
        };
    }

    private static String with(Decision decision, String what) {
        if (decision == null || decision.follows() == null) {
            return what + "that it goes or stays";
        }
        return what + decision.follows() + " it " + (decision.verdict() == Decision.Verdict.DELETE ? "goes" : "stays");
    }
}
