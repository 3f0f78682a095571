package dev.tidemark.evaluator;

import static dev.tidemark.evaluator.EvaluatorFixtures.digest;

import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.execution.TimeEvidence;
import dev.tidemark.contracts.execution.TimeSource;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A repository in one line, for tables: artifacts with a blank between them, each as {@code tags@pushed/pulled[type]{key=value}}.
 *
 * <ul>
 *   <li>tags with a comma between them, or {@code -} for an untagged artifact
 *   <li>times as {@code 3d}, {@code 30d+1s} or {@code ?} ago; what was not pulled was never pulled, and that is known
 *   <li>a type of {@link #TYPES}, {@code image} without one; {@code unreadable} for a manifest that could not be read
 *   <li>a label, or, with {@code @} before its key, an annotation; {@code ?} where neither is known
 * </ul>
 */
public final class World {

    public static final Instant NOW = EvaluatorFixtures.NOW;

    private static final Pattern FORM =
            Pattern.compile("([^@]+)@([^/\\[{]+)(?:/([^\\[{]+))?(?:\\[([^]]+)])?(?:\\{([^}]+)})?");
    private static final Pattern AGE = Pattern.compile("(\\d+)d([+-]\\d+)?s?");
    private static final String OCI = "application/vnd.oci.image.manifest.v1+json";
    private static final String DOCKER = "application/vnd.docker.distribution.manifest.v2+json";

    /** Media type of the manifest, then what it declares itself to be. */
    private static final Map<String, List<String>> TYPES = Map.of(
            "image", List.of(OCI, "application/vnd.oci.image.config.v1+json"),
            "docker", List.of(DOCKER, "application/vnd.docker.container.image.v1+json"),
            "helm", List.of(OCI, "application/vnd.cncf.helm.config.v1+json"),
            "wasm", List.of(OCI, "application/vnd.wasm.config.v0+json"),
            "artifact", List.of("application/vnd.oci.artifact.manifest.v1+json", "application/vnd.example+type"),
            "plugin", List.of(DOCKER, "application/vnd.docker.plugin.v1+json"),
            "untold", List.of(OCI),
            "untold-docker", List.of(DOCKER),
            "schema1", List.of("application/vnd.docker.distribution.manifest.v1+prettyjws"));

    private final Snapshot snapshot;

    private World(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** A repository {@code library/app} with these artifacts. */
    public static World of(String line) {
        return in("library/app", line);
    }

    /** Artifacts are numbered from 1 in their order. */
    public static World in(String repository, String line) {
        List<Artifact> artifacts = new ArrayList<>();
        for (String artifact : line.isBlank() ? new String[0] : line.trim().split(" +")) {
            artifacts.add(artifact(artifacts.size() + 1, artifact));
        }
        return new World(new Snapshot(new RepositoryName(repository), artifacts, true, Instant.EPOCH));
    }

    /** What goes, by its tags, or, untagged, by its number; {@code left alone} where no rule selects the repository. */
    public String deleted(RetentionRules rules) {
        return plan(rules)
                .map(plan -> plan.decisions().stream()
                        .filter(one -> one.verdict() == Decision.Verdict.DELETE)
                        .map(World::name)
                        .sorted()
                        .collect(Collectors.joining(" ")))
                .orElse("left alone");
    }

    /** Why each stays or goes: the reason, and the rule behind it. */
    public List<String> told(RetentionRules rules) {
        return plan(rules).stream()
                .flatMap(plan -> plan.decisions().stream())
                .map(one -> name(one) + " " + one.verdict() + " " + one.reason()
                        + (one.rule() == null ? "" : " " + one.rule()))
                .sorted()
                .toList();
    }

    private Optional<Plan> plan(RetentionRules rules) {
        return Selection.rulesFor(rules, snapshot.repository())
                .map(selecting -> Evaluator.plan(snapshot, selecting, NOW));
    }

    private static String name(Decision decision) {
        return decision.tags().isEmpty()
                ? "#" + Integer.parseInt(decision.digest().hex(), 16)
                : decision.tags().stream().map(Tag::value).collect(Collectors.joining(","));
    }

    private static Artifact artifact(int number, String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not an artifact: " + text);
        }
        TimeEvidence pushed = ago(matcher.group(2));
        TimeEvidence pulled = matcher.group(3) == null ? null : ago(matcher.group(3));
        String type = matcher.group(4) == null ? "image" : matcher.group(4);
        ArtifactFacts facts = type.equals("unreadable") ? null : facts(number, type, matcher.group(5));
        List<TagSeen> tags = matcher.group(1).equals("-")
                ? List.of()
                : Arrays.stream(matcher.group(1).split(","))
                        .map(tag -> new TagSeen(new Tag(tag), pushed))
                        .toList();
        return new Artifact(digest(number), facts, tags, pushed, pulled);
    }

    private static ArtifactFacts facts(int number, String type, String property) {
        List<String> types = Optional.ofNullable(TYPES.get(type)).orElseThrow();
        String[] pair = property == null || property.equals("?") ? null : property.split("=", 2);
        boolean annotation = pair != null && pair[0].startsWith("@");
        Map<String, String> some = pair == null ? Map.of() : Map.of(pair[0].replace("@", ""), pair[1]);
        boolean unknown = "?".equals(property);
        return new ArtifactFacts(
                digest(number),
                types.get(0),
                types.size() > 1 ? types.get(1) : null,
                500,
                1_000,
                null,
                List.of(),
                null,
                unknown ? null : annotation ? Map.of() : some,
                unknown ? null : annotation ? some : Map.of());
    }

    private static TimeEvidence ago(String text) {
        if (text.equals("?")) {
            return null;
        }
        Matcher matcher = AGE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a time: " + text);
        }
        Duration age = Duration.ofDays(Long.parseLong(matcher.group(1)))
                .plusSeconds(matcher.group(2) == null ? 0 : Long.parseLong(matcher.group(2)));
        return new TimeEvidence(NOW.minus(age), TimeSource.REGISTRY);
    }
}
