package dev.tidemark.executor.planning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.contracts.event.DecisionEvent.TaskPlanned;
import dev.tidemark.contracts.event.DeletionEvent.DeletionsCondemned;
import dev.tidemark.contracts.event.EventMeta;
import dev.tidemark.contracts.event.TaskEvent.TaskRequested;
import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.execution.PlanId;
import dev.tidemark.contracts.execution.TaskTotals;
import dev.tidemark.contracts.policy.RetentionRules.Unit;
import dev.tidemark.evaluator.Naming;
import dev.tidemark.evaluator.Plan;
import dev.tidemark.executor.messaging.DerivedId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;

/** Makes the events that tell of one plan. The plan's id is derived from what it decided: made twice, it is the same plan. */
final class PlannedEvents {

    private static final int MAX_TAGS = 10_000;

    private final TaskRequested task;
    private final Plan plan;
    private final Instant at;
    private final String hash;
    private final PlanId id;

    PlannedEvents(TaskRequested task, Plan plan, Instant at, ObjectMapper mapper) {
        this.task = task;
        this.plan = plan;
        this.at = at;
        this.hash = hash(plan.decisions(), mapper);
        this.id = new PlanId(DerivedId.of(task.task(), hash));
    }

    PlanId plan() {
        return id;
    }

    TaskTotals totals() {
        return new TaskTotals(plan.total(), plan.retained(), plan.subjects(), 0, 0, 0, 0);
    }

    List<TaskPlanned> planned() {
        List<List<Decision>> chunks = chunks();
        List<TaskPlanned> events = new ArrayList<>(chunks.size());
        for (int chunk = 0; chunk < chunks.size(); chunk++) {
            events.add(new TaskPlanned(
                    meta("task-planned", chunk),
                    task.task(),
                    task.policy(),
                    id,
                    hash,
                    task.dryRun(),
                    chunk,
                    chunks.size(),
                    chunks.get(chunk),
                    totals(),
                    task.condemnedOnly()));
        }
        return events;
    }

    /** As many decisions as a record bears: those of artifacts with very many tags are large. At least one chunk. */
    private List<List<Decision>> chunks() {
        List<List<Decision>> chunks = new ArrayList<>();
        int from = 0;
        int tags = 0;
        List<Decision> decisions = published();
        for (int i = 0; i < decisions.size(); i++) {
            tags += decisions.get(i).tags().size();
            if (i - from == TaskPlanned.MAX_DECISIONS || i > from && tags > MAX_TAGS) {
                chunks.add(decisions.subList(from, i));
                from = i;
                tags = decisions.get(i).tags().size();
            }
        }
        chunks.add(decisions.subList(from, decisions.size()));
        return chunks;
    }

    private List<Decision> published() {
        return Boolean.TRUE.equals(task.condemnedOnly())
                ? plan.decisions().stream().filter(isPublished()).toList()
                : plan.decisions();
    }

    /** Whoever named something is to hear why it stays. */
    private Predicate<Decision> isPublished() {
        Predicate<Decision> condemns = decision -> decision.verdict() == Decision.Verdict.DELETE;
        return task.named() == null ? condemns : condemns.or(new Naming(task.named())::names);
    }

    DeletionsCondemned condemned(int tagsListed) {
        return new DeletionsCondemned(
                meta("deletions-condemned", 0),
                task.task(),
                task.policy(),
                id,
                plan.condemned(),
                tagsListed,
                plan.total(),
                plan.retained(),
                task.notAfter(),
                task.named() == null ? task.rules().unit() : Unit.TAG);
    }

    private EventMeta meta(String type, int chunk) {
        return EventMeta.of(
                DerivedId.of(task.task(), id, type, chunk), at, task.meta().id());
    }

    private static String hash(List<Decision> decisions, ObjectMapper mapper) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (Decision decision : decisions) {
                sha256.update(mapper.writeValueAsBytes(decision));
            }
            return "sha256:" + HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException | JsonProcessingException bug) {
            throw new IllegalStateException("a plan that cannot be hashed", bug);
        }
    }
}
