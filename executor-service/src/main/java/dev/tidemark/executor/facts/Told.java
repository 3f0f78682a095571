package dev.tidemark.executor.facts;

import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.evaluator.MediaTypes;
import java.util.Map;

/**
 * How much facts tell: labels and annotations are not in those that were read before somebody asked for them. What a manifest names of its
 * contents is worth keeping, and not worth reading it again.
 */
public final class Told {

    private static final int KILOBYTE = 1_024;
    private static final int BYTES_OF_A_BLOB = 160;

    private Told() {}

    /** Whether the manifest has nothing more to say. One of an unknown type has not, for nobody can read it. */
    public static boolean all(ArtifactFacts facts) {
        return facts.labels() != null && facts.annotations() != null || !MediaTypes.isKnown(facts.mediaType());
    }

    /** Whether these facts tell something that others of the same manifest, null if there are none, do not. */
    public static boolean moreThan(ArtifactFacts others, ArtifactFacts facts) {
        return others == null || parts(facts) > parts(others);
    }

    /** Of two facts of one manifest those that tell more; the second, if neither does. */
    static ArtifactFacts more(ArtifactFacts known, ArtifactFacts learnt) {
        boolean same = parts(known) == parts(learnt);
        boolean knownNamesContents = known.contents() != null && learnt.contents() == null;
        return moreThan(learnt, known) || same && knownNamesContents ? known : learnt;
    }

    /** Kilobytes, rounded up. */
    static int weight(ArtifactFacts facts) {
        int contents = facts.contents() == null ? 0 : facts.contents().size() * BYTES_OF_A_BLOB;
        return 1 + (length(facts.labels()) + length(facts.annotations()) + contents) / KILOBYTE;
    }

    private static int parts(ArtifactFacts facts) {
        return (facts.labels() == null ? 0 : 1) + (facts.annotations() == null ? 0 : 1);
    }

    private static int length(Map<String, String> texts) {
        return texts == null
                ? 0
                : texts.entrySet().stream()
                        .mapToInt(
                                text -> text.getKey().length() + text.getValue().length())
                        .sum();
    }
}
