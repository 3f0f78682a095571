package dev.tidemark.evaluator.rule;

import dev.tidemark.contracts.registry.ArtifactFacts;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What rules may ask of an artifact besides its names and times. Whatever is null is unknown.
 *
 * @param facts null if the manifest could not be read
 * @param mediaType of the manifest, without parameters
 * @param types what it declares itself to be; of an index that declares nothing, what its children are
 * @param images those it stands for: the image itself, or all that an index leads to
 */
public record Traits(ArtifactFacts facts, String mediaType, Told types, Collection<ArtifactFacts> images) {

    /** Of a manifest that could not be read. */
    public static final Traits UNKNOWN = new Traits(null, null, Told.UNKNOWN, null);

    /** The image's own creation time. */
    public Instant created() {
        return facts == null ? null : facts.created();
    }

    /** The values of a label: several only of an index, none if nothing has it. */
    Collection<String> labels(String key) {
        if (images == null) {
            return null;
        }
        Set<String> values = new HashSet<>();
        for (ArtifactFacts image : images) {
            if (image.labels() == null) {
                return null;
            }
            String value = image.labels().get(key);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    /** The value of an annotation of the manifest itself, if it has it. */
    Collection<String> annotation(String key) {
        if (facts == null || facts.annotations() == null) {
            return null;
        }
        String value = facts.annotations().get(key);
        return value == null ? List.of() : List.of(value);
    }
}
