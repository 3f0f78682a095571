package dev.tidemark.evaluator.benchmark;

import dev.tidemark.contracts.execution.TimeEvidence;
import dev.tidemark.contracts.execution.TimeSource;
import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.evaluator.Artifact;
import dev.tidemark.evaluator.Snapshot;
import dev.tidemark.evaluator.TagSeen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A repository as years of builds leave it. Every build has two tags, its version or branch and its commit; of a hundred builds, two are
 * signed, and one is an index of two images. A quarter was ever pulled, and of a hundred times of a push one is but a guess.
 */
final class LargeRepository {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static final String IMAGE = "application/vnd.oci.image.manifest.v1+json";
    private static final String INDEX = "application/vnd.oci.image.index.v1+json";
    private static final String TYPE = "application/vnd.oci.image.config.v1+json";
    private static final Duration AGE = Duration.ofDays(1_000);

    private final Random random = new Random(1);
    private final int tags;
    private final List<Artifact> artifacts = new ArrayList<>();
    private int named;

    private LargeRepository(int tags) {
        this.tags = tags;
    }

    static Snapshot of(int tags) {
        LargeRepository repository = new LargeRepository(tags);
        while (repository.named < tags) {
            repository.addBuild();
        }
        Instant pullsKnownSince = NOW.minus(Duration.ofDays(400));
        return new Snapshot(new RepositoryName("shop/checkout"), repository.artifacts, true, pullsKnownSince);
    }

    private void addBuild() {
        int number = named;
        List<TagSeen> seen = tags - named == 1
                ? List.of(tag(branch(number)))
                : List.of(tag(branch(number)), tag("sha-%010x".formatted(number * 2_654_435_761L)));
        Artifact build = image(seen, random.nextInt(100) == 0 ? children() : List.of());
        if (named < tags && random.nextInt(50) == 0) {
            image(List.of(tag("sha256-" + build.digest().hex() + ".sig")), List.of());
        }
    }

    /** Every number is another name. */
    private String branch(int number) {
        int kind = number / 2 % 20;
        if (kind < 9) {
            return "main-" + number;
        } else if (kind < 14) {
            return "pr-" + number % (tags / 20 + 1) + "-" + number;
        } else if (kind < 17) {
            return "v" + number % 9 + "." + number % 40 + "." + number + (number % 3 == 0 ? "-rc.1" : "");
        } else if (kind == 17) {
            Instant day = NOW.minus(Duration.ofDays(number % 1_000));
            return "nightly-" + day.toString().substring(0, 10) + "-" + number;
        }
        return kind == 18 ? "release-" + number % 5 + "." + number : "user" + number % 300 + "_feature." + number;
    }

    private List<Digest> children() {
        return Stream.generate(() -> image(List.of(), List.of()))
                .limit(2)
                .map(Artifact::digest)
                .toList();
    }

    private Artifact image(List<TagSeen> seen, List<Digest> children) {
        Map<String, String> labels = random.nextInt(50) == 0 ? Map.of("team", "checkout") : Map.of();
        ArtifactFacts facts = new ArtifactFacts(
                digest(),
                children.isEmpty() ? IMAGE : INDEX,
                children.isEmpty() ? TYPE : null,
                1_000,
                50_000_000,
                ago(),
                children,
                null,
                labels,
                Map.of());
        TimeEvidence pulled = random.nextInt(4) == 0 ? new TimeEvidence(ago(), TimeSource.EVENT) : null;
        TimeEvidence pushed = seen.isEmpty() ? new TimeEvidence(ago(), TimeSource.EVENT) : null;
        Artifact artifact = new Artifact(facts.digest(), facts, seen, pushed, pulled);
        artifacts.add(artifact);
        return artifact;
    }

    private TagSeen tag(String name) {
        named++;
        TimeSource source = random.nextInt(100) == 0 ? TimeSource.CREATED_ONLY : TimeSource.EVENT;
        return new TagSeen(new Tag(name), new TimeEvidence(ago(), source));
    }

    private Instant ago() {
        return NOW.minusSeconds(random.nextInt((int) AGE.toSeconds()));
    }

    private Digest digest() {
        return new Digest("sha256:%016x%016x%016x%016x"
                .formatted(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong()));
    }
}
