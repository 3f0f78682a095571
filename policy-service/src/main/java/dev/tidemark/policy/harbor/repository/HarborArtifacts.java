package dev.tidemark.policy.harbor.repository;

import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.policy.catalogue.Repository;
import dev.tidemark.policy.gateway.GatewayArtifact;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Harbor shows of a repository, in its order: every artifact with a tag, and every other that is neither a child of an index nor
 * belongs to another (a signature, say). Pure.
 */
final class HarborArtifacts {

    /** Under such tags cosign keeps what belongs to the image of that digest. */
    private static final Pattern COSIGN = Pattern.compile("sha256-([0-9a-f]{64})(\\.[a-z]{1,10})?");

    private final List<GatewayArtifact> all;
    private final Map<String, GatewayArtifact> byDigest = new HashMap<>();
    private final Set<Digest> children = new HashSet<>();

    HarborArtifacts(List<GatewayArtifact> all) {
        this.all = all;
        all.forEach(artifact -> {
            byDigest.put(artifact.digest().value(), artifact);
            children.addAll(artifact.children());
        });
    }

    /** The newest first. */
    List<GatewayArtifact> listed() {
        return all().stream()
                .filter(artifact -> !artifact.tags().isEmpty() || !children.contains(artifact.digest()))
                .toList();
    }

    /** With those that an index lists; the newest first. */
    List<GatewayArtifact> all() {
        return all.stream()
                .filter(artifact -> !isAccessory(artifact))
                .sorted(Comparator.comparing(HarborArtifacts::pushed).reversed().thenComparing(GatewayArtifact::digest))
                .toList();
    }

    /** By a tag, or by its digest, also where it is not listed. */
    Optional<GatewayArtifact> find(String reference) {
        return Optional.ofNullable(byDigest.get(reference)).or(() -> all.stream()
                .filter(artifact ->
                        artifact.tags().stream().anyMatch(tag -> tag.name().equals(reference)))
                .findFirst());
    }

    private static Instant pushed(GatewayArtifact artifact) {
        Instant pushed = artifact.pushed() == null ? artifact.created() : artifact.pushed();
        return pushed == null ? Instant.MIN : pushed;
    }

    private boolean isAccessory(GatewayArtifact artifact) {
        return artifact.subject() != null
                        && byDigest.containsKey(artifact.subject().value())
                || !artifact.tags().isEmpty() && artifact.tags().stream().allMatch(this::isOfCosign);
    }

    private boolean isOfCosign(GatewayArtifact.Tag tag) {
        Matcher matcher = COSIGN.matcher(tag.name());
        return matcher.matches() && byDigest.containsKey("sha256:" + matcher.group(1));
    }

    /** A number for something in a repository; small enough for clients that know no larger ones than 2^53. */
    static long number(Repository repository, String name) {
        byte[] bytes = (repository.name() + "\n" + name).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(bytes).getMostSignificantBits() >>> 12;
    }
}
