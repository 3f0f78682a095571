package dev.tidemark.executor.registry.memory;

import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The manifests and tags of one repository. */
final class Contents {

    private final Map<Tag, Digest> tags = new TreeMap<>();
    private final Map<Digest, ArtifactFacts> manifests = new HashMap<>();

    synchronized List<Tag> tags() {
        return List.copyOf(tags.keySet());
    }

    synchronized List<Digest> digests() {
        return new ArrayList<>(manifests.keySet());
    }

    synchronized Optional<ArtifactFacts> manifest(Digest digest) {
        return Optional.ofNullable(manifests.get(digest));
    }

    synchronized Optional<ArtifactFacts> manifest(Tag tag) {
        return Optional.ofNullable(tags.get(tag)).map(manifests::get);
    }

    synchronized List<Digest> referrers(Digest subject) {
        return manifests.values().stream()
                .filter(manifest -> subject.equals(manifest.subject()))
                .map(ArtifactFacts::digest)
                .toList();
    }

    synchronized void put(ArtifactFacts manifest) {
        manifests.put(manifest.digest(), manifest);
    }

    synchronized void tag(Tag tag, Digest digest) {
        if (!manifests.containsKey(digest)) {
            throw new IllegalArgumentException("no manifest " + digest + " to put " + tag + " on");
        }
        tags.put(tag, digest);
    }

    synchronized boolean untag(Tag tag) {
        return tags.remove(tag) != null;
    }

    /** As registries do it: every tag on the manifest goes with it. */
    synchronized boolean remove(Digest digest) {
        tags.values().removeIf(digest::equals);
        return manifests.remove(digest) != null;
    }
}
