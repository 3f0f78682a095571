package dev.tidemark.evaluator.rule;

import dev.tidemark.contracts.registry.ArtifactFacts;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What rules may ask of an artifact besides its names and times. Whatever is null is unknown.
 *
 * @param created the image's own creation time
 * @param mediaType of the manifest, without parameters
 * @param types what it declares itself to be; of an index also what its children are
 * @param labels of the image; of an index those of all its images, so that a key may have several values
 * @param annotations of the manifest
 */
public record Traits(
        Instant created,
        String mediaType,
        Set<String> types,
        Map<String, Set<String>> labels,
        Map<String, String> annotations) {

    /** Of a manifest that could not be read. */
    public static final Traits UNKNOWN = new Traits(null, null, null, null, null);

    /**
     * Of a manifest that could.
     *
     * @param mediaType of the manifest, without parameters
     * @param children the traits of its children, {@link #UNKNOWN} for one that is not there
     */
    public static Traits of(ArtifactFacts facts, String mediaType, Collection<Traits> children) {
        Map<String, Set<String>> labels = children.isEmpty() ? single(facts.labels()) : united(children);
        return new Traits(facts.created(), mediaType, types(facts, children), labels, facts.annotations());
    }

    private static Set<String> types(ArtifactFacts facts, Collection<Traits> children) {
        if (facts.artifactType() != null) {
            return Set.of(facts.artifactType());
        }
        if (children.isEmpty() || children.stream().anyMatch(child -> child.types == null)) {
            return null;
        }
        Set<String> all = new HashSet<>();
        children.forEach(child -> all.addAll(child.types));
        return all;
    }

    private static Map<String, Set<String>> single(Map<String, String> labels) {
        if (labels == null || labels.isEmpty()) {
            return labels == null ? null : Map.of();
        }
        Map<String, Set<String>> single = new HashMap<>();
        labels.forEach((key, value) -> single.put(key, Set.of(value)));
        return single;
    }

    private static Map<String, Set<String>> united(Collection<Traits> children) {
        Map<String, Set<String>> united = new HashMap<>();
        for (Traits child : children) {
            if (child.labels == null) {
                return null;
            }
            child.labels.forEach((key, values) ->
                    united.computeIfAbsent(key, none -> new HashSet<>()).addAll(values));
        }
        return united;
    }
}
