package dev.tidemark.policy.trigger;

import dev.tidemark.contracts.policy.EventTrigger;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.policy.DatabaseClock;
import dev.tidemark.policy.PolicyRepository;
import dev.tidemark.policy.TriggeredPolicy;
import dev.tidemark.policy.execution.RequestExecution.Request.Causes;
import dev.tidemark.policy.trigger.AwaitedRuns.Key;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Notes which policies shall look at which repositories after what happened there. */
@ApplicationScoped
class AwaitRuns {

    /** As with executions: what was to be done a day ago is not what is wanted any more. */
    static final Duration OLDEST = Duration.ofHours(24);

    private static final Comparator<Key> ORDER = Comparator.comparing(
                    (Key key) -> key.policy().value())
            .thenComparing(key -> key.repository().value());

    private final ReadRepository read;
    private final PolicyRepository policies;
    private final AwaitedRuns awaited;
    private final DatabaseClock clock;

    AwaitRuns(ReadRepository read, PolicyRepository policies, AwaitedRuns awaited, DatabaseClock clock) {
        this.read = read;
        this.policies = policies;
        this.awaited = awaited;
        this.clock = clock;
    }

    /**
     * Whether any of them may make a policy run. Where none does there is nothing to note, not even that they were read: read again, they
     * would be asked about again.
     */
    @WithSession
    Uni<Boolean> concern(List<Told> told) {
        List<String> projects = projects(
                told.stream().map(Told::happening).flatMap(Optional::stream).toList());
        return projects.isEmpty() ? Uni.createFrom().item(false) : policies.anyTriggeredIn(projects);
    }

    /** Takes in a batch of records; what was read before, or is too old, is passed over. */
    @WithTransaction
    Uni<Void> after(List<Told> told) {
        return told.isEmpty()
                ? Uni.createFrom().voidItem()
                : read.unread(told).chain(unread -> clock.now().chain(now -> await(recent(unread, now))));
    }

    private static List<Happening> recent(List<Told> told, Instant now) {
        return told.stream()
                .map(Told::happening)
                .flatMap(Optional::stream)
                .filter(happening -> happening.toldAt().isAfter(now.minus(OLDEST)))
                .toList();
    }

    private Uni<Void> await(List<Happening> happenings) {
        if (happenings.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return policies.triggeredIn(projects(happenings)).chain(triggered -> await(triggered, happenings));
    }

    private static List<String> projects(List<Happening> happenings) {
        return happenings.stream().map(AwaitRuns::project).distinct().toList();
    }

    private static String project(Happening happening) {
        return happening.registry() + "/" + happening.repository().project();
    }

    /** One after the other, and all who do this in one order. */
    private Uni<Void> await(List<TriggeredPolicy> triggered, List<Happening> happenings) {
        Map<RepositoryName, List<Happening>> byRepository =
                happenings.stream().collect(Collectors.groupingBy(Happening::repository));
        return Multi.createFrom()
                .items(triggered.stream()
                        .flatMap(policy -> byRepository.values().stream().flatMap(story -> wish(policy, story)))
                        .sorted(Comparator.comparing(Wish::key, ORDER)))
                .onItem()
                .transformToUniAndConcatenate(wish -> awaited.await(wish.key(), wish.trigger(), wish.causes()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Stream<Wish> wish(TriggeredPolicy policy, List<Happening> ofOneRepository) {
        List<Happening> causes = ofOneRepository.stream()
                .filter(happening -> Interest.has(policy, happening))
                .toList();
        return causes.isEmpty()
                ? Stream.empty()
                : Stream.of(new Wish(
                        new Key(policy.id(), causes.get(0).repository()),
                        policy.trigger(),
                        new Causes(
                                causes.stream().map(Happening::event).toList(),
                                Optional.of(causes.get(causes.size() - 1).place()))));
    }

    /** That a policy looks at a repository. */
    private record Wish(Key key, EventTrigger trigger, Causes causes) {}
}
