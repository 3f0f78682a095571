package dev.tidemark.evaluator;

import java.util.Locale;
import java.util.Set;

/** The media types of manifests whose references are understood. Anything else may refer to anything. */
public final class MediaTypes {

    private static final Set<String> IMAGES = Set.of(
            "application/vnd.oci.image.manifest.v1+json",
            "application/vnd.docker.distribution.manifest.v2+json",
            "application/vnd.docker.distribution.manifest.v1+json",
            "application/vnd.docker.distribution.manifest.v1+prettyjws",
            "application/vnd.oci.artifact.manifest.v1+json");
    private static final Set<String> INDEXES = Set.of(
            "application/vnd.oci.image.index.v1+json", "application/vnd.docker.distribution.manifest.list.v2+json");

    private MediaTypes() {}

    /** Whether manifests of this type refer to no other manifests than their subject. */
    public static boolean isImage(String mediaType) {
        return IMAGES.contains(bare(mediaType));
    }

    /** Whether manifests of this type refer to children. */
    public static boolean isIndex(String mediaType) {
        return INDEXES.contains(bare(mediaType));
    }

    /** Whether it is known at all what manifests of this type refer to. */
    public static boolean isKnown(String mediaType) {
        return isImage(mediaType) || isIndex(mediaType);
    }

    /** Without parameters, which some registries add. */
    public static String bare(String mediaType) {
        if (IMAGES.contains(mediaType) || INDEXES.contains(mediaType)) {
            return mediaType;
        }
        return mediaType.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
    }
}
