package dev.tidemark.evaluator;

import dev.tidemark.contracts.execution.Condemned;
import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.execution.TimeEvidence;
import dev.tidemark.contracts.execution.TimeSource;
import dev.tidemark.contracts.policy.Keep;
import dev.tidemark.contracts.policy.Pattern;
import dev.tidemark.contracts.policy.RetentionRule;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.policy.Selector;
import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Small repositories and policies, in words. */
final class EvaluatorFixtures {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final RepositoryName REPOSITORY = new RepositoryName("library/app");
    static final String IMAGE = "application/vnd.oci.image.manifest.v1+json";
    static final String INDEX = "application/vnd.oci.image.index.v1+json";

    private EvaluatorFixtures() {}

    static Digest digest(int number) {
        return new Digest("sha256:%064x".formatted(number));
    }

    static TimeEvidence daysAgo(long days) {
        return at(NOW.minus(Duration.ofDays(days)));
    }

    static TimeEvidence at(Instant instant) {
        return new TimeEvidence(instant, TimeSource.EVENT);
    }

    static TimeEvidence guessed(TimeEvidence time) {
        return new TimeEvidence(time.at(), TimeSource.CREATED_ONLY);
    }

    static TagSeen tag(String name, TimeEvidence pushed) {
        return new TagSeen(new Tag(name), pushed);
    }

    /** An image with one tag. */
    static Artifact image(int number, String tag, TimeEvidence pushed) {
        return image(number, tag(tag, pushed));
    }

    static Artifact image(int number, TagSeen... tags) {
        return Artifact.tagged(facts(number, IMAGE, List.of(), null), List.of(tags));
    }

    static Artifact untagged(int number, TimeEvidence pushed) {
        return Artifact.untagged(facts(number, IMAGE, List.of(), null), pushed);
    }

    static Artifact referrer(int number, int subject, TagSeen... tags) {
        return Artifact.tagged(facts(number, IMAGE, List.of(), digest(subject)), List.of(tags));
    }

    static Artifact index(int number, List<Integer> children, TagSeen... tags) {
        return Artifact.tagged(facts(number, INDEX, children, null), List.of(tags));
    }

    /** Whose last tag left it then. */
    static Artifact untaggedSince(Artifact artifact, TimeEvidence since) {
        return new Artifact(
                artifact.digest(), artifact.facts(), artifact.tags(), artifact.pushed(), artifact.pulled(), since.at());
    }

    /** With a push time of the manifest's own. */
    static Artifact pushed(Artifact artifact, TimeEvidence at) {
        return new Artifact(
                artifact.digest(), artifact.facts(), artifact.tags(), at, artifact.pulled(), artifact.untaggedSince());
    }

    /** As a registry tells it that knows each artifact's last pull. */
    static Artifact pulled(Artifact artifact, TimeEvidence at) {
        TimeEvidence pulled = new TimeEvidence(at.at(), TimeSource.REGISTRY);
        return new Artifact(
                artifact.digest(),
                artifact.facts(),
                artifact.tags(),
                artifact.pushed(),
                pulled,
                artifact.untaggedSince());
    }

    static ArtifactFacts facts(int number, String type, List<Integer> children, Digest subject) {
        List<Digest> digests = children.stream().map(EvaluatorFixtures::digest).toList();
        return new ArtifactFacts(digest(number), type, null, 500, 1_000, null, digests, subject);
    }

    /** Images 1 to {@code count}, tagged v1, v2, …; the higher the number, the older by a day. */
    static List<Artifact> series(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> image(i, "v" + i, daysAgo(i)))
                .toList();
    }

    static Selector tags(String pattern) {
        return new Selector.ByTag(new Pattern(Pattern.Syntax.DOUBLESTAR, pattern), false, true);
    }

    static RetentionRule rule(Keep keep, Selector... artifacts) {
        return new RetentionRule("rule " + keep, false, List.of(), List.of(artifacts), keep);
    }

    static RetentionRule newest(long count) {
        return newest(Keep.By.PUSHED, count);
    }

    static RetentionRule newest(Keep.By by, long count) {
        return rule(new Keep.Newest(by, count), tags("**"));
    }

    static RetentionRule within(Keep.By by, long days) {
        return rule(new Keep.Within(by, days, false), tags("**"));
    }

    static RetentionRule always(String pattern) {
        return rule(new Keep.Always(), tags(pattern));
    }

    static RetentionRules policy(RetentionRule... rules) {
        return new RetentionRules(RetentionRules.Unit.ARTIFACT, List.of(rules), true);
    }

    static RetentionRules perTag(RetentionRule... rules) {
        return new RetentionRules(RetentionRules.Unit.TAG, List.of(rules), true);
    }

    static Snapshot snapshot(List<Artifact> artifacts) {
        return new Snapshot(REPOSITORY, artifacts, false, null);
    }

    /** Of a registry whose pulls are known since then. */
    static Snapshot watched(TimeEvidence since, Artifact... artifacts) {
        return new Snapshot(REPOSITORY, List.of(artifacts), false, since.at());
    }

    static Snapshot snapshot(Artifact... artifacts) {
        return snapshot(List.of(artifacts));
    }

    static Plan plan(Snapshot snapshot, RetentionRule... rules) {
        return Evaluator.plan(snapshot, policy(rules), NOW);
    }

    /** What the plan condemns, in its order, by its tags or, untagged, by its number. */
    static List<String> condemned(Plan plan) {
        return plan.condemned().stream()
                .map(one -> name(one.digest(), one.tags()) + (one.withManifest() ? "" : " alone"))
                .toList();
    }

    static Decision decisionOn(Plan plan, int number) {
        return plan.decisions().stream()
                .filter(decision -> decision.digest().equals(digest(number)))
                .findFirst()
                .orElseThrow();
    }

    /** Decisions in a few words, by digest and tags: verdict, reason, whether spared. */
    static List<String> words(Plan plan) {
        return plan.decisions().stream()
                .map(one -> name(one.digest(), one.tags()) + " " + one.verdict() + " " + one.reason()
                        + (one.spared() ? " spared" : ""))
                .sorted()
                .toList();
    }

    private static String name(Digest digest, List<Tag> tags) {
        return tags.isEmpty()
                ? "#" + Integer.parseInt(digest.hex(), 16)
                : tags.stream().map(Tag::value).collect(Collectors.joining(","));
    }

    /** What is left when the plan has been carried out. */
    static Snapshot afterwards(Snapshot before, Plan plan) {
        TreeSet<Digest> gone = new TreeSet<>();
        TreeSet<Tag> untagged = new TreeSet<>();
        for (Condemned condemned : plan.condemned()) {
            untagged.addAll(condemned.tags());
            if (condemned.withManifest()) {
                gone.add(condemned.digest());
            }
        }
        List<Artifact> left = new ArrayList<>();
        for (Artifact artifact : before.artifacts()) {
            if (!gone.contains(artifact.digest())) {
                List<TagSeen> tags = artifact.tags().stream()
                        .filter(seen -> !untagged.contains(seen.tag()))
                        .toList();
                left.add(new Artifact(
                        artifact.digest(),
                        artifact.facts(),
                        tags,
                        artifact.pushed(),
                        artifact.pulled(),
                        artifact.untaggedSince(),
                        artifact.thereSince()));
            }
        }
        return new Snapshot(before.repository(), left, before.deletesTags(), before.pullsKnownSince());
    }
}
