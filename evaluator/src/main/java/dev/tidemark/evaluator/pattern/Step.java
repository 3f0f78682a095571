package dev.tidemark.evaluator.pattern;

import java.util.List;

/** What a pattern wants next. Each step says what becomes of the rest of a component of the name; see {@link Matching} for the answers. */
sealed interface Step {

    /** With characters of the component left, from {@code at} on. */
    byte within(Matching matching, Node self, int at);

    /** With the component used up: whether the rest of the pattern, up to its next slash, counts as empty. */
    byte atEnd(Matching matching, int end);

    /** Tells which nodes can be asked next, and from where in the name on, if this one can from {@code at} on. */
    void reach(Reach reach, int at);

    /** The pattern is used up. */
    record End() implements Step {
        @Override
        public byte within(Matching matching, Node self, int at) {
            return Matching.NONE;
        }

        @Override
        public byte atEnd(Matching matching, int end) {
            return Matching.DONE;
        }

        @Override
        public void reach(Reach reach, int at) {
            // nothing comes next
        }
    }

    /** A slash: what follows is for the next component. */
    record Slash(Node next) implements Step {
        @Override
        public byte within(Matching matching, Node self, int at) {
            return Matching.NONE;
        }

        @Override
        public byte atEnd(Matching matching, int end) {
            return matching.left(next, end);
        }

        @Override
        public void reach(Reach reach, int at) {
            reach.from(next, at + 1);
        }
    }

    /** One character of a class, any, or a literal. */
    record One(CharacterClass wanted, Node next) implements Step {
        @Override
        public byte within(Matching matching, Node self, int at) {
            return wanted.contains(matching.point(at)) ? matching.cell(next, at + 1) : Matching.NONE;
        }

        @Override
        public byte atEnd(Matching matching, int end) {
            return Matching.NONE;
        }

        @Override
        public void reach(Reach reach, int at) {
            reach.from(next, at + 1);
        }
    }

    /** Any run of characters, which tries the rest at every character that is left, but never behind the last. */
    record Star(Node next) implements Step {
        @Override
        public byte within(Matching matching, Node self, int at) {
            if (next.isEnd()) {
                return Matching.DONE;
            }
            if (next.step() instanceof Slash slash) {
                return matching.left(slash.next(), matching.end(at));
            }
            byte here = matching.cell(next, at);
            boolean more = here == Matching.NONE && at + 1 < matching.end(at);
            return more ? matching.cell(self, at + 1) : here;
        }

        @Override
        public byte atEnd(Matching matching, int end) {
            if (isLast(next)) {
                return matching.cell(next, end);
            }
            return next.step() instanceof Star second && isLast(second.next)
                    ? matching.cell(second.next, end)
                    : Matching.NONE;
        }

        /** Of a star that begins a walk: the node behind the second one, if they are a whole component of their own; else null. */
        Node behindDoubleStar() {
            return next.step() instanceof Star second && isLast(second.next) ? second.next : null;
        }

        private static boolean isLast(Node node) {
            return node.isEnd() || node.step() instanceof Slash;
        }

        @Override
        public void reach(Reach reach, int at) {
            reach.from(next, at);
            if (behindDoubleStar() != null && behindDoubleStar().step() instanceof Slash slash) {
                reach.from(slash.next(), at);
            }
        }
    }

    /**
     * Braces.
     *
     * @param options where each alternative goes on, in order
     * @param after behind the closing brace
     * @param cut whether the next slash comes before the closing brace
     * @param zero whether some alternative counts as empty
     */
    record Alternatives(List<Node> options, Node after, boolean cut, boolean zero) implements Step {
        @Override
        public byte within(Matching matching, Node self, int at) {
            byte all = Matching.NONE;
            for (Node option : options) {
                all = Matching.both(all, matching.cell(option, at));
            }
            return all;
        }

        @Override
        public byte atEnd(Matching matching, int end) {
            if (cut) {
                return Matching.ERROR;
            }
            byte rest = matching.cell(after, end);
            return zero || rest == Matching.ERROR ? rest : Matching.NONE;
        }

        @Override
        public void reach(Reach reach, int at) {
            options.forEach(option -> reach.from(option, at));
        }
    }

    /**
     * A malformed part.
     *
     * @param alsoAtEnd whether it is an error even where the name is used up
     */
    record Bad(boolean alsoAtEnd) implements Step {
        @Override
        public byte within(Matching matching, Node self, int at) {
            return Matching.ERROR;
        }

        @Override
        public byte atEnd(Matching matching, int end) {
            return alsoAtEnd ? Matching.ERROR : Matching.NONE;
        }

        @Override
        public void reach(Reach reach, int at) {
            // nothing comes next
        }
    }
}
