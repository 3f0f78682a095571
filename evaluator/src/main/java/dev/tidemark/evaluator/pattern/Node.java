package dev.tidemark.evaluator.pattern;

/** A node of the graph. Steps lead only to nodes of a higher position, and a higher position has a lower index. */
final class Node {

    private final int position;
    private Step step;
    private int index;

    Node(int position) {
        this.position = position;
    }

    int position() {
        return position;
    }

    Step step() {
        return step;
    }

    int index() {
        return index;
    }

    void become(Step newStep) {
        step = newStep;
    }

    void number(int newIndex) {
        index = newIndex;
    }

    boolean isEnd() {
        return step instanceof Step.End;
    }
}
