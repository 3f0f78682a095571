package dev.tidemark.executor.deletion;

import dev.tidemark.contracts.event.DeletionEvent.DeletionsCondemned;
import dev.tidemark.contracts.event.ResultEvent;
import dev.tidemark.contracts.event.Topic;
import dev.tidemark.contracts.execution.Outcome;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.execution.Subject;
import dev.tidemark.contracts.execution.SubjectOutcome;
import dev.tidemark.contracts.execution.TaskId;
import dev.tidemark.contracts.execution.TaskStatus;
import dev.tidemark.executor.facts.FactsCache;
import dev.tidemark.executor.guard.Ownership;
import dev.tidemark.executor.messaging.Publisher;
import dev.tidemark.executor.messaging.Results;
import dev.tidemark.executor.registry.Deleters;
import dev.tidemark.executor.registry.RegistryBusyException;
import dev.tidemark.executor.registry.RegistryDeleter;
import dev.tidemark.executor.registry.RegistryException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Carries a plan out, batch by batch: tells that a batch is begun, deletes it, tells what became of it; last, that the task is
 * finished. Interrupted anywhere and taken up again, by whomever, it goes on after the last batch that was told to be done.
 */
@ApplicationScoped
public class CarryOutPlan {

    private static final int OUTCOMES_TOLD = 2_000;

    private final Deleters deleters;
    private final FactsCache facts;
    private final Publisher publisher;
    private final Probes probes;
    private final Bounds bounds;
    private final Clock clock;

    CarryOutPlan(Deleters deleters, FactsCache facts, Publisher publisher, Probes probes, Bounds bounds, Clock clock) {
        this.deleters = deleters;
        this.facts = facts;
        this.publisher = publisher;
        this.probes = probes;
        this.bounds = bounds;
        this.clock = clock;
    }

    /**
     * @param memory what is known of the partition's tasks, which this adds to
     * @throws dev.tidemark.executor.guard.RevokedException if the plan is another worker's by now
     */
    void carryOut(DeletionsCondemned plan, PartitionMemory memory, Ownership ownership) {
        TaskMemory task = memory.of(plan.task());
        if (task.isEnded() || task.isBegunUnderAnother(plan.plan())) {
            return;
        }
        new Run(plan, memory, new Ledger(plan, task), ownership).carryOut();
    }

    /** One plan on its way. */
    private final class Run {

        private final TaskId task;
        private final PartitionMemory memory;
        private final Leeway leeway;
        private final Results results;
        /** Both without what need not go, once it is known what the registry can do. */
        private DeletionsCondemned plan;

        private Ledger ledger;

        Run(DeletionsCondemned plan, PartitionMemory memory, Ledger ledger, Ownership ownership) {
            this.plan = plan;
            this.task = plan.task();
            this.memory = memory;
            this.ledger = ledger;
            this.leeway = bounds.of(plan, ownership);
            this.results = new Results(task, plan.meta().id(), clock);
        }

        void carryOut() {
            try {
                End end = leeway.interruption()
                        .map(reason -> keep(Batches.of(plan, false), reason))
                        .orElseGet(this::carryOutBatches);
                finish(end);
            } catch (RegistryException e) {
                finish(new End(TaskStatus.ERROR, e.getMessage()));
            }
        }

        private End carryOutBatches() {
            RegistryDeleter deleter = deleters.deleter(task.registry());
            List<Batch> batches;
            try {
                boolean deletesTags = deletesTags(deleter);
                if (deletesTags) {
                    leaveWhatTagsSufficeFor();
                }
                batches = Batches.of(plan, deletesTags);
            } catch (RegistryBusyException busy) {
                return leeway.interruption()
                        .map(reason -> keep(Batches.of(plan, false), reason))
                        .orElseThrow(() -> busy);
            }
            Attempt attempt = new Attempt(deleter, task.repository(), plan.condemned(), ledger, facts, leeway);
            for (Batch batch : batches) {
                carryOut(batch, attempt);
                Optional<Reason> interruption = leeway.interruption().filter(reason -> !ledger.isThrough());
                if (interruption.isPresent()) {
                    return keep(batches, interruption.get());
                }
            }
            return End.SUCCESS;
        }

        private void leaveWhatTagsSufficeFor() {
            plan = TagsSuffice.where(plan);
            ledger = new Ledger(plan, memory.of(task));
        }

        private boolean deletesTags(RegistryDeleter deleter) {
            return leeway.patiently(() -> {
                leeway.awaitSure();
                return probes.deletesTags(deleter, task.repository());
            });
        }

        /** Tells of everything that is left that it stays, and why. */
        private End keep(List<Batch> batches, Reason reason) {
            for (Batch batch : batches) {
                List<SubjectOutcome> left = batch.subjects().stream()
                        .filter(subject -> ledger.of(subject).isEmpty())
                        .flatMap(subject -> leave(subject, reason).stream())
                        .toList();
                if (!left.isEmpty()) {
                    leeway.awaitSure();
                    ledger.add(left);
                    tellDone(batch, left);
                }
            }
            return End.of(reason);
        }

        /** What somebody had set out to delete may be gone, and is ours then: that is looked up, unless the time for requests is over. */
        private Optional<SubjectOutcome> leave(Subject subject, Reason reason) {
            SubjectOutcome stays = new SubjectOutcome(subject, Outcome.KEPT, reason, null);
            if (!ledger.isOpen(subject)) {
                return Optional.of(stays);
            }
            return reason == Reason.EXPIRED
                    ? Optional.empty()
                    : new RegistryEdge(deleters.deleter(task.registry()), task.repository(), leeway)
                            .lookUp(subject)
                            .map(effect -> switch (effect.outcome()) {
                                case KEPT -> stays;
                                case GONE -> new SubjectOutcome(subject, Outcome.DELETED, null, null);
                                default ->
                                    new SubjectOutcome(subject, effect.outcome(), effect.reason(), effect.detail());
                            });
        }

        private void carryOut(Batch batch, Attempt attempt) {
            if (ledger.covers(batch.subjects())) {
                return;
            }
            leeway.awaitSure();
            tell(results.begun(plan.plan(), batch.number(), batch.subjects()));
            List<SubjectOutcome> outcomes = attempt.carryOut(batch);
            ledger.add(outcomes);
            tellDone(batch, outcomes);
        }

        /** In parts that fit into a record each, whatever details the outcomes have. */
        private void tellDone(Batch batch, List<SubjectOutcome> outcomes) {
            Freed freed = new Freed(plan, ledger);
            for (int from = 0; from == 0 || from < outcomes.size(); from += OUTCOMES_TOLD) {
                int to = Math.min(outcomes.size(), from + OUTCOMES_TOLD);
                tell(results.done(plan.plan(), batch.number(), freed.tell(outcomes.subList(from, to))));
            }
        }

        private void finish(End end) {
            leeway.awaitSure();
            tell(results.finished(plan.plan(), false, end.status(), ledger.totals(), end.error()));
        }

        private void tell(ResultEvent event) {
            publisher.publish(Topic.RESULTS, event);
            memory.add(event);
        }
    }

    /** How a task ends. */
    private record End(TaskStatus status, String error) {

        static final End SUCCESS = new End(TaskStatus.SUCCESS, null);

        static End of(Reason interruption) {
            return switch (interruption) {
                case STOPPED -> new End(TaskStatus.STOPPED, null);
                case EXPIRED -> new End(TaskStatus.EXPIRED, "its time was over before it was through");
                default -> SUCCESS;
            };
        }
    }
}
