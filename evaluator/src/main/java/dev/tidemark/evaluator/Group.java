package dev.tidemark.evaluator;

import dev.tidemark.contracts.execution.Condemned;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.evaluator.rule.Candidate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What goes together or not at all.
 *
 * @param condemned in the order it is to go
 * @param judged the candidates among it; at least one, since followers never go by themselves
 */
record Group(List<Condemned> condemned, List<Candidate> judged) {

    /** The one whose age the group has. */
    Candidate newest() {
        return judged.stream().max(Candidate.OLDEST_FIRST).orElseThrow();
    }

    Set<Digest> digests() {
        return judged.stream().map(Candidate::digest).collect(Collectors.toSet());
    }
}
