package dev.tidemark.system.registry;

import dev.tidemark.contracts.registry.Digest;
import java.util.List;
import java.util.Map;

/**
 * A manifest and all it refers to, as a client pushes them.
 *
 * @param blobs configuration and layers; none for an index
 * @param children of an index; none for an image
 */
public record Image(Digest digest, String mediaType, byte[] manifest, Map<Digest, byte[]> blobs, List<Image> children) {

    static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    static final String INDEX = "application/vnd.oci.image.index.v1+json";

    public Image {
        blobs = Map.copyOf(blobs);
        children = List.copyOf(children);
    }

    static Image of(String mediaType, byte[] manifest, Map<Digest, byte[]> blobs, List<Image> children) {
        return new Image(Images.digestOf(manifest), mediaType, manifest, blobs, children);
    }

    /** The tag under which cosign keeps the signature of this image. */
    public String signatureTag() {
        return "sha256-" + digest.hex() + ".sig";
    }
}
