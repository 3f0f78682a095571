package dev.tidemark.policy.trigger;

import dev.tidemark.contracts.event.Position;
import dev.tidemark.contracts.policy.EventTrigger;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.policy.execution.RequestExecution.Request.Causes;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The rows of {@code awaited_run}: at most one for a policy and a repository. One statement adds to it and one transaction takes it away,
 * so that what happens at the same time is in the row that is taken, or in a new one.
 */
@ApplicationScoped
class AwaitedRuns {

    /** As many events as anybody wants to read in a request. */
    static final int MOST_CAUSES = 100;

    private static final String AWAIT =
            """
            insert into policy.awaited_run as a (policy_id, repository, first_event_at, due_at, causes, cause_partition, cause_place, cause_written_at)
            select ?1, ?2, t.now, t.now + make_interval(secs => ?3), cast(string_to_array(cast(?5 as text), ',') as uuid[]),
                ?6, ?7, to_timestamp(?8 / 1000.0)
            from (select clock_timestamp() as now) t
            on conflict (policy_id, repository) do update set
                due_at = least(a.first_event_at + make_interval(secs => ?4), excluded.due_at),
                causes = (a.causes || excluded.causes)[1:%d],
                cause_partition = excluded.cause_partition, cause_place = excluded.cause_place,
                cause_written_at = excluded.cause_written_at"""
                    .formatted(MOST_CAUSES);

    private static final String IS_READY =
            """
            a.due_at <= clock_timestamp() and not exists (
                select 1 from policy.execution e where e.policy_id = a.policy_id and e.repository = a.repository
                    and e.trigger = 'EVENT' and e.status = 'RUNNING')""";

    private static final String READY = "select a.policy_id, a.repository from policy.awaited_run a where " + IS_READY
            + " order by a.due_at limit ?1";

    private static final String LOCK =
            """
            select array_to_string(a.causes, ','), a.cause_partition, a.cause_place,
                cast(extract(epoch from a.cause_written_at) * 1000 as bigint)
            from policy.awaited_run a where a.policy_id = ?1 and a.repository = ?2 and %s for update of a skip locked"""
                    .formatted(IS_READY);

    private static final String REMOVE = "delete from policy.awaited_run where policy_id = ?1 and repository = ?2";

    /** What waits, or runs. */
    record Key(PolicyId policy, RepositoryName repository) {}

    /**
     * Notes that something happened: the policy shall run when it has been quiet in the repository, or the delay is over. What is noted
     * later was told later, and who knows that knows the rest.
     */
    Uni<Void> await(Key key, EventTrigger trigger, Causes causes) {
        Position last = causes.last().orElseThrow();
        String list =
                causes.events().stream().limit(MOST_CAUSES).map(UUID::toString).collect(Collectors.joining(","));
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(AWAIT)
                        .setParameter(1, key.policy().value())
                        .setParameter(2, key.repository().value())
                        .setParameter(3, (double) trigger.quietPeriodSeconds())
                        .setParameter(4, (double) trigger.maxDelaySeconds())
                        .setParameter(5, list)
                        .setParameter(6, last.partition())
                        .setParameter(7, last.offset())
                        .setParameter(8, last.writtenAt().toEpochMilli())
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Those that are due and for which nothing runs, longest due first. */
    Uni<List<Key>> ready(int max) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(READY, Object[].class)
                        .setParameter(1, max)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Key(
                                new PolicyId(((Number) row[0]).longValue()), new RepositoryName((String) row[1])))
                        .toList());
    }

    /** The events that wait, under the row's lock; null if somebody else has it, or it is not ready any more. */
    Uni<Causes> lockReady(Key key) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LOCK, Object[].class)
                        .setParameter(1, key.policy().value())
                        .setParameter(2, key.repository().value())
                        .getSingleResultOrNull())
                .map(row -> row == null ? null : causes(row));
    }

    private static Causes causes(Object[] row) {
        List<UUID> events = Arrays.stream(((String) row[0]).split(","))
                .map(UUID::fromString)
                .toList();
        return new Causes(events, row[1] == null ? Optional.empty() : Optional.of(position(row)));
    }

    private static Position position(Object[] row) {
        Instant writtenAt = Instant.ofEpochMilli(((Number) row[3]).longValue());
        return new Position(((Number) row[1]).intValue(), ((Number) row[2]).longValue(), writtenAt);
    }

    Uni<Void> remove(Key key) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(REMOVE)
                        .setParameter(1, key.policy().value())
                        .setParameter(2, key.repository().value())
                        .executeUpdate())
                .replaceWithVoid();
    }
}
