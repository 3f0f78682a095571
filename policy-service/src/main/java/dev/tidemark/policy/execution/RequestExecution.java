package dev.tidemark.policy.execution;

import dev.tidemark.contracts.event.EventMeta;
import dev.tidemark.contracts.event.ExecutionEvent.ExecutionRequested;
import dev.tidemark.contracts.event.Position;
import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.execution.Named;
import dev.tidemark.contracts.execution.Trigger;
import dev.tidemark.contracts.policy.Policy;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.policy.DatabaseClock;
import dev.tidemark.policy.PolicyBusyException;
import dev.tidemark.policy.PolicyRepository;
import dev.tidemark.policy.UnknownPolicyException;
import dev.tidemark.policy.outbox.EventIds;
import dev.tidemark.policy.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Asks for an execution of a policy as it is now. Several may run at once. */
@ApplicationScoped
public class RequestExecution {

    /**
     * Who asks for what.
     *
     * @param slot the tick of the schedule, where it is the schedule that asks
     * @param event what happened, where that is why
     * @param deletion what is to go, where a client says so
     */
    public record Request(
            Trigger trigger,
            boolean dryRun,
            String requestedBy,
            Optional<Instant> slot,
            Optional<Event> event,
            Optional<Deletion> deletion) {

        /** One that condemns what its policy says. */
        private Request(
                Trigger trigger, boolean dryRun, String requestedBy, Optional<Instant> slot, Optional<Event> event) {
            this(trigger, dryRun, requestedBy, slot, event, Optional.empty());
        }

        /** Something that happened in a repository; the execution is about that one only. */
        public record Event(RepositoryName repository, Causes causes) {}

        /**
         * The events that tell of it, not necessarily all.
         *
         * @param last where the youngest of all was told; empty if nobody knows
         */
        public record Causes(List<UUID> events, Optional<Position> last) {

            static final Causes NONE = new Causes(List.of(), Optional.empty());

            public Causes {
                events = List.copyOf(events);
            }
        }

        /** What is named of a repository, and nothing else. */
        public record Deletion(RepositoryName repository, Named named) {}

        public static Request manual(boolean dryRun, String requestedBy) {
            return new Request(Trigger.MANUAL, dryRun, requestedBy, Optional.empty(), Optional.empty());
        }

        public static Request scheduled(Instant slot) {
            return new Request(Trigger.SCHEDULE, false, "schedule", Optional.of(slot), Optional.empty());
        }

        /** For one repository, of which none may be running. */
        public static Request event(RepositoryName repository, Causes causes) {
            return new Request(
                    Trigger.EVENT, false, "event", Optional.empty(), Optional.of(new Event(repository, causes)));
        }

        /** Of one repository; as many as clients ask for may run. */
        public static Request client(RepositoryName repository, Named named, String requestedBy) {
            return new Request(
                    Trigger.CLIENT,
                    false,
                    requestedBy,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(new Deletion(repository, named)));
        }

        /** The only one that it is about, if there is only one. */
        Optional<RepositoryName> repository() {
            return event.map(Event::repository).or(() -> deletion.map(Deletion::repository));
        }

        /** Everything is to be looked at, and nothing done. */
        public static Request scan(Instant slot) {
            return new Request(Trigger.SCHEDULE, true, "scan", Optional.of(slot), Optional.empty());
        }
    }

    private final PolicyRepository policies;
    private final ExecutionRepository executions;
    private final DatabaseClock clock;
    private final Outbox outbox;

    RequestExecution(PolicyRepository policies, ExecutionRepository executions, DatabaseClock clock, Outbox outbox) {
        this.policies = policies;
        this.executions = executions;
        this.clock = clock;
        this.outbox = outbox;
    }

    /**
     * Asks for an execution. It counts as running from here on.
     *
     * @throws UnknownPolicyException if there is no such policy
     */
    @WithTransaction
    public Uni<ExecutionId> of(PolicyId id, Request request) {
        // Under the policy's lock, so that PolicyChanged comes before the execution of its revision, and a deletion
        // sees every execution.
        return policies.lock(id)
                .onItem()
                .ifNull()
                .failWith(() -> new UnknownPolicyException(id))
                .chain(policy ->
                        clock.now().chain(now -> ask(policy.toPolicy(), request, now, now.plus(policy.maxRun()))));
    }

    /**
     * As {@link #of}, while no other execution of the policy runs.
     *
     * @throws PolicyBusyException if one does; of two requests that come at once, the second gets this
     */
    @WithTransaction
    public Uni<ExecutionId> whileIdle(PolicyId id, Request request) {
        return policies.lock(id)
                .chain(() -> executions.lockRunning(id))
                .invoke(running -> running.stream().findFirst().ifPresent(first -> {
                    throw new PolicyBusyException(id, first.executionId());
                }))
                .chain(() -> of(id, request));
    }

    private Uni<ExecutionId> ask(Policy policy, Request request, Instant now, Instant notAfter) {
        return executions
                .persist(ExecutionEntity.of(policy, request, now, notAfter))
                .call(execution -> outbox.append(requested(policy, execution, request)))
                .map(ExecutionEntity::executionId);
    }

    private static ExecutionRequested requested(Policy policy, ExecutionEntity execution, Request request) {
        Request.Causes causes = request.event().map(Request.Event::causes).orElse(Request.Causes.NONE);
        return new ExecutionRequested(
                EventMeta.of(EventIds.next(), execution.requestedAt, null),
                execution.executionId(),
                policy,
                execution.trigger,
                execution.dryRun,
                execution.requestedAt,
                execution.notAfter,
                request.repository().orElse(null),
                execution.requestedBy,
                causes.events(),
                request.deletion().map(Request.Deletion::named).orElse(null),
                causes.last().orElse(null));
    }
}
