package dev.tidemark.evaluator.reference;

import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.evaluator.Artifact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which manifests stay, and the first reason each of them had for it. Whatever stays, all that it holds stays with it. */
final class Staying {

    /**
     * Why one stays.
     *
     * @param by what brought it about, null if nothing did
     */
    record Why(Reason reason, Digest by) {}

    private final Manifests manifests;
    private final Map<Digest, Why> stay = new HashMap<>();

    Staying(Manifests manifests) {
        this.manifests = manifests;
    }

    boolean stays(Artifact artifact) {
        return stay.containsKey(artifact.digest());
    }

    /** Null if it does not. */
    Why why(Artifact artifact) {
        return stay.get(artifact.digest());
    }

    /** Those close to the ones that are to stay learn of it first. */
    void stay(Collection<Artifact> artifacts, Reason reason, Digest by) {
        List<Artifact> wave = new ArrayList<>();
        for (Artifact artifact : manifests.all()) {
            if (artifacts.contains(artifact) && stay.putIfAbsent(artifact.digest(), new Why(reason, by)) == null) {
                wave.add(artifact);
            }
        }
        while (!wave.isEmpty()) {
            List<Artifact> next = new ArrayList<>();
            for (Artifact holder : wave) {
                for (Artifact held : manifests.heldBy(holder)) {
                    if (stay.putIfAbsent(held.digest(), because(held, holder)) == null) {
                        next.add(held);
                    }
                }
            }
            wave = next;
        }
    }

    /** Why it would stay had no rule anything to say: null if for nothing. */
    Why guard(Artifact artifact) {
        if (manifests.doubt(artifact) != null) {
            return new Why(manifests.doubt(artifact), null);
        }
        return manifests.holders(artifact).stream()
                .filter(this::stays)
                .findFirst()
                .map(holder -> because(artifact, holder))
                .orElse(null);
    }

    Why because(Artifact held, Artifact holder) {
        return new Why(manifests.isChild(held, holder) ? Reason.INDEX_CHILD : Reason.REFERRER, holder.digest());
    }
}
