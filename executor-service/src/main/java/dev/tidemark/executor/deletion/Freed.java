package dev.tidemark.executor.deletion;

import dev.tidemark.contracts.event.DeletionEvent.DeletionsCondemned;
import dev.tidemark.contracts.execution.Condemned;
import dev.tidemark.contracts.execution.FreedBytes;
import dev.tidemark.contracts.execution.Outcome;
import dev.tidemark.contracts.execution.Subject;
import dev.tidemark.contracts.execution.SubjectOutcome;
import dev.tidemark.contracts.registry.Digest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Says with an outcome how much it freed. The plan knew that: once a manifest is gone, nobody can read it any more. What several manifests
 * share the plan counts with the first, which is right if that is ours to count, or stays. If it went otherwise, nobody counted it.
 */
final class Freed {

    private final DeletionsCondemned plan;
    private final Ledger ledger;

    Freed(DeletionsCondemned plan, Ledger ledger) {
        this.plan = plan;
        this.ledger = ledger;
    }

    /** The outcomes, which are in the ledger, with what they freed. */
    List<SubjectOutcome> tell(List<SubjectOutcome> outcomes) {
        Map<Digest, FreedBytes> manifests = manifests();
        return outcomes.stream().map(outcome -> tell(outcome, manifests)).toList();
    }

    private Map<Digest, FreedBytes> manifests() {
        Map<Digest, FreedBytes> manifests = new HashMap<>();
        boolean counted = true;
        for (Condemned one : plan.condemned()) {
            if (one.frees() != null) {
                manifests.put(one.digest(), counted || one.freesAlone() == null ? one.frees() : one.freesAlone());
                counted &= isDeletedOrStays(one.digest());
            }
        }
        return manifests;
    }

    private boolean isDeletedOrStays(Digest manifest) {
        return ledger.of(Subject.manifest(manifest))
                .filter(outcome -> outcome.outcome() == Outcome.DELETED || outcome.outcome() == Outcome.KEPT)
                .isPresent();
    }

    private static SubjectOutcome tell(SubjectOutcome outcome, Map<Digest, FreedBytes> manifests) {
        if (outcome.subject().tag() != null || !Ledger.isOff(outcome)) {
            return outcome;
        }
        FreedBytes freed = manifests.get(outcome.subject().digest());
        return new SubjectOutcome(outcome.subject(), outcome.outcome(), outcome.reason(), outcome.detail(), freed);
    }
}
