package dev.tidemark.evaluator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.contracts.execution.Condemned;
import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.execution.Decision.Role;
import dev.tidemark.contracts.execution.Decision.Verdict;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no plan may ever do, whatever its rules say. */
class RandomGuardsTest {

    @Test
    void whatIsKeptKeepsAllThatItNeeds() {
        RandomWorld.each(world -> {
            Set<Digest> gone = manifests(world.plan());
            held(world.snapshot()).forEach((holder, held) -> {
                if (!gone.contains(holder)) {
                    assertDisjoint(gone, held);
                }
            });
        });
    }

    @Test
    void nothingOfDoubtEverGoesNorWhatItMayReferTo() {
        RandomWorld.each(world -> {
            Set<Digest> gone = manifests(world.plan());
            List<Artifact> doubtful = world.snapshot().artifacts().stream()
                    .filter(RandomGuardsTest::isDoubtful)
                    .toList();
            assertDisjoint(gone, digests(doubtful));
            if (!doubtful.isEmpty()) {
                assertDisjoint(
                        gone,
                        digests(world.snapshot().artifacts().stream()
                                .filter(artifact -> artifact.tags().isEmpty())
                                .toList()));
            }
        });
    }

    @Test
    void nothingGoesThatTheRegistryProtects() {
        RandomWorld.each(world -> {
            Set<Tag> immutable = world.snapshot().artifacts().stream()
                    .flatMap(artifact -> artifact.tags().stream())
                    .filter(TagSeen::immutable)
                    .map(TagSeen::tag)
                    .collect(Collectors.toSet());
            world.plan().condemned().forEach(one -> assertDisjoint(immutable, one.tags()));
        });
    }

    @Test
    void noTagThatStaysLosesItsManifest() {
        RandomWorld.each(world -> {
            Plan plan = world.plan();
            Map<Digest, Set<Tag>> going = new HashMap<>();
            plan.condemned().stream()
                    .filter(Condemned::withManifest)
                    .forEach(one -> going.put(one.digest(), new HashSet<>(one.tags())));
            for (Artifact artifact : world.snapshot().artifacts()) {
                if (going.containsKey(artifact.digest())) {
                    assertThat(going.get(artifact.digest())).hasSameElementsAs(artifact.tagNames());
                }
            }
            plan.decisions().stream()
                    .filter(one -> one.verdict() == Verdict.RETAIN)
                    .forEach(one -> assertThat(going).doesNotContainKey(one.digest()));
        });
    }

    @Test
    void aTagGoesAloneOnlyWhereTheRegistryCanDeleteOne() {
        RandomWorld.each(world -> assertThat(world.plan().condemned())
                .allMatch(one -> one.withManifest() || world.snapshot().deletesTags()));
    }

    @Test
    void holdersGoBeforeWhatTheyHold() {
        RandomWorld.each(world -> {
            Plan plan = world.plan();
            Map<Digest, Integer> places = new HashMap<>();
            List<Condemned> manifests =
                    plan.condemned().stream().filter(Condemned::withManifest).toList();
            for (Condemned one : manifests) {
                assertThat(one.follows()).matches(holder -> holder == null || places.containsKey(holder));
                assertThat(places.put(one.digest(), places.size())).isNull();
            }
            Map<Digest, Set<Digest>> held = held(world.snapshot());
            for (Condemned one : manifests) {
                assertThat(held.get(one.digest()))
                        .allMatch(other -> !places.containsKey(other)
                                || places.get(other) > places.get(one.digest())
                                || reaches(held, other, one.digest()));
            }
        });
    }

    @Test
    void somethingStaysWhereTheRepositoryMayNotBeEmptied() {
        RandomWorld.each(world -> {
            Plan plan = world.plan();
            boolean mayBeEmpty = world.rules().allowEmpty() || plan.total() == 0;
            assertThat(plan.retained()).isGreaterThanOrEqualTo(mayBeEmpty ? 0 : 1);
        });
    }

    @Test
    void decisionsAndCondemnedSayTheSame() {
        RandomWorld.each(world -> {
            Plan plan = world.plan();
            List<Decision> judged = plan.decisions().stream()
                    .filter(one -> one.role() == Role.CANDIDATE)
                    .toList();

            assertThat(told(plan, Verdict.DELETE)).containsExactlyInAnyOrderElementsOf(subjects(plan));
            assertDisjoint(told(plan, Verdict.RETAIN), subjects(plan));
            assertThat(plan.decisions().stream().map(Decision::digest).collect(Collectors.toSet()))
                    .isEqualTo(digests(world.snapshot().artifacts()));
            assertThat(plan.total()).isEqualTo(judged.size());
            assertThat(plan.retained())
                    .isEqualTo(judged.stream()
                            .filter(one -> one.verdict() == Verdict.RETAIN)
                            .count());
        });
    }

    private static void assertDisjoint(Collection<?> one, Collection<?> other) {
        assertThat(one.stream().filter(other::contains).toList()).isEmpty();
    }

    private static Set<Digest> digests(Collection<Artifact> artifacts) {
        return artifacts.stream().map(Artifact::digest).collect(Collectors.toSet());
    }

    private static Set<Digest> manifests(Plan plan) {
        return plan.condemned().stream()
                .filter(Condemned::withManifest)
                .map(Condemned::digest)
                .collect(Collectors.toSet());
    }

    private static Collection<String> subjects(Plan plan) {
        return plan.condemned().stream()
                .flatMap(one -> names(one.digest(), one.tags()))
                .toList();
    }

    private static Collection<String> told(Plan plan, Verdict verdict) {
        return plan.decisions().stream()
                .filter(one -> one.verdict() == verdict)
                .flatMap(one -> names(one.digest(), one.tags()))
                .toList();
    }

    private static Stream<String> names(Digest digest, List<Tag> tags) {
        return tags.isEmpty() ? Stream.of(digest.toString()) : tags.stream().map(tag -> digest + " " + tag);
    }

    private static boolean isDoubtful(Artifact artifact) {
        return artifact.facts() == null || !MediaTypes.isKnown(artifact.facts().mediaType());
    }

    /** What each manifest holds, be it there or not. */
    private static Map<Digest, Set<Digest>> held(Snapshot snapshot) {
        Map<Digest, Set<Digest>> held = new HashMap<>();
        for (Artifact holder : snapshot.artifacts()) {
            Set<Digest> own = digests(snapshot.artifacts().stream()
                    .filter(other -> refersTo(other, holder.digest()))
                    .toList());
            own.addAll(holder.facts() == null ? List.of() : holder.facts().children());
            own.remove(holder.digest());
            held.put(holder.digest(), own);
        }
        return held;
    }

    private static boolean refersTo(Artifact referrer, Digest subject) {
        boolean declares =
                referrer.facts() != null && subject.equals(referrer.facts().subject());
        return declares
                || !key(subject).equals(key(referrer.digest()))
                        && referrer.tagNames().stream().anyMatch(tag -> tag.value()
                                .matches(Pattern.quote(key(subject)) + "(\\.(sig|att|sbom))?"));
    }

    private static String key(Digest digest) {
        return digest.algorithm() + "-" + digest.hex().substring(0, 64);
    }

    private static boolean reaches(Map<Digest, Set<Digest>> held, Digest from, Digest to) {
        Set<Digest> reached = new HashSet<>();
        Deque<Digest> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            Digest digest = open.remove();
            if (reached.add(digest)) {
                open.addAll(held.getOrDefault(digest, Set.of()));
            }
        }
        return reached.contains(to);
    }
}
