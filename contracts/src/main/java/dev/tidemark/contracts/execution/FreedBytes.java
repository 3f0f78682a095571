package dev.tidemark.contracts.execution;

import dev.tidemark.contracts.Required;

/**
 * What the deletion of one manifest can free in the registry's storage, once its garbage collection has run: the manifest, and at most
 * its contents. Registries store a layer once, however many manifests name it, so not counted is what a manifest of the repository names
 * that stays, and what several manifests of a plan name is counted with the first of them. It is still an upper bound: what another
 * repository has, or what was not known when the plan was made, is counted although it may stay. An index has no contents of its own; its
 * children's are counted with them.
 *
 * @param manifest bytes of the manifest itself; 0 where the registry tells one size of manifest and contents together
 * @param contentAtMost bytes of the configuration and of the layers, as above; of all of them where it is not known which they are. The
 *     manifest's too, where those are told together
 */
public record FreedBytes(@Required long manifest, @Required long contentAtMost) {

    public FreedBytes {
        if (manifest < 0 || contentAtMost < 0) {
            throw new IllegalArgumentException("nothing frees less than nothing: " + manifest + ", " + contentAtMost);
        }
    }
}
