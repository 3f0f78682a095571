package dev.tidemark.policy.audit;

import dev.tidemark.contracts.execution.ExecutionId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** What was decided and done, a part at a time. Every method fails with {@link AuditUnavailableException} where that cannot be said. */
@ApplicationScoped
public class AuditMemory {

    /** Which part of a list; what comes after is as an earlier part named it. */
    public record Part(Optional<String> after, int max) {}

    /** Which decisions of an execution. Verdict and outcome are the names of their constants. */
    public record DecisionFilter(Optional<String> repository, Optional<String> verdict, Optional<String> outcome) {}

    /** One thing in a repository: a tag, or a digest. */
    public record Thing(String registry, String repository, Optional<String> tag, Optional<String> digest) {}

    /** Which deletions: from a time on, and before another. */
    public record DeletionFilter(
            Optional<String> registry,
            Optional<String> repository,
            Optional<Long> policy,
            Optional<Instant> since,
            Optional<Instant> until) {}

    private final AuditApi api;

    AuditMemory(@RestClient AuditApi api) {
        this.api = api;
    }

    /** The first tasks of the execution whose number is higher. */
    public Uni<AuditTaskPage> tasks(ExecutionId execution, long after, int max) {
        return asked(() -> api.tasksAfter(execution.value(), after, max));
    }

    /** A task; nothing where the execution has no such task. */
    public Uni<Optional<AuditTaskDetail>> task(ExecutionId execution, long number) {
        return asked(() -> api.task(execution.value(), number)
                .map(Optional::of)
                .onFailure(Audit::isNotFound)
                .recoverWithItem(Optional.empty()));
    }

    /** @throws UnknownPlaceException if no part of the list ended there */
    public Uni<AuditDecisions> decisions(ExecutionId execution, DecisionFilter filter, Part part) {
        return asked(() -> api.decisions(
                execution.value(),
                filter.repository().orElse(null),
                filter.verdict().orElse(null),
                filter.outcome().orElse(null),
                part.after().orElse(null),
                part.max()));
    }

    /** What the last executions decided on it, the newest first. */
    public Uni<AuditDecisions> explain(Thing thing, Part part) {
        return asked(() -> api.explanations(
                thing.registry(),
                thing.repository(),
                thing.tag().orElse(null),
                thing.digest().orElse(null),
                part.after().orElse(null),
                part.max()));
    }

    public Uni<AuditDeletionPage> history(DeletionFilter filter, Part part) {
        return asked(() -> api.history(
                filter.registry().orElse(null),
                filter.repository().orElse(null),
                filter.policy().orElse(null),
                filter.since().map(Objects::toString).orElse(null),
                filter.until().map(Objects::toString).orElse(null),
                part.after().orElse(null),
                part.max()));
    }

    private static <T> Uni<T> asked(Supplier<Uni<T>> question) {
        return question.get()
                .onFailure()
                .transform(failure ->
                        Audit.answered(failure, 400) ? new UnknownPlaceException(failure) : Audit.unavailable(failure));
    }
}
