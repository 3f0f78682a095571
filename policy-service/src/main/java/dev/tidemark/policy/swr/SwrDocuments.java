package dev.tidemark.policy.swr;

import dev.tidemark.contracts.policy.Dialect;
import dev.tidemark.evaluator.InvalidPolicyException;
import dev.tidemark.evaluator.swr.SwrDialect;
import dev.tidemark.evaluator.swr.SwrPolicy;
import dev.tidemark.evaluator.swr.SwrRule;
import dev.tidemark.evaluator.swr.SwrWriter;
import dev.tidemark.policy.PolicyDraft;
import dev.tidemark.policy.StoredPolicy;
import dev.tidemark.policy.schedule.Every;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Policies between SWR's wire and ours. */
final class SwrDocuments {

    private static final Duration PERIOD = Duration.ofDays(1);

    private SwrDocuments() {}

    /**
     * The policy that a client wants.
     *
     * @throws SwrException if the document is refused
     */
    static PolicyDraft draft(SwrPolicy sent) {
        try {
            // Only the period is kept: the days count from the moment it is created.
            Every day = new Every(PERIOD, Instant.EPOCH);
            return new PolicyDraft(
                    Dialect.SWR, SwrDialect.compile(sent), SwrJson.write(stored(sent)), Optional.of(day));
        } catch (InvalidPolicyException e) {
            throw SwrError.BAD_PARAMETER.refusal(e.getMessage());
        }
    }

    static boolean isOwn(StoredPolicy stored) {
        return stored.policy().dialect() == Dialect.SWR;
    }

    /** The policy as SWR's clients see it; nothing if it is another dialect's, and SWR has no words for it. */
    static Optional<StoredPolicy> shown(StoredPolicy stored) {
        return isOwn(stored)
                ? Optional.of(stored)
                : stored.meaning()
                        .flatMap(meaning -> SwrWriter.write(meaning).document())
                        .map(SwrDocuments::draft)
                        .filter(stored::isSaidBy)
                        .map(draft -> stored.shownAs(draft.document()));
    }

    /** What is written in another dialect, is changed there. */
    static void requireOwn(StoredPolicy stored) {
        if (!isOwn(stored)) {
            throw SwrError.ANOTHERS.refusal(stored.whereToChange());
        }
    }

    /** A rule's template stays what it is; another one takes another policy. */
    static void requireTemplate(StoredPolicy before, SwrPolicy after) {
        List<String> was = templates(read(before));
        List<String> becomes = templates(after);
        if (!was.isEmpty() && !becomes.isEmpty() && !was.equals(becomes)) {
            throw SwrError.BAD_PARAMETER.refusal("the template cannot be changed: it is " + was.get(0));
        }
    }

    private static List<String> templates(SwrPolicy policy) {
        return policy.rules().stream().map(SwrRule::template).toList();
    }

    /** The client's own document, with the number it was given. */
    static SwrPolicy echo(StoredPolicy policy) {
        return read(policy).withId(SwrNumber.of(policy.policy().id()));
    }

    private static SwrPolicy read(StoredPolicy policy) {
        return SwrJson.readStored(policy.policy().document(), SwrPolicy.class);
    }

    /** Clients take every parameter for a text, so nothing else is given back to them. */
    private static SwrPolicy stored(SwrPolicy sent) {
        List<SwrRule> rules = sent.rules().stream()
                .map(rule -> new SwrRule(rule.template(), texts(rule.params()), rule.tagSelectors()))
                .toList();
        return new SwrPolicy(sent.algorithm(), 0, rules, sent.scope());
    }

    private static Map<String, Object> texts(Map<String, Object> params) {
        Map<String, Object> texts = new LinkedHashMap<>();
        params.forEach((name, value) -> {
            if (value instanceof String) {
                texts.put(name, value);
            }
        });
        return texts;
    }
}
