package dev.tidemark.executor.registry.oci;

import dev.tidemark.contracts.registry.RepositoryName;

/** The rights a request needs, as token services name them; empty where being let in at all is enough. */
record Scope(String value) {

    static final Scope NONE = new Scope("");
    static final Scope CATALOGUE = new Scope("registry:catalog:*");

    static Scope pull(RepositoryName repository) {
        return new Scope("repository:" + repository + ":pull");
    }

    static Scope delete(RepositoryName repository) {
        return new Scope("repository:" + repository + ":pull,delete");
    }
}
