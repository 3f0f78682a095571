package dev.tidemark.evaluator;

import dev.tidemark.contracts.event.DeletionEvent.DeletionsCondemned;
import dev.tidemark.contracts.execution.Condemned;
import dev.tidemark.contracts.registry.Tag;
import java.util.List;

/** What one plan may condemn, so that it fits the one record that carries it. */
final class Budget {

    /** 4 MiB, less what the record holds besides. */
    private static final long MAX_BYTES = 4 * 1024 * 1024 - 16 * 1024;

    private static final long PER_DIGEST = 100;

    private long subjects;
    private long bytes;
    private boolean exhausted;

    /**
     * Takes the group, if there is room. After the first group without room none is taken any more, so that what is older goes first; one
     * that would not fit an empty plan either holds up nobody.
     */
    boolean take(Group group) {
        long moreSubjects =
                group.condemned().stream().mapToLong(Condemned::subjects).sum();
        long moreBytes = group.condemned().stream().mapToLong(Budget::bytes).sum();
        if (!fits(moreSubjects, moreBytes)) {
            return false;
        }
        exhausted |= !fits(subjects + moreSubjects, bytes + moreBytes);
        if (!exhausted) {
            subjects += moreSubjects;
            bytes += moreBytes;
        }
        return !exhausted;
    }

    private static boolean fits(long subjects, long bytes) {
        return subjects <= DeletionsCondemned.MAX_SUBJECTS && bytes <= MAX_BYTES;
    }

    /** An estimate of its JSON from above: names are ASCII without anything to escape. */
    private static long bytes(Condemned condemned) {
        List<Tag> tags = condemned.tags();
        long digests = condemned.digest().value().length()
                + (condemned.follows() == null ? 0 : condemned.follows().value().length());
        return PER_DIGEST
                + digests
                + tags.stream().mapToLong(tag -> tag.value().length() + 3).sum();
    }
}
