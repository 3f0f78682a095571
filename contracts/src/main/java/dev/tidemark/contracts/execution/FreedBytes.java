package dev.tidemark.contracts.execution;

import dev.tidemark.contracts.Required;

/**
 * What the deletion of one manifest can free in the registry's storage, once its garbage collection has run: the manifest, and at most
 * its contents. That is an upper bound: registries store a layer once, however many manifests name it, so that one that a manifest which
 * stays names too, in this or another repository, is counted although it stays, and one that several deleted manifests name is counted
 * with each of them. An index has no contents of its own; its children's are counted with them.
 *
 * @param manifest bytes of the manifest itself; 0 where the registry tells one size of manifest and contents together
 * @param contentAtMost bytes of the configuration and of all layers that the manifest names; the manifest's too, where those are told
 *     together
 */
public record FreedBytes(@Required long manifest, @Required long contentAtMost) {

    public FreedBytes {
        if (manifest < 0 || contentAtMost < 0) {
            throw new IllegalArgumentException("nothing frees less than nothing: " + manifest + ", " + contentAtMost);
        }
    }
}
