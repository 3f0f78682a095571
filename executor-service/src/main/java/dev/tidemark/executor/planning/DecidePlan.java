package dev.tidemark.executor.planning;

import dev.tidemark.contracts.event.TaskEvent.TaskRequested;
import dev.tidemark.contracts.execution.Condemned;
import dev.tidemark.contracts.execution.Named;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.evaluator.Evaluator;
import dev.tidemark.evaluator.Plan;
import dev.tidemark.executor.registry.Registries;
import dev.tidemark.executor.registry.RegistryReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides what is to become of a repository as it was read. What refers to something that is to go, and has no tag, is looked for when that
 * is known; then it is decided again, since it goes along.
 */
@ApplicationScoped
class DecidePlan {

    private final Registries registries;
    private final ReadReferrers referrers;
    private final Sharing sharing;

    DecidePlan(Registries registries, ReadReferrers referrers, Sharing sharing) {
        this.registries = registries;
        this.referrers = referrers;
        this.sharing = sharing;
    }

    /**
     * @throws dev.tidemark.executor.registry.RegistryException if what refers to something that is to go could not be read
     * @throws dev.tidemark.evaluator.pattern.PatternException if a pattern of the rules cannot be matched
     */
    Decided of(TaskRequested task, Reading reading) {
        RegistryReader registry = registries.reader(task.task().registry());
        Set<Digest> asked = new HashSet<>();
        Reading current = reading;
        while (true) {
            Plan plan = plan(task, current);
            // What rests on the inventory rests on it for these, too.
            Set<Digest> going = reading.complete() ? goingWhole(plan) : new HashSet<>();
            going.removeAll(asked);
            Reading more = referrers.of(registry, current, going);
            if (more == current) {
                return new Decided(current, task.dryRun() ? plan : bounded(current, plan));
            }
            asked.addAll(going);
            asked.addAll(foundBy(more, current));
            current = more;
        }
    }

    /** What a deletion frees is asked for when there is one. */
    private Plan bounded(Reading reading, Plan plan) {
        return plan.condemned().isEmpty() ? plan : plan.with(sharing.without(reading, plan.condemned()));
    }

    /** What refers to these was looked for when they were found. */
    private static Set<Digest> foundBy(Reading more, Reading before) {
        Set<Digest> found = new HashSet<>(more.facts().keySet());
        found.removeAll(before.facts().keySet());
        return found;
    }

    private static Set<Digest> goingWhole(Plan plan) {
        return plan.condemned().stream()
                .filter(Condemned::withManifest)
                .map(Condemned::digest)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private Plan plan(TaskRequested task, Reading reading) {
        return task.named() == null ? planByRules(task, reading) : planByName(task.named(), reading);
    }

    private static Plan planByName(Named named, Reading reading) {
        // Ages do not matter here, whatever they rest on.
        return reading.deletesTags()
                .map(deletesTags -> Evaluator.plan(Snapshots.of(reading, false, deletesTags), named))
                .orElseGet(() -> Evaluator.planEitherWay(Snapshots.of(reading, false), named));
    }

    private Plan planByRules(TaskRequested task, Reading reading) {
        Plan plan = plan(task, reading, reading.deletesTags().orElse(false));
        boolean unknown = reading.deletesTags().isEmpty() && reading.inventory().answered();
        // Only a deleter finds it out, and with nothing to delete none would ever be asked. So it gets what would go if
        // tags went alone, and leaves it where they do not.
        return unknown && plan.condemned().isEmpty() && !task.dryRun() ? plan(task, reading, true) : plan;
    }

    private Plan plan(TaskRequested task, Reading reading, boolean deletesTags) {
        // Where an event led to this, something was pushed just now of which the inventory may not have heard yet.
        // Whatever an image then says of itself, nobody knows that it is old.
        boolean createdCounts = task.causes().isEmpty()
                && registries.createdCountsAsPushed(task.task().registry());
        return Evaluator.plan(Snapshots.of(reading, createdCounts, deletesTags), task.rules(), task.now());
    }
}
