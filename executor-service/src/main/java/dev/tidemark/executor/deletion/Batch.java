package dev.tidemark.executor.deletion;

import dev.tidemark.contracts.execution.Condemned;
import dev.tidemark.contracts.execution.Subject;
import java.util.ArrayList;
import java.util.List;

/**
 * What is re-checked together, then deleted, then told.
 *
 * @param number from 0, within the plan
 */
record Batch(int number, Kind kind, List<Condemned> condemned) {

    Batch {
        condemned = List.copyOf(condemned);
    }

    /** Everything the batch takes, every tag that goes with a digest included. */
    List<Subject> subjects() {
        List<Subject> subjects = new ArrayList<>();
        condemned.forEach(one -> subjects.addAll(subjectsOf(one)));
        return subjects;
    }

    List<Subject> subjectsOf(Condemned one) {
        List<Subject> subjects = new ArrayList<>();
        if (kind != Kind.MANIFESTS || Batches.isWholeFollower(one)) {
            one.tags().forEach(tag -> subjects.add(new Subject(one.digest(), tag)));
        }
        if (kind != Kind.TAGS && one.withManifest()) {
            subjects.add(Subject.manifest(one.digest()));
        }
        return subjects;
    }

    /** What is deleted by the batch's requests. */
    enum Kind {
        /** Digests, and with each all its tags: the registry cannot delete a tag alone. */
        DIGESTS,
        /** Tags, alone. */
        TAGS,
        /** Manifests whose tags went before; of those that follow another manifest, their tags go here, just before them. */
        MANIFESTS
    }
}
