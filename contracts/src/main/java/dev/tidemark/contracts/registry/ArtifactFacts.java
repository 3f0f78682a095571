package dev.tidemark.contracts.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tidemark.contracts.Nullable;
import dev.tidemark.contracts.Required;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a manifest says of itself. It is addressed by its digest, so it never changes: whoever read it once knows it for ever.
 *
 * @param digest the manifest
 * @param mediaType as the registry served it
 * @param artifactType what an OCI artifact declares itself to be, else its configuration's media type; null where neither is said
 * @param size bytes of the manifest itself
 * @param contentSize bytes of configuration and layers that the manifest names; an upper bound of what its deletion can free
 * @param created the image's own creation time (of an index: its newest child's), or null where nothing says so; it is <em>not</em> a
 *     push time
 * @param children manifests an index refers to, in its order; empty for anything else
 * @param subject the manifest this one is a referrer of, or null
 * @param labels of the image's configuration, empty where there can be none; null where they are not known, or too large to be kept
 * @param annotations of the manifest itself; null where they are not known, or too large to be kept
 * @param contents the configuration and the layers that the manifest names, none for an index; null where they are not known, or too many
 *     to be kept
 */
public record ArtifactFacts(
        Digest digest,
        String mediaType,
        @Nullable String artifactType,
        @Required long size,
        @Required long contentSize,
        @Nullable Instant created,
        List<Digest> children,
        @Nullable Digest subject,
        @Nullable Map<String, String> labels,
        @Nullable Map<String, String> annotations,
        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) List<Blob> contents) {

    /** The most characters of keys and values together that labels, or annotations, may have to be kept. */
    public static final int MAX_TEXT = 32_768;

    /** The most blobs that a manifest may name for them to be kept; of images with more nobody builds any. */
    public static final int MAX_CONTENTS = 256;

    public ArtifactFacts {
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(mediaType, "mediaType");
        children = children == null ? List.of() : List.copyOf(children);
        labels = labels == null ? null : Map.copyOf(labels);
        annotations = annotations == null ? null : Map.copyOf(annotations);
        contents = contents == null ? null : List.copyOf(contents);
        if (contents != null && contents.size() > MAX_CONTENTS) {
            throw new IllegalArgumentException("more than " + MAX_CONTENTS + " blobs of a manifest are not kept");
        }
    }

    /** Facts of which it is not known what the manifest names. */
    public ArtifactFacts(
            Digest digest,
            String mediaType,
            String artifactType,
            long size,
            long contentSize,
            Instant created,
            List<Digest> children,
            Digest subject,
            Map<String, String> labels,
            Map<String, String> annotations) {
        this(digest, mediaType, artifactType, size, contentSize, created, children, subject, labels, annotations, null);
    }

    /** The same with other contents, null for unknown ones. */
    public ArtifactFacts withContents(List<Blob> others) {
        return new ArtifactFacts(
                digest,
                mediaType,
                artifactType,
                size,
                contentSize,
                created,
                children,
                subject,
                labels,
                annotations,
                others);
    }

    /** Facts of which neither labels nor annotations are known. */
    public ArtifactFacts(
            Digest digest,
            String mediaType,
            String artifactType,
            long size,
            long contentSize,
            Instant created,
            List<Digest> children,
            Digest subject) {
        this(digest, mediaType, artifactType, size, contentSize, created, children, subject, null, null);
    }
}
