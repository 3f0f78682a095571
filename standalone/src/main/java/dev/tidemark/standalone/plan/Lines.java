package dev.tidemark.standalone.plan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The lines of an input as bytes, one at a time, so that neither a long input nor one that is not UTF-8 ends the reading. */
final class Lines {

    /** About 100,000 artifacts. */
    static final int LONGEST = 32 << 20;

    private final InputStream input;
    private final int longest;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int end;

    Lines(InputStream input, int longest) {
        this.input = input;
        this.longest = longest;
    }

    /**
     * A line without its end.
     *
     * @param cut whether there was more than may be
     */
    record Line(byte[] start, boolean cut) {

        boolean isBlank() {
            for (byte character : start) {
                if (character != ' ' && character != '\t' && character != '\r') {
                    return false;
                }
            }
            return true;
        }

        /** @throws BadInputException if these are not all */
        byte[] bytes() {
            if (cut) {
                throw new BadInputException("the line is longer than " + start.length + " bytes");
            }
            return start;
        }
    }

    /** Nothing at the end. */
    Optional<Line> next() throws IOException {
        if (!fill()) {
            return Optional.empty();
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean cut = false;
        boolean ended = false;
        while (!ended && fill()) {
            int from = position;
            while (position < end && buffer[position] != '\n') {
                position++;
            }
            int room = Math.min(position - from, longest - line.size());
            cut |= room < position - from;
            line.write(buffer, from, room);
            ended = position < end;
            position += ended ? 1 : 0;
        }
        return Optional.of(new Line(line.toByteArray(), cut));
    }

    /** Whether there is anything more. */
    private boolean fill() throws IOException {
        if (position == end) {
            position = 0;
            end = Math.max(0, input.read(buffer));
        }
        return position < end;
    }
}
