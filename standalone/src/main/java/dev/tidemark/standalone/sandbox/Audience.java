package dev.tidemark.standalone.sandbox;

/** Whoever wants to know what happens in the registry. */
interface Audience extends AutoCloseable {

    /** Takes an event, without making whoever caused it wait. */
    void tell(ManifestEvent event);

    /** There is nothing to end, unless an audience says otherwise. */
    @Override
    default void close() {}
}
