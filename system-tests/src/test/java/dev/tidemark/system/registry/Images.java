package dev.tidemark.system.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.contracts.registry.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Makes small images: what matters is what their manifests and configurations say. */
public final class Images {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONFIG = "application/vnd.oci.image.config.v1+json";
    private static final String LAYER = "application/vnd.oci.image.layer.v1.tar+gzip";
    private static final String SIGNATURE = "application/vnd.dev.cosign.simplesigning.v1+json";

    private Images() {}

    /** Another name is another image. */
    public static Image image(String name, Instant created) {
        return image(name, "amd64", created);
    }

    private static Image image(String name, String architecture, Instant created) {
        return imageOf(config(name, architecture, created.toString()), LAYER, gzip(name));
    }

    /** Two platforms under one name. */
    public static Image index(String name, Instant created) {
        List<Image> children = Stream.of("amd64", "arm64")
                .map(architecture -> image(name, architecture, created))
                .toList();
        return index(children);
    }

    /** An index of images that are, or are to be, in the same repository. */
    public static Image index(List<Image> children) {
        var manifest = json(Map.of(
                "schemaVersion",
                2,
                "mediaType",
                Image.INDEX,
                "manifests",
                IntStream.range(0, children.size())
                        .mapToObj(i -> platform(children.get(i), i))
                        .toList()));
        return Image.of(Image.INDEX, manifest, Map.of(), children);
    }

    /** What cosign pushes beside a signed image: its configuration tells no time. */
    public static Image signatureOf(Image subject) {
        var config = config("signature", "", "0001-01-01T00:00:00Z");
        var payload = json(Map.of("critical", Map.of("image", subject.digest().value())));
        return imageOf(config, SIGNATURE, payload);
    }

    private static Image imageOf(byte[] config, String layerType, byte[] layer) {
        var manifest = json(Map.of(
                "schemaVersion",
                2,
                "mediaType",
                Image.MANIFEST,
                "config",
                descriptor(CONFIG, config),
                "layers",
                List.of(descriptor(layerType, layer))));
        return Image.of(Image.MANIFEST, manifest, Map.of(digestOf(config), config, digestOf(layer), layer), List.of());
    }

    private static byte[] config(String name, String architecture, String created) {
        return json(Map.of(
                "created",
                created,
                "os",
                "linux",
                "architecture",
                architecture,
                "config",
                Map.of("Labels", Map.of("name", name)),
                "rootfs",
                Map.of(
                        "type",
                        "layers",
                        "diff_ids",
                        List.of(digestOf(bytes(name)).value()))));
    }

    private static Map<String, Object> platform(Image child, int number) {
        return Map.of(
                "mediaType",
                child.mediaType(),
                "digest",
                child.digest().value(),
                "size",
                child.manifest().length,
                "platform",
                Map.of("os", "linux", "architecture", number == 0 ? "amd64" : "arm64"));
    }

    static Map<String, Object> descriptor(String mediaType, byte[] content) {
        return Map.of("mediaType", mediaType, "digest", digestOf(content).value(), "size", content.length);
    }

    static byte[] json(Object document) {
        try {
            return JSON.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Digest digestOf(byte[] content) {
        try {
            return new Digest("sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JVM has SHA-256", e);
        }
    }

    private static byte[] gzip(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(bytes(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
