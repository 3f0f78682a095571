package dev.tidemark.audit.export;

import dev.tidemark.audit.export.OutcomeLine.Known;
import dev.tidemark.audit.export.OutcomeLine.Result;
import dev.tidemark.audit.export.OutcomeLine.Stored;
import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.execution.Subject;
import dev.tidemark.contracts.execution.TaskStatus;
import dev.tidemark.contracts.registry.RepositoryName;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Some of the decisions of a plan, and what there is to know before it can be said what became of them. */
record OutcomeChunk(long task, RepositoryName repository, TaskStatus status, boolean dryRun, List<Decision> decisions) {

    static OutcomeChunk of(Row row, List<Decision> decisions) {
        return new OutcomeChunk(
                row.getLong("number"),
                new RepositoryName(row.getString("repository")),
                TaskStatus.valueOf(row.getString("status")),
                Boolean.TRUE.equals(row.getBoolean("dry_run")),
                decisions.stream()
                        .filter(decision -> decision.role() == Decision.Role.CANDIDATE)
                        .toList());
    }

    String[] digests() {
        return decisions.stream()
                .map(decision -> decision.digest().toString())
                .distinct()
                .toArray(String[]::new);
    }

    /** Those that may have an outcome. */
    String[] subjects() {
        return dryRun
                ? new String[0]
                : decisions.stream()
                        .filter(decision -> decision.verdict() == Decision.Verdict.DELETE)
                        .flatMap(OutcomeChunk::subjects)
                        .map(Subject::toString)
                        .toArray(String[]::new);
    }

    /** A candidate without a tag is its manifest; any other is its tags, and its manifest is a matter of its own. */
    private static Stream<Subject> subjects(Decision decision) {
        return decision.tags().isEmpty()
                ? Stream.of(Subject.manifest(decision.digest()))
                : decision.tags().stream().map(tag -> new Subject(decision.digest(), tag));
    }

    List<OutcomeLine> lines(Map<String, Stored> outcomes, Map<String, Known> known) {
        return decisions.stream()
                .map(decision -> OutcomeLine.of(
                        repository,
                        decision,
                        outcome(decision, outcomes),
                        known.getOrDefault(decision.digest().toString(), Known.NOTHING)))
                .toList();
    }

    /** Of several tags the one that went least far speaks for the candidate, as it does in the numbers of the task. */
    private Stored outcome(Decision decision, Map<String, Stored> outcomes) {
        if (decision.verdict() == Decision.Verdict.RETAIN) {
            return new Stored(Result.RETAINED, null, null);
        }
        if (dryRun) {
            return new Stored(Result.WOULD_DELETE, null, null);
        }
        List<Stored> stored = subjects(decision)
                .map(subject -> outcomes.getOrDefault(subject.toString(), open()))
                .toList();
        return stored.stream()
                .filter(one -> one.result() != Result.DELETED)
                .findFirst()
                .orElse(stored.get(0));
    }

    private Stored open() {
        return status.isFinal()
                ? new Stored(Result.NOT_REACHED, reason(), null)
                : new Stored(Result.PENDING, null, null);
    }

    private Reason reason() {
        return switch (status) {
            case STOPPED -> Reason.STOPPED;
            case EXPIRED -> Reason.EXPIRED;
            default -> null;
        };
    }
}
