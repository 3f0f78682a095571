package dev.tidemark.evaluator.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Whom one manifest holds, and who holds it. All are places in the list of manifests. */
final class Links {

    /** Of what neither holds anything nor is held. */
    static final Links NONE = new Links();

    private List<Integer> children = List.of();
    private List<Integer> referrers = List.of();
    private List<Integer> subjects = List.of();
    private List<Integer> indexes = List.of();
    private boolean missingChildren;
    private boolean named;

    void addChild(int place) {
        children = with(children, place);
    }

    void addReferrer(int place) {
        referrers = with(referrers, place);
    }

    void addSubject(int place) {
        subjects = with(subjects, place);
    }

    void addIndex(int place) {
        indexes = with(indexes, place);
    }

    /** It lists a child that is not there. */
    void missChild() {
        missingChildren = true;
    }

    /** A tag points at it that belongs to nothing else. */
    void name() {
        named = true;
    }

    void sort(Comparator<Integer> order) {
        children = sorted(children, order);
        referrers = sorted(referrers, order);
        subjects = sorted(subjects, order);
        indexes = sorted(indexes, order);
    }

    List<Integer> children() {
        return children;
    }

    List<Integer> subjects() {
        return subjects;
    }

    List<Integer> indexes() {
        return indexes;
    }

    /** Children, then referrers. */
    List<Integer> held() {
        return united(children, referrers);
    }

    /** Subjects, then the indexes that list it. */
    List<Integer> holders() {
        return united(subjects, indexes);
    }

    boolean missesChildren() {
        return missingChildren;
    }

    boolean isNamed() {
        return named;
    }

    private static List<Integer> with(List<Integer> list, int place) {
        List<Integer> more = list.isEmpty() ? new ArrayList<>(2) : list;
        more.add(place);
        return more;
    }

    private static List<Integer> sorted(List<Integer> list, Comparator<Integer> order) {
        return list.size() < 2 ? list : list.stream().distinct().sorted(order).toList();
    }

    private static List<Integer> united(List<Integer> some, List<Integer> others) {
        if (some.isEmpty() || others.isEmpty()) {
            return some.isEmpty() ? others : some;
        }
        return Stream.concat(some.stream(), others.stream()).distinct().toList();
    }
}
