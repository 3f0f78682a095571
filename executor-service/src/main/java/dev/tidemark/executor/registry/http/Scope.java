package dev.tidemark.executor.registry.http;

import dev.tidemark.contracts.registry.RepositoryName;

/** The rights a request needs, as token services name them; empty where being let in at all is enough. */
public record Scope(String value) {

    public static final Scope NONE = new Scope("");
    public static final Scope CATALOGUE = new Scope("registry:catalog:*");

    /** To read there. */
    public static Scope pull(RepositoryName repository) {
        return new Scope("repository:" + repository + ":pull");
    }

    /** To delete there, and read. */
    public static Scope delete(RepositoryName repository) {
        return new Scope("repository:" + repository + ":pull,delete");
    }
}
