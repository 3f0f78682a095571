package dev.tidemark.executor.registry.memory;

import java.util.BitSet;

/** What is gone of a generated repository. Remembering that, and not what is left, is what lets fifty thousand of them be cleaned. */
final class Removals {

    static final Removals NONE = new Removals();

    private final BitSet tags = new BitSet();
    private final BitSet manifests = new BitSet();

    boolean hasTag(int index) {
        return tags.get(index);
    }

    boolean hasManifest(int index) {
        return manifests.get(index);
    }

    void addTag(int index) {
        tags.set(index);
    }

    void addManifest(int index) {
        manifests.set(index);
    }
}
