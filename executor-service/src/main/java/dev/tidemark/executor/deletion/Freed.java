package dev.tidemark.executor.deletion;

import dev.tidemark.contracts.event.DeletionEvent.DeletionsCondemned;
import dev.tidemark.contracts.execution.Condemned;
import dev.tidemark.contracts.execution.FreedBytes;
import dev.tidemark.contracts.execution.SubjectOutcome;
import dev.tidemark.contracts.registry.Digest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says with an outcome how much it freed. The plan knew that: once a manifest is gone, nobody can read it any more. */
final class Freed {

    private final Map<Digest, FreedBytes> manifests = new HashMap<>();

    Freed(DeletionsCondemned plan) {
        for (Condemned one : plan.condemned()) {
            if (one.frees() != null) {
                manifests.put(one.digest(), one.frees());
            }
        }
    }

    List<SubjectOutcome> tell(List<SubjectOutcome> outcomes) {
        return outcomes.stream().map(this::tell).toList();
    }

    private SubjectOutcome tell(SubjectOutcome outcome) {
        if (outcome.subject().tag() != null || !Ledger.isOff(outcome)) {
            return outcome;
        }
        FreedBytes freed = manifests.get(outcome.subject().digest());
        return new SubjectOutcome(outcome.subject(), outcome.outcome(), outcome.reason(), outcome.detail(), freed);
    }
}
