package dev.tidemark.policy.deletion;

import dev.tidemark.contracts.execution.ExecutionStatus;
import dev.tidemark.contracts.execution.Named;
import dev.tidemark.contracts.execution.Outcome;
import dev.tidemark.policy.audit.AuditOutcome;
import dev.tidemark.policy.deletion.Deletion.Result;
import dev.tidemark.policy.execution.AwaitEnd.End;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Reads what became of names from what became of tags and manifests. Pure. */
final class Results {

    /** What tells most of a digest of which several things became: the worst. */
    private static final List<Outcome> WORST_FIRST =
            List.of(Outcome.FAILED, Outcome.KEPT, Outcome.WOULD_DELETE, Outcome.DELETED, Outcome.GONE);

    private final List<AuditOutcome> told;
    private final End end;

    /** @param error of the task, where there is one: it says more than the execution's */
    private Results(List<AuditOutcome> told, End end, String error) {
        this.told = told;
        this.end = error == null ? end : new End(end.status(), error);
    }

    static List<Result> of(Named named, List<AuditOutcome> told, End end, String error) {
        return new Results(told, end, error).of(named);
    }

    private List<Result> of(Named named) {
        if (named.everything()) {
            return everything();
        }
        List<Result> results = new ArrayList<>();
        named.tags().forEach(tag -> results.add(of(tag.value(), one -> tag.equals(one.tag()))));
        named.digests().forEach(digest -> results.add(of(digest.toString(), one -> digest.equals(one.digest()))));
        return results;
    }

    private List<Result> everything() {
        List<Result> results = new ArrayList<>();
        told.forEach(one -> results.add(result(one.name(), one)));
        if (end.status() != ExecutionStatus.SUCCESS) {
            results.add(notTold("everything"));
        }
        return results;
    }

    private Result of(String name, Predicate<AuditOutcome> concerns) {
        return told.stream()
                .filter(concerns)
                .min(Comparator.comparing(one -> WORST_FIRST.indexOf(one.outcome())))
                .map(one -> result(name, one))
                .orElseGet(() -> notTold(name));
    }

    private static Result result(String name, AuditOutcome one) {
        return new Result(name, one.outcome(), one.reason(), one.detail());
    }

    /** What a complete run says nothing of was not there; of any other run that is not known. */
    private Result notTold(String name) {
        return end.status() == ExecutionStatus.SUCCESS
                ? new Result(name, Outcome.GONE, null, null)
                : new Result(name, Outcome.FAILED, null, end.error() == null ? "it was stopped" : end.error());
    }
}
