package dev.tidemark.evaluator.pattern;

/**
 * A place in a pattern, reached by the alternatives in {@code frame}: at the end of an alternative reading goes on behind its braces.
 * The same place can be reached with different frames, as a class may begin in an alternative and swallow an opening brace behind it.
 */
record Cursor(int at, Frame frame) {

    static Cursor of(int at, Frame frame) {
        return frame != null && at == frame.end ? frame.after : new Cursor(at, frame);
    }

    Cursor forward(int points) {
        return of(at + points, frame);
    }

    /** An alternative that is being read; equal to no other. */
    static final class Frame {
        private final int end;
        private final Cursor after;

        Frame(int end, Cursor after) {
            this.end = end;
            this.after = after;
        }
    }
}
