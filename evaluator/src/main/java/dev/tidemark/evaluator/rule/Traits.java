package dev.tidemark.evaluator.rule;

import java.time.Instant;
import java.util.Collection;

/** What rules may ask of an artifact besides its names and times. What is null is unknown. */
public interface Traits {

    /** Of a manifest that could not be read. */
    Traits UNKNOWN = new UnknownTraits();

    /** The image's own creation time. */
    Instant created();

    /** Of the manifest, without parameters. */
    String mediaType();

    /** What it declares itself to be; of an index that declares nothing, what its children are. */
    Told types();

    /** The values of a label: several only of an index, none if nothing has it. */
    Collection<String> labels(String key);

    /** The value of an annotation of the manifest itself, none if it does not have it. */
    Collection<String> annotation(String key);
}
