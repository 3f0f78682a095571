package dev.tidemark.audit.inquiry;

import jakarta.ws.rs.BadRequestException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a search goes on: behind that decision of that chunk of that task. Decisions of a plan never change, so that nothing is told twice
 * or passed over.
 *
 * @param index of the decision in its chunk; {@link #END} for the last, wherever that is
 */
record Place(long execution, long task, int chunk, int index) {

    static final int END = Integer.MAX_VALUE;

    private static final Pattern FORM = Pattern.compile("\\d{1,18}\\.\\d{1,18}\\.\\d{1,9}\\.\\d{1,10}");

    /** Null where nothing is given: a search begins at its first chunk. */
    static Place orStart(String text) {
        return text == null ? null : parse(text);
    }

    static Place parse(String text) {
        if (FORM.matcher(text).matches()) {
            long[] parts =
                    Stream.of(text.split("\\.")).mapToLong(Long::parseLong).toArray();
            if (parts[3] <= END) {
                return new Place(parts[0], parts[1], (int) parts[2], (int) parts[3]);
            }
        }
        throw new BadRequestException("after is not a place that an earlier answer named");
    }

    boolean isIn(Chunk chunk) {
        return task == chunk.task() && this.chunk == chunk.chunk();
    }

    @Override
    public String toString() {
        return execution + "." + task + "." + chunk + "." + index;
    }
}
