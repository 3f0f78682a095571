package dev.tidemark.executor.registry.memory;

/** The media types that in-memory manifests are pushed with. */
final class MediaTypes {

    static final String IMAGE = "application/vnd.oci.image.manifest.v1+json";
    static final String INDEX = "application/vnd.oci.image.index.v1+json";
    static final String CONFIG = "application/vnd.oci.image.config.v1+json";

    private MediaTypes() {}
}
