package dev.tidemark.policy.harbor.repository;

import dev.tidemark.policy.gateway.GatewayArtifact;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Harbor calls an artifact by what it declares itself to be: {@code src/controller/artifact/processor/default.go}. */
final class HarborArtifactType {

    private static final Set<String> IMAGES =
            Set.of("application/vnd.oci.image.config.v1+json", "application/vnd.docker.container.image.v1+json");

    private static final String CHART = "application/vnd.cncf.helm.config.v1+json";

    private static final Pattern OTHERS =
            Pattern.compile("application/vnd\\.[^.]{1,100}\\.(.{1,100})\\.config\\.[^.]{1,100}");

    private HarborArtifactType() {}

    static String of(GatewayArtifact artifact) {
        String type = artifact.artifactType();
        if (type == null) {
            return artifact.mediaType() == null ? "UNKNOWN" : "IMAGE";
        }
        if (IMAGES.contains(type)) {
            return "IMAGE";
        }
        if (type.equals(CHART)) {
            return "CHART";
        }
        Matcher others = OTHERS.matcher(type);
        return others.matches() ? others.group(1).toUpperCase(Locale.ROOT) : "UNKNOWN";
    }
}
