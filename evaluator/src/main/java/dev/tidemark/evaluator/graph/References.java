package dev.tidemark.evaluator.graph;

import dev.tidemark.contracts.execution.Decision.Role;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Who holds whom among the manifests of a repository, each of which is known by its place in their list. References to what is not in the
 * repository do not count, nor does one to itself. Everything is in the order of digests, whatever order it came in.
 */
public final class References {

    private final List<? extends Manifest> manifests;
    private final Comparator<Integer> byDigest;
    /** Null for what neither holds nor is held: most manifests of a large repository. */
    private final Links[] links;

    private final List<Integer> linked;

    private References(List<? extends Manifest> manifests) {
        this.manifests = manifests;
        byDigest = Comparator.comparing(place -> manifests.get(place).digest());
        links = new Links[manifests.size()];
        Referred referred = new Referred(manifests);
        referred.referring().forEach(place -> link(place, referred));
        linked = inOrder(places().filter(place -> links[place] != null));
        linked.forEach(place -> complete(place, referred));
    }

    public static References among(List<? extends Manifest> manifests) {
        return new References(manifests);
    }

    /**
     * What a manifest is to the others. One that carries a tag of its own is judged by the rules, whatever else it is: nothing that
     * somebody named goes unjudged.
     */
    public Role role(int place) {
        Links of = of(place);
        if (of.isNamed() || of.holders().isEmpty()) {
            return Role.CANDIDATE;
        }
        return of.subjects().isEmpty() ? Role.CHILD : Role.REFERRER;
    }

    /** What is not judged by the rules. */
    public List<Integer> followers() {
        return linked.stream().filter(place -> role(place) != Role.CANDIDATE).toList();
    }

    /** Whether it holds anything, or is held. */
    public boolean isLinked(int place) {
        return links[place] != null;
    }

    /** What it holds: children, then referrers. */
    public List<Integer> held(int place) {
        return of(place).held();
    }

    /** What holds it: its subjects, then the indexes that list it. */
    public List<Integer> holders(int place) {
        return of(place).holders();
    }

    /** What it lists as an index, as far as that is there. */
    public List<Integer> children(int place) {
        return of(place).children();
    }

    /** Whether it lists, as an index, what is not there. */
    public boolean missesChildren(int place) {
        return of(place).missesChildren();
    }

    /** The indexes that list it. */
    public List<Integer> indexes(int place) {
        return of(place).indexes();
    }

    Manifest manifest(int place) {
        return manifests.get(place);
    }

    IntStream places() {
        return IntStream.range(0, manifests.size());
    }

    List<Integer> inOrder(IntStream places) {
        return places.boxed().sorted(byDigest).toList();
    }

    private Links of(int place) {
        return links[place] == null ? Links.NONE : links[place];
    }

    private Links linksOf(int place) {
        if (links[place] == null) {
            links[place] = new Links();
        }
        return links[place];
    }

    private void link(int place, Referred referred) {
        Manifest manifest = manifests.get(place);
        for (Digest digest : manifest.children()) {
            int child = referred.place(digest);
            if (child < 0) {
                linksOf(place).missChild();
            } else if (child != place) {
                linksOf(place).addChild(child);
                linksOf(child).addIndex(place);
            }
        }
        if (manifest.subject() != null) {
            refer(place, referred.place(manifest.subject()));
        }
        for (Tag tag : manifest.tagNames()) {
            referred.subjects(tag, place).forEach(subject -> refer(place, subject));
        }
    }

    private void refer(int referrer, int subject) {
        if (subject >= 0 && subject != referrer) {
            linksOf(subject).addReferrer(referrer);
            linksOf(referrer).addSubject(subject);
        }
    }

    private void complete(int place, Referred referred) {
        links[place].sort(byDigest);
        boolean named = manifests.get(place).tagNames().stream()
                .anyMatch(tag -> referred.subjects(tag, place).isEmpty());
        if (named) {
            links[place].name();
        }
    }
}
