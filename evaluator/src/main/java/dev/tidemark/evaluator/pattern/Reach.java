package dev.tidemark.evaluator.pattern;

import java.util.Arrays;
import java.util.List;

/** From which position of a name on each node can be asked at all: most of a long pattern is out of reach of a short name. */
final class Reach {

    private final int[] earliest;

    Reach(Graph graph) {
        List<Node> nodes = graph.inOrder();
        earliest = new int[nodes.size()];
        Arrays.fill(earliest, Integer.MAX_VALUE);
        from(graph.root(), 0);
        for (int index = nodes.size() - 1; index >= 0; index--) {
            if (earliest[index] < Integer.MAX_VALUE) {
                nodes.get(index).step().reach(this, earliest[index]);
            }
        }
    }

    void from(Node node, int at) {
        earliest[node.index()] = Math.min(earliest[node.index()], at);
    }

    int earliest(Node node) {
        return earliest[node.index()];
    }
}
