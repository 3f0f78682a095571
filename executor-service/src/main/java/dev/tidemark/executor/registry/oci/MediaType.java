package dev.tidemark.executor.registry.oci;

import java.util.List;
import java.util.Set;

/** The media types of manifests and configurations that are understood. */
public final class MediaType {

    static final String DOCKER_IMAGE = "application/vnd.docker.distribution.manifest.v2+json";
    static final String DOCKER_LIST = "application/vnd.docker.distribution.manifest.list.v2+json";
    static final String OCI_IMAGE = "application/vnd.oci.image.manifest.v1+json";
    static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";
    static final String OCI_ARTIFACT = "application/vnd.oci.artifact.manifest.v1+json";

    /**
     * What a manifest may be sent as. A registry that finds the stored type missing here converts the manifest or denies it, and then
     * the digest is another one; hence all of them, and, as containerd has it, anything else at the end.
     */
    static final String ANY_MANIFEST =
            String.join(", ", List.of(OCI_IMAGE, OCI_INDEX, DOCKER_IMAGE, DOCKER_LIST, OCI_ARTIFACT, "*/*"));

    private static final Set<String> IMAGES = Set.of(DOCKER_IMAGE, OCI_IMAGE);
    private static final Set<String> INDEXES = Set.of(DOCKER_LIST, OCI_INDEX);
    private static final Set<String> CONFIGURATIONS =
            Set.of("application/vnd.oci.image.config.v1+json", "application/vnd.docker.container.image.v1+json");

    private MediaType() {}

    static boolean isImage(String mediaType) {
        return IMAGES.contains(mediaType);
    }

    /** Whether a manifest of that type lists others. */
    public static boolean isIndex(String mediaType) {
        return INDEXES.contains(mediaType);
    }

    static boolean isKnown(String mediaType) {
        return isImage(mediaType) || isIndex(mediaType) || mediaType.equals(OCI_ARTIFACT);
    }

    /** Whether a configuration of that type describes an image: when it was made, and its labels. */
    public static boolean isImageConfiguration(String mediaType) {
        return CONFIGURATIONS.contains(mediaType);
    }
}
