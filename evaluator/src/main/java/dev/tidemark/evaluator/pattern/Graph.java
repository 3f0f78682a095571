package dev.tidemark.evaluator.pattern;

import dev.tidemark.evaluator.pattern.Cursor.Frame;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** A pattern as nodes that lead to each other, forwards only; alternatives share what follows them. */
final class Graph {

    /** More than any pattern needs in which no class begins in one alternative and ends behind it. */
    private static final int NODES_PER_POINT = 4;

    private static final int MAX_CLASS_POINTS = 1_000_000;

    private final String pattern;
    private final int[] points;
    private final Braces braces;
    private final Map<Cursor, Node> nodes = new HashMap<>();
    private final Map<Cursor, Step> classes = new HashMap<>();
    private final Deque<Cursor> open = new ArrayDeque<>();
    private final Node root;
    private final List<Node> inOrder;
    private final Reach reach;
    private int classPoints;

    private Graph(String pattern) {
        this.pattern = pattern;
        points = pattern.codePoints().toArray();
        braces = new Braces(points);
        root = nodeAt(new Cursor(0, null));
        while (!open.isEmpty()) {
            Cursor cursor = open.pop();
            nodes.get(cursor).become(stepAt(cursor));
        }
        inOrder = nodes.values().stream()
                .sorted(Comparator.comparingInt(Node::position).reversed())
                .toList();
        IntStream.range(0, inOrder.size()).forEach(index -> inOrder.get(index).number(index));
        reach = new Reach(this);
        nodes.clear();
        classes.clear();
    }

    static Graph of(String pattern) {
        return new Graph(pattern);
    }

    Node root() {
        return root;
    }

    /** Each node after all that it leads to. */
    List<Node> inOrder() {
        return inOrder;
    }

    Reach reach() {
        return reach;
    }

    boolean isMalformed() {
        return inOrder.stream().anyMatch(node -> node.step() instanceof Step.Bad);
    }

    PatternException tooComplex() {
        return PatternException.tooComplex(pattern);
    }

    private Node nodeAt(Cursor cursor) {
        Node known = nodes.get(cursor);
        if (known != null) {
            return known;
        }
        if (nodes.size() > NODES_PER_POINT * (points.length + 1)) {
            throw tooComplex();
        }
        Node node = new Node(cursor.at());
        nodes.put(cursor, node);
        open.push(cursor);
        return node;
    }

    private Step stepAt(Cursor cursor) {
        if (cursor.at() == points.length) {
            return new Step.End();
        }
        int point = points[cursor.at()];
        return switch (point) {
            case '/' -> new Step.Slash(nodeAt(cursor.forward(1)));
            case '*' -> new Step.Star(nodeAt(cursor.forward(1)));
            case '?' -> new Step.One(CharacterClass.ANY, nodeAt(cursor.forward(1)));
            case '{' -> alternatives(cursor);
            case '[' -> classAt(cursor.forward(1));
            case '\\' -> escaped(cursor);
            default -> new Step.One(CharacterClass.of(point), nodeAt(cursor.forward(1)));
        };
    }

    private Step escaped(Cursor cursor) {
        int at = cursor.at() + 1;
        // the original takes the replacement character for a broken encoding
        return at == points.length || points[at] == 0xFFFD
                ? new Step.Bad(false)
                : new Step.One(CharacterClass.of(points[at]), nodeAt(cursor.forward(2)));
    }

    private Step alternatives(Cursor cursor) {
        int brace = cursor.at();
        if (!braces.isClosed(brace)) {
            return new Step.Bad(true);
        }
        int closing = braces.closing(brace);
        Cursor after = Cursor.of(closing + 1, cursor.frame());
        Set<Node> options = new LinkedHashSet<>();
        for (int opener = brace; opener != closing; opener = braces.optionEnd(opener)) {
            Frame frame = new Frame(braces.optionEnd(opener), after);
            options.add(nodeAt(Cursor.of(opener + 1, frame)));
        }
        return new Step.Alternatives(
                List.copyOf(options), nodeAt(after), braces.isCutBySlash(brace), braces.zeroOption(brace));
    }

    private Step classAt(Cursor members) {
        Step known = classes.get(members);
        if (known == null) {
            known = parseClass(members);
            classes.put(members, known);
        }
        return known;
    }

    /** The class ends at the first bracket without a backslash right before it, even where that backslash is itself escaped. */
    private Step parseClass(Cursor members) {
        int[] inside = new int[16];
        int size = 0;
        Cursor cursor = members;
        while (cursor.at() < points.length) {
            int point = points[cursor.at()];
            if (point == ']' && (size == 0 || inside[size - 1] != '\\')) {
                Node next = nodeAt(cursor.forward(1));
                Optional<CharacterClass> wanted = CharacterClass.parse(Arrays.copyOf(inside, size));
                return wanted.<Step>map(one -> new Step.One(one, next)).orElseGet(() -> new Step.Bad(false));
            }
            if (++classPoints > MAX_CLASS_POINTS) {
                throw tooComplex();
            }
            inside = size == inside.length ? Arrays.copyOf(inside, 2 * size) : inside;
            inside[size++] = point;
            cursor = cursor.forward(1);
        }
        return new Step.Bad(false);
    }
}
