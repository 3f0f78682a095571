package dev.tidemark.evaluator.pattern;

/**
 * One name against one pattern: a table of what becomes of each component of the name from each of its positions at each node,
 * filled from the back, so that every entry rests on entries that are there already and nothing calls itself.
 */
final class Matching {

    /** Answers for a position: no match; a malformed part was reached; the component and the pattern are used up. */
    static final byte NONE = 0;

    static final byte ERROR = 1;
    static final byte DONE = 2;
    /** The component is used up and there is pattern left, which, with the next components, gives FALSE, TRUE or FAILED. */
    private static final byte LEFT = 3;

    /** Answers for whole components. */
    static final byte FALSE = 0;

    static final byte TRUE = 1;
    static final byte FAILED = 2;

    private static final long MAX_ENTRIES = 16_000_000;

    private final Graph graph;
    private final int[] name;
    /** Of each position the end of its component. */
    private final int[] ends;

    /** Per node, then per position. */
    private final byte[] cells;
    /** As the cells; filled only where a component starts. */
    private final byte[] walks;

    Matching(Graph graph, String name) {
        this.graph = graph;
        this.name = name.codePoints().toArray();
        ends = ends(this.name);
        long entries = (long) graph.inOrder().size() * ends.length;
        if (entries > MAX_ENTRIES) {
            throw graph.tooComplex();
        }
        cells = new byte[(int) entries];
        walks = new byte[(int) entries];
    }

    byte verdict() {
        graph.inOrder().forEach(this::fill);
        return walks[at(graph.root(), 0)];
    }

    int point(int at) {
        return name[at];
    }

    int end(int at) {
        return ends[at];
    }

    byte cell(Node node, int at) {
        return cells[at(node, at)];
    }

    /** What is left of the pattern is for the components behind this end. */
    byte left(Node rest, int end) {
        return end == name.length ? LEFT : (byte) (LEFT + walks[at(rest, end + 1)]);
    }

    /** What two alternatives give together: a complete hit is lost where the other one leaves pattern, and an error always wins. */
    static byte both(byte first, byte second) {
        if (first == ERROR || second == ERROR) {
            return ERROR;
        }
        return first > LEFT || first > second ? first : second;
    }

    private int at(Node node, int at) {
        return node.index() * ends.length + at;
    }

    /** Whether the rest of a pattern counts as empty is asked ahead, so the ends are filled even where the node is out of reach. */
    private void fill(Node node) {
        Step step = node.step();
        int earliest = graph.reach().earliest(node);
        for (int at = name.length; at >= earliest; at--) {
            cells[at(node, at)] = at == ends[at] ? step.atEnd(this, at) : step.within(this, node, at);
            if (at == 0 || ends[at - 1] == at - 1) {
                walks[at(node, at)] = walk(node, at);
            }
        }
        for (int end = ends[0];
                end < Math.min(earliest, ends.length);
                end = end == name.length ? ends.length : ends[end + 1]) {
            cells[at(node, end)] = step.atEnd(this, end);
        }
    }

    private byte walk(Node node, int start) {
        Node behind = node.step() instanceof Step.Star star ? star.behindDoubleStar() : null;
        boolean last = ends[start] == name.length;
        if (behind != null) {
            boolean here = behind.isEnd()
                    || behind.step() instanceof Step.Slash slash && walks[at(slash.next(), start)] == TRUE;
            return here || !last && walks[at(node, ends[start] + 1)] == TRUE ? TRUE : FALSE;
        }
        byte cell = cell(node, start);
        return switch (cell) {
            case NONE -> FALSE;
            case ERROR -> FAILED;
            case DONE -> last ? TRUE : FALSE;
            default -> (byte) (cell - LEFT);
        };
    }

    /** Like the original, does not take a slash behind a backslash for a separator; no name of a registry has one. */
    private static int[] ends(int[] name) {
        int[] ends = new int[name.length + 1];
        int end = name.length;
        for (int at = name.length; at >= 0; at--) {
            boolean slash = at < name.length && name[at] == '/';
            if (slash && (at == 0 || name[at - 1] != '\\')) {
                end = at;
            }
            ends[at] = end;
        }
        return ends;
    }
}
