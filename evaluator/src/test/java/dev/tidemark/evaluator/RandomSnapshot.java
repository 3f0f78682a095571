package dev.tidemark.evaluator;

import static dev.tidemark.evaluator.EvaluatorFixtures.IMAGE;
import static dev.tidemark.evaluator.EvaluatorFixtures.INDEX;
import static dev.tidemark.evaluator.EvaluatorFixtures.NOW;
import static dev.tidemark.evaluator.EvaluatorFixtures.REPOSITORY;

import dev.tidemark.contracts.execution.TimeEvidence;
import dev.tidemark.contracts.execution.TimeSource;
import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A small repository of everything at once. As content addressing has it, manifests mostly are held by ones of a lower number only; tags
 * that attach, and worlds that nobody's digests vouch for, make circles nevertheless. What is held may be missing.
 */
final class RandomSnapshot {

    private static final Duration AGE = Duration.ofDays(14);

    private final Chance chance;
    private final int size;
    private final boolean sha512;
    private final boolean circles;
    private final Set<String> taken = new HashSet<>();

    RandomSnapshot(long seed) {
        chance = new Chance(seed);
        size = 1 + chance.below(chance.oneIn(20) ? 25 : 10);
        sha512 = chance.oneIn(15);
        circles = chance.oneIn(20);
    }

    Snapshot snapshot() {
        List<Artifact> artifacts =
                IntStream.rangeClosed(1, size).mapToObj(this::artifact).toList();
        return new Snapshot(REPOSITORY, artifacts, chance.oneIn(2), pullsKnownSince());
    }

    /** An image that nothing is known to hold, and whose age nothing proves. */
    static Artifact unproven(Chance chance) {
        TimeEvidence time = chance.oneIn(2) ? null : new TimeEvidence(at(chance), TimeSource.CREATED_ONLY);
        return EvaluatorFixtures.image(77, chance.pick("a77", "c77", "v7.7.0", "main-77"), time);
    }

    /** A time that proves something. */
    static TimeEvidence proven(Chance chance) {
        return new TimeEvidence(at(chance), TimeSource.EVENT);
    }

    private Artifact artifact(int number) {
        List<TagSeen> tags = tags(number);
        if (chance.oneIn(60)) {
            return new Artifact(digest(number), null, tags, maybe(), maybe());
        }
        TimeEvidence pulled = chance.oneIn(2) ? maybe() : null;
        Instant untaggedSince = chance.oneIn(2) ? at(chance) : null;
        Instant thereSince = chance.oneIn(3) ? at(chance) : null;
        return new Artifact(digest(number), facts(number), tags, maybe(), pulled, untaggedSince, thereSince);
    }

    private ArtifactFacts facts(int number) {
        boolean index = chance.oneIn(3);
        List<Digest> children = index ? chance.some(chance.below(4), () -> child(number)) : List.of();
        Instant created = chance.oneIn(4) ? null : at(chance);
        return new ArtifactFacts(
                digest(number),
                mediaType(index),
                chance.oneIn(3) ? null : chance.pick("application/vnd.acme.chart", "image/config", "sbom"),
                500,
                1_000,
                created,
                children,
                chance.oneIn(5) ? lower(number) : null,
                texts(),
                texts());
    }

    private String mediaType(boolean index) {
        if (chance.oneIn(60)) {
            return "application/x-unknown";
        }
        String type = index ? INDEX : chance.pick(IMAGE, IMAGE, "application/vnd.docker.distribution.manifest.v2+json");
        return chance.oneIn(20) ? type.replace("oci", "OCI") + "; charset=utf-8" : type;
    }

    /** Null where they are not known. */
    private Map<String, String> texts() {
        if (chance.oneIn(6)) {
            return null;
        }
        Map<String, String> texts = new HashMap<>();
        for (int i = chance.below(3); i > 0; i--) {
            texts.put(chance.pick("team", "tier"), chance.pick("shop", "ops", ""));
        }
        return texts;
    }

    private List<TagSeen> tags(int number) {
        List<TagSeen> tags = new ArrayList<>();
        for (int i = chance.below(4) - 1; i > 0; i--) {
            add(tags, name(number, i));
        }
        if (chance.oneIn(6)) {
            add(tags, attached(number));
        }
        return tags;
    }

    private void add(List<TagSeen> tags, String name) {
        if (taken.add(name)) {
            tags.add(new TagSeen(new Tag(name), maybe(), chance.oneIn(4) ? maybe() : null, chance.oneIn(15)));
        }
    }

    private String name(int number, int i) {
        return switch (chance.below(8)) {
            case 0 -> "main-" + number;
            case 1 -> "pr-" + chance.below(2) + "-" + number + i;
            case 2 -> "v1." + chance.below(3) + "." + number;
            case 3 -> chance.below(2) + ".0." + number + chance.pick("", "-rc." + i, "_" + i);
            default -> chance.pick("a", "b", "c") + number + i;
        };
    }

    private String attached(int number) {
        Digest subject = chance.oneIn(8) ? digest(number) : lower(number);
        String key = subject.algorithm() + "-" + subject.hex().substring(0, 64);
        return key + chance.pick("", ".sig", ".att", ".sbom", ".other");
    }

    private Digest child(int number) {
        return digest(circles ? 1 + chance.below(size) : number + 1 + chance.below(size));
    }

    private Digest lower(int number) {
        int bound = circles ? size : number - 1;
        return digest(chance.oneIn(8) ? 99 : 1 + chance.below(Math.max(1, bound)));
    }

    /** Neighbours of a sha512 world have the first half in common. */
    private Digest digest(int number) {
        return sha512
                ? new Digest("sha512:%064x%064x".formatted(number / 2, number))
                : EvaluatorFixtures.digest(number);
    }

    private Instant pullsKnownSince() {
        return switch (chance.below(5)) {
            case 0 -> null;
            case 1 -> Instant.EPOCH;
            case 2 -> NOW.plusSeconds(1);
            default -> at(chance);
        };
    }

    private TimeEvidence maybe() {
        TimeSource source = chance.oneIn(3) ? chance.pick(TimeSource.values()) : TimeSource.EVENT;
        return chance.oneIn(6) ? null : new TimeEvidence(at(chance), source);
    }

    private static Instant at(Chance chance) {
        return switch (chance.below(20)) {
            case 0 ->
                chance.pick(
                        Instant.EPOCH,
                        Instant.parse("0001-01-01T00:00:00Z"),
                        Instant.parse("2013-01-01T00:00:00Z"),
                        NOW.plusSeconds(60));
            case 1, 2, 3, 4 -> NOW.minus(Duration.ofDays(chance.below((int) AGE.toDays())));
            case 5 ->
                NOW.minus(Duration.ofDays(chance.below((int) AGE.toDays())))
                        .plusMillis(chance.pick(-1_001, -1_000, -500, -1, 1, 500, 999));
            default -> NOW.minusSeconds(chance.below((int) AGE.toSeconds()));
        };
    }
}
