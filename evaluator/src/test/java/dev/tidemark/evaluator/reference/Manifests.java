package dev.tidemark.evaluator.reference;

import dev.tidemark.contracts.execution.Decision.Role;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.execution.TimeEvidence;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.evaluator.Artifact;
import dev.tidemark.evaluator.Snapshot;
import dev.tidemark.evaluator.TagSeen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The manifests of a repository, by digest, and who holds whom. */
final class Manifests {

    private static final Set<String> KNOWN = Set.of(
            "application/vnd.oci.image.manifest.v1+json",
            "application/vnd.oci.image.index.v1+json",
            "application/vnd.oci.artifact.manifest.v1+json",
            "application/vnd.docker.distribution.manifest.v1+json",
            "application/vnd.docker.distribution.manifest.v1+prettyjws",
            "application/vnd.docker.distribution.manifest.v2+json",
            "application/vnd.docker.distribution.manifest.list.v2+json");

    private final List<Artifact> all;

    Manifests(Snapshot snapshot) {
        all = snapshot.artifacts().stream()
                .sorted(Comparator.comparing(Artifact::digest))
                .toList();
    }

    List<Artifact> all() {
        return all;
    }

    /** Null if it is not there. */
    Artifact get(Digest digest) {
        return all.stream()
                .filter(one -> one.digest().equals(digest))
                .findFirst()
                .orElse(null);
    }

    /** Its children in the order of digests, then its referrers. */
    List<Artifact> heldBy(Artifact holder) {
        Stream<Artifact> children = all.stream().filter(one -> isChild(one, holder));
        Stream<Artifact> referrers = all.stream().filter(one -> refersTo(one, holder));
        return Stream.concat(children, referrers).distinct().toList();
    }

    /** Its subjects in the order of digests, then the indexes that list it. */
    List<Artifact> holders(Artifact held) {
        Stream<Artifact> subjects = all.stream().filter(one -> refersTo(held, one));
        Stream<Artifact> indexes = all.stream().filter(one -> isChild(held, one));
        return Stream.concat(subjects, indexes).distinct().toList();
    }

    boolean isChild(Artifact one, Artifact index) {
        return one != index && index.facts() != null && index.facts().children().contains(one.digest());
    }

    private boolean refersTo(Artifact one, Artifact subject) {
        boolean declares =
                one.facts() != null && subject.digest().equals(one.facts().subject());
        return one != subject && (declares || one.tags().stream().anyMatch(tag -> attaches(tag, one, subject)));
    }

    /** A tag that names the very manifest it points at attaches it to nothing. */
    private boolean attaches(TagSeen tag, Artifact one, Artifact subject) {
        return names(tag.tag(), subject) && !names(tag.tag(), one);
    }

    private static boolean names(Tag tag, Artifact artifact) {
        String key =
                artifact.digest().algorithm() + "-" + artifact.digest().hex().substring(0, 64);
        return Stream.of("", ".sig", ".att", ".sbom")
                .anyMatch(suffix -> tag.value().equals(key + suffix));
    }

    /** The rules judge what nothing holds, and what somebody gave a name of its own. */
    Role role(Artifact artifact) {
        boolean named = artifact.tags().stream()
                .anyMatch(tag -> all.stream().noneMatch(other -> other != artifact && attaches(tag, artifact, other)));
        if (named || holders(artifact).isEmpty()) {
            return Role.CANDIDATE;
        }
        return all.stream().anyMatch(other -> refersTo(artifact, other)) ? Role.REFERRER : Role.CHILD;
    }

    /** Why it may refer to anything, null if it is known what it refers to. */
    Reason doubt(Artifact artifact) {
        if (artifact.facts() == null) {
            return Reason.UNREADABLE;
        }
        return KNOWN.contains(bareMediaType(artifact)) ? null : Reason.UNKNOWN_MEDIA_TYPE;
    }

    String bareMediaType(Artifact artifact) {
        return artifact.facts().mediaType().replaceAll(";.*", "").trim().toLowerCase(Locale.ROOT);
    }

    /** Every pull of whatever it refers to as an index, however deep. */
    List<TimeEvidence> pullsOfImages(Artifact artifact) {
        Set<Digest> reached = new HashSet<>();
        for (int before = -1; before < reached.size(); ) {
            before = reached.size();
            for (Digest digest : new ArrayList<>(reached)) {
                addChildren(get(digest), reached);
            }
            addChildren(artifact, reached);
        }
        List<TimeEvidence> pulls = new ArrayList<>();
        for (Artifact one : all) {
            if (reached.contains(one.digest())) {
                pulls.add(one.pulled());
                one.tags().forEach(tag -> pulls.add(tag.pulled()));
            }
        }
        return pulls;
    }

    private static void addChildren(Artifact artifact, Set<Digest> digests) {
        if (artifact != null && artifact.facts() != null) {
            digests.addAll(artifact.facts().children());
        }
    }

    /** Ascending. */
    static List<Tag> tags(Artifact artifact) {
        return List.copyOf(
                new TreeSet<>(artifact.tags().stream().map(TagSeen::tag).toList()));
    }
}
