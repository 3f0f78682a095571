package dev.tidemark.audit.export;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What became of an execution's candidates, in numbers.
 *
 * @param total how many there are, as far as tasks have ended
 * @param done how many are deleted, or would be
 * @param failed how many the registry did not delete
 * @param spared how many were condemned and are there all the same, for any other reason
 * @param bytes of what is done, each with all that it names
 * @param distinctBytes the same, with each manifest once in its repository: an upper bound of what that frees
 * @param complete whether all decisions are there; those of an old execution are not kept
 */
record OutcomeSummary(
        long total, long done, long failed, long spared, long bytes, long distinctBytes, boolean complete) {

    /** Adds them up. A repository's plan condemns no more than some thousand, so that its digests can be held until the next. */
    static final class Sum {

        private final Set<String> digests = new HashSet<>();
        private String repository = "";
        private long done;
        private long failed;
        private long spared;
        private long bytes;
        private long distinctBytes;

        void add(List<OutcomeLine> lines) {
            lines.forEach(this::add);
        }

        private void add(OutcomeLine line) {
            switch (line.result()) {
                case DELETED, WOULD_DELETE -> addDone(line);
                case FAILED -> failed++;
                case GONE, KEPT, NOT_REACHED -> spared++;
                case RETAINED, PENDING -> {}
            }
        }

        private void addDone(OutcomeLine line) {
            String name = line.project() + "/" + line.repository();
            if (!name.equals(repository)) {
                repository = name;
                digests.clear();
            }
            long size = line.bytes() == null ? 0 : line.bytes();
            done++;
            bytes += size;
            distinctBytes += digests.add(line.digest()) ? size : 0;
        }

        OutcomeSummary of(long total, boolean complete) {
            return new OutcomeSummary(total, done, failed, spared, bytes, distinctBytes, complete);
        }
    }
}
