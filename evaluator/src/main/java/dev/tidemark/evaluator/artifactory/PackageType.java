package dev.tidemark.evaluator.artifactory;

import dev.tidemark.contracts.policy.Pattern;
import dev.tidemark.contracts.policy.Selector;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The package types that one registry of OCI's kind can hold. Artifactory keeps each in repositories of its own; here an artifact's own
 * declaration says what it is, and one that declares nothing is taken for an image. All other types are accepted and select nothing.
 */
enum PackageType {
    /** Container images, of Docker's or OCI's format, and indexes of them. */
    DOCKER(Types.IMAGE),
    /** Whatever comes in OCI's formats and is no chart. */
    OCI(new Selector.AllOf(
            List.of(Types.OCI_MEDIA_TYPE, new Selector.AnyOf(List.of(Types.IMAGE, new Selector.Not(Types.CHART)))))),
    /** Helm's charts. */
    HELMOCI(Types.CHART);

    private final Selector selector;

    PackageType(Selector selector) {
        this.selector = selector;
    }

    /** Nothing for a type that no registry holds. */
    static Optional<PackageType> named(String name) {
        return Arrays.stream(values())
                .filter(type -> type.wireName().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    Selector selector() {
        return selector;
    }

    private static final class Types {
        private static final Selector CHART = declared("application/vnd.cncf.helm.config.v1+json");
        private static final Selector DECLARED = new Selector.ByArtifactType(new Pattern(Pattern.Syntax.GLOB, "**"));
        private static final Selector IMAGE = new Selector.AnyOf(List.of(
                declared("application/vnd.docker.container.image.v1+json"),
                declared("application/vnd.oci.image.config.v1+json"),
                new Selector.Not(DECLARED)));
        private static final Selector OCI_MEDIA_TYPE =
                new Selector.ByMediaType(new Pattern(Pattern.Syntax.GLOB, "application/vnd.oci.*"));

        private static Selector declared(String type) {
            return new Selector.ByArtifactType(new Pattern(Pattern.Syntax.LITERAL, type));
        }
    }
}
