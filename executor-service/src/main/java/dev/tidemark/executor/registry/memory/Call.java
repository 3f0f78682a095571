package dev.tidemark.executor.registry.memory;

import dev.tidemark.contracts.registry.RepositoryName;

/**
 * One request to an in-memory registry.
 *
 * @param repository null where the request is about the registry
 * @param reference the tag or digest, null where the request is not about one
 */
public record Call(Operation operation, RepositoryName repository, String reference) {

    /** What a request asks for. Many heads are one {@link #HEAD} each, a probe for the deletion of tags is {@link #PROBE}. */
    public enum Operation {
        PING,
        REPOSITORIES,
        TAGS,
        HEAD,
        FACTS,
        REFERRERS,
        PROBE,
        DELETE_TAG,
        DELETE_MANIFEST;

        /** Whether a request of this sort may change something, or tries to. */
        public boolean isEffect() {
            return this == PROBE || this == DELETE_TAG || this == DELETE_MANIFEST;
        }
    }
}
