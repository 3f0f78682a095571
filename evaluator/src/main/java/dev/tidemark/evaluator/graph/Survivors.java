package dev.tidemark.evaluator.graph;

import dev.tidemark.contracts.execution.Decision.Role;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.registry.Digest;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Which manifests stay, and why. Whatever stays keeps all that it holds, however deep; nothing is ever taken out again. What is not in
 * here at the end goes.
 */
public final class Survivors {

    private final References references;
    private final Map<Digest, Cause> causes = new HashMap<>();

    public Survivors(References references) {
        this.references = references;
    }

    /** Why it stays; empty if it goes. */
    public Optional<Cause> cause(Digest digest) {
        return Optional.ofNullable(causes.get(digest));
    }

    /** Whether it survives by the rules, and no guard would have kept it without them. */
    public boolean isRetainedByRulesAlone(Digest digest) {
        return cause(digest).filter(cause -> cause.reason() == Reason.RULE).isPresent()
                && guard(digest).isEmpty();
    }

    /** Why it would survive even without a rule that retains it: it is in doubt, or something that stays holds it. */
    public Optional<Cause> guard(Digest digest) {
        Reason doubt = references.manifest(digest).doubt();
        if (doubt != null) {
            return Optional.of(new Cause(doubt, null));
        }
        return references.holders(digest).stream()
                .filter(this::contains)
                .findFirst()
                .map(holder -> because(digest, holder));
    }

    public boolean contains(Digest digest) {
        return causes.containsKey(digest);
    }

    /** Retains these and all that they hold; a cause that is there already stands. */
    public void retain(Collection<Digest> digests, Reason reason) {
        retain(digests, new Cause(reason, null));
    }

    /** Retains what may refer to anything; and, since that may be their index, everything that no tag names. */
    public void retainWhatIsInDoubt() {
        List<Digest> doubtful = digests(manifest -> manifest.doubt() != null);
        doubtful.forEach(
                digest -> retain(List.of(digest), references.manifest(digest).doubt()));
        if (!doubtful.isEmpty()) {
            Digest first = doubtful.get(0);
            Cause cause = new Cause(references.manifest(first).doubt(), first);
            retain(digests(manifest -> manifest.tags().isEmpty()), cause);
        }
    }

    /** Retains followers whose holders hold each other in a circle, so that no candidate decides on them. */
    public void retainWhatNobodyDecidesOn() {
        Set<Digest> decided = new HashSet<>();
        Deque<Digest> open =
                new ArrayDeque<>(digests(manifest -> references.role(manifest.digest()) == Role.CANDIDATE));
        while (!open.isEmpty()) {
            Digest digest = open.remove();
            if (decided.add(digest)) {
                open.addAll(references.held(digest));
            }
        }
        digests(manifest -> !decided.contains(manifest.digest()))
                .forEach(digest -> retain(
                        List.of(digest),
                        because(digest, references.holders(digest).get(0))));
    }

    private List<Digest> digests(Predicate<Manifest> which) {
        return references.manifests().stream()
                .filter(which)
                .map(Manifest::digest)
                .toList();
    }

    private void retain(Collection<Digest> digests, Cause cause) {
        Deque<Digest> open = new ArrayDeque<>();
        for (Digest digest : new TreeSet<>(digests)) {
            if (causes.putIfAbsent(digest, cause) == null) {
                open.add(digest);
            }
        }
        while (!open.isEmpty()) {
            Digest holder = open.remove();
            for (Digest held : references.held(holder)) {
                if (causes.putIfAbsent(held, because(held, holder)) == null) {
                    open.add(held);
                }
            }
        }
    }

    private Cause because(Digest held, Digest holder) {
        return new Cause(references.isChild(held, holder) ? Reason.INDEX_CHILD : Reason.REFERRER, holder);
    }
}
