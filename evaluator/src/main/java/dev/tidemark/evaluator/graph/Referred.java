package dev.tidemark.evaluator.graph;

import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the manifests are that others refer to. Of a large repository that is but a few, and to know the places of all would cost more than
 * everything else here.
 */
final class Referred {

    private final Map<Digest, List<Integer>> byDigest = new HashMap<>();
    private final Map<Digest, List<Integer>> byKey = new HashMap<>();
    private final List<Integer> referring = new ArrayList<>();

    Referred(List<? extends Manifest> manifests) {
        for (int place = 0; place < manifests.size(); place++) {
            if (ask(manifests.get(place))) {
                referring.add(place);
            }
        }
        for (int place = 0; place < manifests.size() && !referring.isEmpty(); place++) {
            Digest digest = manifests.get(place).digest();
            answer(byDigest, digest, place);
            answer(byKey, AttachedTag.key(digest), place);
        }
    }

    /** Where the manifests are that may refer to others. */
    List<Integer> referring() {
        return referring;
    }

    /** Where the manifest is, negative if it is nowhere. */
    int place(Digest digest) {
        List<Integer> places = byDigest.get(digest);
        return places.isEmpty() ? -1 : places.get(0);
    }

    /** What the tag of the manifest may belong to; nothing if that may be the manifest itself. */
    List<Integer> subjects(Tag tag, int manifest) {
        Digest key = AttachedTag.subjectKey(tag);
        List<Integer> places = key == null ? List.of() : byKey.get(key);
        return places.contains(manifest) ? List.of() : places;
    }

    private boolean ask(Manifest manifest) {
        manifest.children().forEach(child -> byDigest.put(child, List.of()));
        boolean refers = !manifest.children().isEmpty();
        if (manifest.subject() != null) {
            byDigest.put(manifest.subject(), List.of());
            refers = true;
        }
        for (Tag tag : manifest.tagNames()) {
            Digest key = AttachedTag.subjectKey(tag);
            if (key != null) {
                byKey.put(key, List.of());
                refers = true;
            }
        }
        return refers;
    }

    private static void answer(Map<Digest, List<Integer>> asked, Digest digest, int place) {
        List<Integer> places = asked.get(digest);
        if (places != null) {
            List<Integer> more = new ArrayList<>(places);
            more.add(place);
            asked.put(digest, more);
        }
    }
}
